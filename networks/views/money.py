"""HR's pages about hours, invoices and budgets; the budgets are read by directors too."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from networks.access.money import budget_desk, budget_for, hours_for, invoice_for
from networks.access.programmes import facilitator_for
from networks.actions.budgets import set_budget as set_budget_verb
from networks.actions.hours import approve_shown_hours as approve_verb
from networks.actions.hours import settle_hours
from networks.actions.invoices import settle_invoice
from networks.formats.hours import hours_csv
from networks.forms.money import BudgetForm, ReasonForm, ShownHoursForm
from networks.models import Facilitator, Hours
from networks.queries.money import (
    batches_in,
    budget_so_far,
    budgets_of,
    hours_cells,
    hours_of,
    invoices_of,
    year_asked,
    years_known,
)
from networks.queries.sheets import open_frames
from networks.rules.money import State
from organisation.access.roles import hr_desk
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


@require_safe
def all_hours(request: SignedInRequest) -> HttpResponse:
    """Everybody's hours of a year, those that wait first; several of one facilitator's in one press."""
    found = told_in(request, hours_of)
    return render(request, "networks/hours.html", found | {"batches": batches_in(found["page"])})


@require_safe
def hours_file(request: SignedInRequest) -> HttpResponse:
    """The same as a CSV file."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    year = year_asked(request.GET.get("aar", ""), today)
    response = HttpResponse(hours_csv(hours_cells(hours_of(year))), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="timer-{year}.csv"'
    return response


@require_POST
def approve_hours(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve hours, or open them again."""
    found, to = hours_for(request.user.person, pk, timezone.localdate()), approved_or_open(request)
    done = _("Timerne er godkendt.") if to == State.APPROVED else _("Timerne er åbnet igen.")
    told_of(request, lambda: settle_hours(hours=found, to=to, by=request.user, at=timezone.now()), done)
    return redirect("networks:hours")


@require_POST
def approve_shown_hours(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve a facilitator's hours that the page showed, in one press."""
    today = timezone.localdate()
    found = facilitator_for(request.user.person, pk, today)
    form = ShownHoursForm(request.POST, facilitator=found)
    shown, seen = (form.cleaned_data["hours"], form.cleaned_data["seen"]) if form.is_valid() else ([], "")
    facts: dict[str, Any] = {"shown": shown, "seen": seen, "by": request.user, "at": timezone.now()}
    told_of(request, lambda: approve_verb(facilitator=found, **facts), lambda rows: approved_words(rows, found))
    year = year_asked(request.GET.get("aar", ""), today)
    return redirect(reverse("networks:hours") + f"?aar={year}")


def approved_words(rows: Sequence[Hours], facilitator: Facilitator) -> str:
    """What is said of hours that were approved together."""
    words = ngettext(
        "%(count)s registrering fra %(name)s er godkendt.",
        "%(count)s registreringer fra %(name)s er godkendt.",
        len(rows),
    )
    return words % {"count": len(rows), "name": facilitator.person.name}


def reject_hours(request: SignedInRequest, pk: int) -> HttpResponse:
    """Reject hours with a reason."""
    found = hours_for(request.user.person, pk, timezone.localdate())
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        facts = {"to": State.REJECTED, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: settle_hours(hours=found, **facts)):
            messages.success(request, _("Timerne er afvist, og facilitatoren har fået et brev."))
            return redirect("networks:hours")
    return render(request, "networks/hours_reject.html", {"form": form, "found": found})


@require_safe
def invoices(request: SignedInRequest) -> HttpResponse:
    """Everybody's invoices of a year, those that wait first."""
    return render(request, "networks/invoices.html", told_in(request, invoices_of))


@require_POST
def approve_invoice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve an invoice, or open it again."""
    found, to = invoice_for(request.user.person, pk, timezone.localdate()), approved_or_open(request)
    done = _("Fakturaen er godkendt.") if to == State.APPROVED else _("Fakturaen er åbnet igen.")
    told_of(request, lambda: settle_invoice(invoice=found, to=to, by=request.user, at=timezone.now()), done)
    return redirect("networks:invoices")


def reject_invoice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Reject an invoice with a reason."""
    found = invoice_for(request.user.person, pk, timezone.localdate())
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        facts = {"to": State.REJECTED, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: settle_invoice(invoice=found, **facts)):
            messages.success(request, _("Fakturaen er afvist, og facilitatoren har fået et brev."))
            return redirect("networks:invoices")
    return render(request, "networks/invoice_reject.html", {"form": form, "found": found})


def told_in(request: SignedInRequest, rows_of: Callable[[int], QuerySet[Any]]) -> dict[str, Any]:
    """A page of what everybody has told in the year that is asked for, to HR."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    year = year_asked(request.GET.get("aar", ""), today)
    return {"page": page_of(request, rows_of(year)), "year": year, "years": years_known(today)}


def approved_or_open(request: SignedInRequest) -> State:
    """Where HR's button lets hours or an invoice go."""
    return State.WAITING if "open" in request.POST else State.APPROVED


@require_safe
def budgets(request: SignedInRequest) -> HttpResponse:
    """What each programme has, has used, and has left by the end of the year."""
    today = timezone.localdate()
    standing = budget_desk(request.user.person, today)
    year = year_asked(request.GET.get("aar", ""), today)
    page = {"budgets": budgets_of(year, today), "year": year, "years": years_known(today), "is_hr": standing.is_hr}
    return render(request, "networks/budgets.html", page)


def set_budget(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a programme's budget for a year."""
    today = timezone.localdate()
    found = budget_for(request.user.person, pk, today)
    year = year_asked(request.GET.get("aar", ""), today)
    form = BudgetForm(request.POST or None, initial={"year": year, "amount": budget_so_far(found, year)})
    if request.method == "POST" and form.is_valid():
        set_budget_verb(programme=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Budgettet er gemt."))
        return redirect("networks:budgets")
    page = {"form": form, "programme": found, "is_open": "budget" in open_frames(found)}
    return render(request, "networks/budget_form.html", page)
