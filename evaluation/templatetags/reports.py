"""The drawings of a leader's report on its page."""

from django import template
from django.utils.safestring import SafeString

from evaluation.formats.report_drawings import mark_of, plot_of, spread_of
from evaluation.queries.report_lines import Report, ThemeLine
from organisation.formats.print import svg_of

register = template.Library()


@register.simple_tag
def theme_plot(theme: ThemeLine, report: Report) -> SafeString:
    """A theme's marks on one scale."""
    return svg_of(plot_of(theme, [step for step, _label in report.scale]), "ln-plot")


@register.simple_tag
def spread_plot(counts: tuple[int, ...]) -> SafeString:
    """How the answers to one statement were spread."""
    return svg_of(spread_of(counts), "ln-spread")


@register.simple_tag
def group_mark(group: str) -> SafeString:
    """A group's mark; its name stands beside it."""
    return svg_of(mark_of(group), "ln-m")
