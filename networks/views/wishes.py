"""Wishes before composition: HR's round, and the page on which a leader answers in less than a minute."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.programmes import programme_for
from networks.access.wishes import apart_for, own_wishes_for, wish_round_for
from networks.actions import wishes as verbs
from networks.forms.wishes import UntilForm, WishesForm, WishRoundForm
from networks.queries.wishes import asked_of, round_page, turnout_of, usual_lists, who_could_share
from networks.rules.wishes import USUAL_DAYS
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest


def open_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the last day and what to ask; the letters go at once. A programme that asks already shows its round."""
    today = timezone.localdate()
    programme = programme_for(request.user.person, pk, today)
    turnout = turnout_of(programme, today)
    if turnout is not None and request.method != "POST":
        return redirect("networks:wish_round", pk=turnout.round.pk)
    usual = {"until": today + USUAL_DAYS, **usual_lists(programme)}
    form = WishRoundForm(request.POST or None, initial=usual, today=today)
    if request.method == "POST" and form.is_valid():
        facts = {"programme": programme, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.open_wish_round(**facts)):
            messages.success(request, _("Ønskerunden er åben, og lederne har fået et brev."))
            return redirect("networks:open_wish_round", pk=pk)
    return render(request, "networks/wish_round_open.html", {"form": form, "programme": programme})


@require_safe
def wish_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Turnout, the wishes together, and the pairs that wait for HR."""
    today = timezone.localdate()
    page = round_page(wish_round_for(request.user.person, pk, today), today)
    return render(request, "networks/wish_round.html", {"page": page})


def extend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another last day; those who have come since are asked too."""
    round = wish_round_for(request.user.person, pk, timezone.localdate())
    page = {"round": round, "until": round.until, "back": reverse("networks:wish_round", args=[pk])}
    done = _("Dagen er gemt. Nye ledere, der skal sættes sammen, har fået et brev.")
    verb = partial(verbs.extend_wish_round, round=round)
    return last_day(request, "networks/wish_round_extend.html", page, verb, done)


def last_day(
    request: SignedInRequest, template: str, page: dict[str, Any], verb: Callable[..., Any], done: str
) -> HttpResponse:
    """Ask for another last day until the law agrees; then set it, say what is done, and go back."""
    form = UntilForm(request.POST or None, initial={"until": page["until"]}, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        facts = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verb(**facts)):
            messages.success(request, done)
            return redirect(page["back"])
    return render(request, template, page | {"form": form})


def withdraw_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let the round be, after asking."""
    round = wish_round_for(request.user.person, pk, timezone.localdate())
    if request.method != "POST":
        return render(request, "networks/wish_round_withdraw.html", {"round": round})
    done = _("Ønskerunden er trukket tilbage, og ønskerne er slettet.")
    told_of(request, lambda: verbs.withdraw_wish_round(round=round, by=request.user, at=timezone.now()), done)
    return redirect("networks:programme", pk=round.programme_id)


@require_POST
def settle_apart(request: SignedInRequest, pk: int, one: int, other: int) -> HttpResponse:
    """Keep two apart, or say that it cannot be done."""
    today = timezone.localdate()
    round, pair = apart_for(request.user.person, pk, one, other, today)
    facts: dict[str, Any] = {"one": pair.one, "other": pair.other, "accepted": request.POST.get("svar") == "ja"}
    done = _("Det er gemt, og den, der bad om det, kan se det.")
    told_of(request, lambda: verbs.settle_apart(round=round, by=request.user, at=timezone.now(), **facts), done)
    return redirect("networks:wish_round", pk=pk)


def wishes(request: SignedInRequest, pk: int) -> HttpResponse:
    """What do you wish of your network? After the last day the answer can be read and no longer changed."""
    person, today = request.user.person, timezone.localdate()
    asked = asked_of(own_wishes_for(person, pk), today)
    form = WishesForm(request.POST or None, asked=asked, others=who_could_share(asked.wishes, today))
    if request.method == "POST" and form.is_valid():
        facts = {"wishes": asked.wishes, "by": request.user, "at": timezone.now(), **form.facts}
        if is_carried_out(form, lambda: verbs.tell_wishes(**facts)):
            messages.success(request, _("Tak. Dine ønsker er gemt. Du kan ændre dem til og med den sidste dag."))
            return redirect("networks:wishes", pk=pk)
    return render(request, "networks/wishes.html", {"form": form, "asked": asked})


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's wishes back."""
    own = own_wishes_for(request.user.person, pk)
    done = _("Dine ønsker er slettet.")
    told_of(request, lambda: verbs.withdraw_wishes(wishes=own, by=request.user, at=timezone.now()), done)
    return redirect("networks:wishes", pk=pk)
