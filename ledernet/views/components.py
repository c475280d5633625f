"""All components and their states on one page, for those who build."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from organisation.models import MARKS

EXAMPLES = (
    *("skole", "dagtilbud", "ældre", "teknik og miljø", "beskæftigelse", "administration"),
    *("sundhed", "handicap", "kultur", "borgerservice", "psykiatri", "miljø"),
)
COLOURS = (
    ("primary", _("det, du kan gøre")),
    ("need", _("venter på dig")),
    ("good", _("nået, gemt")),
    ("bad", _("afviger, fejl")),
    ("protect", _("beskyttet")),
    ("ground", _("trukket tilbage")),
)


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """What pages are made of."""
    marks = list(zip(MARKS, EXAMPLES, strict=True))
    return render(request, "ledernet/components.html", {"marks": marks, "colours": COLOURS})
