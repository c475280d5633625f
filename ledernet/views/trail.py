"""HR's view of the audit trail: what was done on every floor."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledernet.forms.trail import TrailForm
from ledernet.queries.trail import entries_found, lines_of
from organisation.access.roles import hr_desk
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


def trail(request: SignedInRequest) -> HttpResponse:
    """What was done, by whom, newest first. What is asked for wrongly has its error, and the rest is shown."""
    hr_desk(request.user.person, timezone.localdate())
    form = TrailForm(request.GET)
    form.is_valid()
    page = page_of(request, entries_found(**form.cleaned_data))
    facts = {"form": form, "page": page, "lines": lines_of(page.object_list)}
    return render(request, "ledernet/trail.html", facts | {"asked": any(form.cleaned_data.values())})
