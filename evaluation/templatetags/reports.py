"""Figures and drawings of a leader's report on its page. Drawings are kept: the same few come again and again."""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from evaluation.formats.report_drawings import mark_of, plot_of, spread_of
from evaluation.queries.report_lines import Figure, Report, ThemeLine
from organisation.formats.print import svg_of

register = template.Library()
KEPT = 512


@register.simple_tag
def theme_plot(theme: ThemeLine, report: Report) -> SafeString:
    """A theme's marks on one scale."""
    return theme_drawn(theme.figures, theme.compared, tuple(step for step, _label in report.scale))


@lru_cache(KEPT)
def theme_drawn(figures: tuple[Figure, ...], compared: str | None, scale: tuple[int, ...]) -> SafeString:
    """The drawing of `theme_plot`."""
    return svg_of(plot_of(figures, compared, scale), "ln-plot")


@register.simple_tag
@lru_cache(KEPT)
def spread_plot(counts: tuple[int, ...]) -> SafeString:
    """How the answers to one statement were spread."""
    return svg_of(spread_of(counts), "ln-spread")


@register.simple_tag
@lru_cache
def group_mark(group: str) -> SafeString:
    """A group's mark; its name stands beside it."""
    return svg_of(mark_of(group), "ln-m")


@lru_cache
def lock() -> SafeString:
    """The sign of what is protected."""
    return mark_safe(lucide("lock", size=None, aria_hidden="true", **{"class": "ln-i"}))  # noqa: S308 - the library's own


@register.simple_tag
def figures_line(figures: Sequence[Figure]) -> SafeString:
    """Every group's figure in a line: "selv 3 medarbejdere 4,4 (10 af 12)"; a hidden one hatched, with its lock."""
    return format_html_join(" ", "{}", ((figure_told(shown),) for shown in figures))


def figure_told(shown: Figure) -> SafeString:
    """One group's figure, or the word in its place."""
    if shown.is_hidden:
        return format_html('<span class="ln-hid">{}{} {}</span>', lock(), shown.short, shown.absent)
    if shown.value is None:
        return format_html("<span>{} {}</span>", shown.short, shown.absent)
    answers = f" ({shown.answers})" if shown.answers else ""
    return format_html("<span>{} <b>{}</b>{}</span>", shown.short, shown.text, answers)
