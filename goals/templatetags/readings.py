"""The line of an indicator on a page."""

from django import template
from django.utils.safestring import SafeString

from goals.formats.drawings import line_of
from goals.queries.readings import Reading
from organisation.formats.print import svg_of

register = template.Library()


@register.simple_tag
def reading_line(reading: Reading, width: int, height: int) -> SafeString:
    """The measurements of a reading as a line with its labels; what it says stands in words and figures beside it."""
    return svg_of(line_of(reading, width=width, height=height, has_labels=True), "ln-line")
