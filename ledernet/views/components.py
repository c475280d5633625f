"""All components and their states on one page, for those who build."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisation.models import MARKS

EXAMPLES = ("skole", "dagtilbud", "ældre", "teknik og miljø", "beskæftigelse", "administration")


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """What pages are made of."""
    return render(request, "ledernet/components.html", {"marks": list(zip(MARKS, EXAMPLES, strict=True))})
