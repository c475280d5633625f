"""Words and marks of every page."""

from django import template

register = template.Library()
