"""Hvilke ugedage kan du? A leader's answer to a programme, before its networks are composed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networks.access.networks import wish_for
from networks.actions.availability import forget_weekdays, tell_weekdays
from networks.forms.availability import WeekdaysForm
from networks.rules.composition import WEEKDAYS
from organisation.forms.requests import SignedInRequest


def weekdays(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tick the days one can meet; the answer can be changed and taken back."""
    person = request.user.person
    wish = wish_for(person, pk, timezone.localdate())
    form = WeekdaysForm(request.POST if request.method == "POST" else None, initial={"days": wish.days or WEEKDAYS})
    if request.method == "POST" and form.is_valid():
        days = form.cleaned_data["days"]
        tell_weekdays(programme=wish.programme, person=person, days=days, by=request.user, at=timezone.now())
        messages.success(request, _("Tak. Dine ugedage er gemt, og du kan ændre dem her på siden."))
        return redirect("networks:weekdays", pk=pk)
    return render(request, "networks/weekdays.html", {"form": form, "wish": wish})


@require_POST
def forget(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the answer back."""
    person = request.user.person
    wish = wish_for(person, pk, timezone.localdate())
    forget_weekdays(programme=wish.programme, person=person, by=request.user, at=timezone.now())
    messages.success(request, _("Dit svar er slettet. Nu regner vi med, at alle fem dage er lige gode."))
    return redirect("networks:weekdays", pk=pk)
