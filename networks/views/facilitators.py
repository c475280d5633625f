"""HR's pages about facilitators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networks.access.money import training_for
from networks.access.programmes import facilitator_for
from networks.actions import facilitators as verbs
from networks.actions.hours import register_hours
from networks.forms.money import RegisterHoursForm, TrainingForm
from networks.forms.participants import AppointForm, CorrectFacilitatorForm
from networks.queries.facilitators import facilitator_line, facilitator_lines
from networks.rules.composition import WEEKDAYS
from organisation.access.roles import hr_desk
from organisation.forms.acting import is_carried_out
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
    """Change what a facilitator can carry and costs, or rest them; with training and conflicts in their own line."""
    today = timezone.localdate()
    found = facilitator_for(request.user.person, pk, today)
    start = {name: getattr(found, name) for name in ("capacity", "external", "active", "hours", "rate")}
    start["days"] = found.days or WEEKDAYS
    form = CorrectFacilitatorForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        verbs.correct_facilitator(facilitator=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Ændringen er gemt."))
        return redirect("networks:facilitators")
    page = {"form": form, "line": facilitator_line(found, today)}
    return render(request, "networks/programme_facilitator_form.html", page)


def add_training(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note a course that a facilitator has taken."""
    found = facilitator_for(request.user.person, pk, timezone.localdate())
    form = TrainingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        verbs.add_training(facilitator=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Forløbet er noteret."))
        return redirect("networks:correct_facilitator", pk=pk)
    return render(request, "networks/facilitator_training.html", {"form": form, "facilitator": found})


@require_POST
def drop_training(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take away a course that was noted by mistake."""
    found = training_for(request.user.person, pk, timezone.localdate())
    verbs.drop_training(training=found, by=request.user, at=timezone.now())
    messages.success(request, _("Forløbet er slettet."))
    return redirect("networks:correct_facilitator", pk=found.facilitator_id)


def enter_hours(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter hours for a facilitator who has told them in another way."""
    today = timezone.localdate()
    found = facilitator_for(request.user.person, pk, today)
    form = RegisterHoursForm(request.POST or None, facilitator=found, today=today, initial={"worked_on": today})
    if form.is_valid():
        facts = {"facilitator": found, "by": request.user, "at": timezone.now(), **form.told}
        if is_carried_out(form, lambda: register_hours(**facts)):
            messages.success(request, _("Timerne er skrevet ind. Godkend dem under »Timer«."))
            return redirect("networks:correct_facilitator", pk=pk)
    return render(request, "networks/facilitator_hours.html", {"form": form, "facilitator": found})
