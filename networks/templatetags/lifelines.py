"""A network's life as a picture, and the shapes of its marks beside the words."""

from functools import cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from networks.formats.life_drawings import NARROW, WIDE, mark_of, picture_of
from networks.rules.lifelines import Line, Sign
from organisation.formats.print import svg_of

register = template.Library()


@register.simple_tag
def life_picture(line: Line) -> SafeString:
    """The line, wide for a table and for paper and narrow for a phone; what it says stands in the list beside it."""
    wide, narrow = (svg_of(picture_of(line, width), "ln-life") for width in (WIDE, NARROW))
    return format_html('<div class="ln-life-wide">{}</div><div class="ln-life-narrow">{}</div>', wide, narrow)


@register.simple_tag
@cache
def life_mark(sign: Sign) -> SafeString:
    """The shape of a mark; its name stands beside it."""
    return svg_of(mark_of(Sign(sign)), "ln-life-mark")
