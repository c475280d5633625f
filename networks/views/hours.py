"""A facilitator's own pages: hours, told on a phone after the meeting, and invoices from outside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networks.access.money import own_billing, own_facilitation, own_hours, own_invoice
from networks.actions import hours as verbs
from networks.actions import invoices as invoice_verbs
from networks.forms.money import HoursForm, InvoiceForm, RegisterHoursForm
from networks.queries.money import networks_run_by, own_work
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest


def my_hours(request: SignedInRequest) -> HttpResponse:
    """What one has told this year, and time for one registration more."""
    today = timezone.localdate()
    found = own_facilitation(request.user.person)
    form = RegisterHoursForm(request.POST or None, facilitator=found, today=today, initial={"worked_on": today})
    if form.is_valid():
        facts = {"facilitator": found, "by": request.user, "at": timezone.now(), **form.told}
        if is_carried_out(form, lambda: verbs.register_hours(**facts)):
            messages.success(request, _("Timerne er registreret og venter på HR."))
            return redirect("networks:my_hours")
    return render(request, "networks/my_hours.html", {"form": form, "page": own_work(found, today), "today": today})


def correct_hours(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct what one has told, until HR has approved it."""
    found = own_hours(request.user.person, pk)
    start = {"hours": found.minutes, "worked_on": found.worked_on, "work": found.work, "note": found.note}
    form = HoursForm(request.POST or None, initial=start)
    if form.is_valid():
        told = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.correct_hours(hours=found, minutes=told.pop("hours"), **told)):
            messages.success(request, _("Rettelsen er gemt."))
            return redirect("networks:my_hours")
    return render(request, "networks/my_hours_correct.html", {"form": form, "found": found})


@require_POST
def withdraw_hours(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what was told by mistake."""
    found = own_hours(request.user.person, pk)
    done = _("Timerne er slettet.")
    told_of(request, lambda: verbs.withdraw_hours(hours=found, by=request.user, at=timezone.now()), done)
    return redirect("networks:my_hours")


def my_invoices(request: SignedInRequest) -> HttpResponse:
    """The invoices one has handed in, and one more."""
    today = timezone.localdate()
    found = own_billing(request.user.person)
    form = InvoiceForm(request.POST or None, networks=networks_run_by(found, today), initial={"dated": today})
    if form.is_valid():
        facts = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: invoice_verbs.hand_in_invoice(facilitator=found, **facts)):
            messages.success(request, _("Fakturaen er sendt og venter på HR."))
            return redirect("networks:my_invoices")
    page = {"form": form, "invoices": list(found.invoices.select_related("network"))}
    return render(request, "networks/my_invoices.html", page)


@require_POST
def withdraw_invoice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back an invoice that was handed in by mistake."""
    found = own_invoice(request.user.person, pk)
    withdraw, done = invoice_verbs.withdraw_invoice, _("Fakturaen er trukket tilbage.")
    told_of(request, lambda: withdraw(invoice=found, by=request.user, at=timezone.now()), done)
    return redirect("networks:my_invoices")
