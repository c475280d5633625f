"""The plan of a development programme as a picture."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from networks.formats.development_drawings import NARROW, WIDE, chart_of
from networks.rules.development_chart import Chart
from organisation.formats.print import svg_of

register = template.Library()


@register.simple_tag
def development_chart(chart: Chart) -> SafeString:
    """The chart, wide for a table and for paper and narrow for a phone; what it says stands in words below."""
    wide, narrow = (svg_of(chart_of(chart, width), "ln-life") for width in (WIDE, NARROW))
    return format_html('<div class="ln-life-wide">{}</div><div class="ln-life-narrow">{}</div>', wide, narrow)
