"""HR's pages about facilitators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.access.programmes import facilitator_for
from networks.actions import facilitators as verbs
from networks.forms.participants import AppointForm, CorrectFacilitatorForm
from networks.queries.participants import facilitator_lines
from organisation.access.roles import hr_desk
from organisation.forms.requests import SignedInRequest


def facilitators(request: SignedInRequest) -> HttpResponse:
    """Who runs meetings and how many networks they carry, and room for one more."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    form = AppointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        person = verbs.appoint_facilitator(
            person=found["who"],
            capacity=found["capacity"],
            external=found["external"],
            by=request.user,
            at=timezone.now(),
        ).person
        messages.success(request, _("%(name)s er facilitator.") % {"name": person.name})
        return redirect("networks:facilitators")
    return render(request, "networks/programme_facilitators.html", {"lines": facilitator_lines(today), "form": form})


def correct_facilitator(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change how many networks a facilitator can carry, or rest them."""
    found = facilitator_for(request.user.person, pk, timezone.localdate())
    start = {"capacity": found.capacity, "external": found.external, "active": found.active}
    form = CorrectFacilitatorForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        verbs.correct_facilitator(facilitator=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Ændringen er gemt."))
        return redirect("networks:facilitators")
    return render(request, "networks/programme_facilitator_form.html", {"form": form, "facilitator": found})
