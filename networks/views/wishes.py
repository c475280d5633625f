"""Wishes before composition: HR's round, and the page on which a leader answers in less than a minute."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.programmes import programme_for
from networks.access.wishes import apart_for, own_wishes_for, wish_round_for
from networks.actions import wishes as verbs
from networks.forms.wishes import UntilForm, WishesForm, WishRoundForm
from networks.queries.wishes import asked_of, round_page, turnout_of, usual_lists, who_could_share
from networks.rules.wishes import USUAL_DAYS
from networks.views.hearings import told_when_refused
from organisation.forms.requests import SignedInRequest


def open_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the last day and what to ask; the letters go at once. A programme that asks already shows its round."""
    today = timezone.localdate()
    programme = programme_for(request.user.person, pk, today)
    turnout = turnout_of(programme, today)
    if turnout is not None:
        return redirect("networks:wish_round", pk=turnout.round.pk)
    usual = {"until": today + USUAL_DAYS, **usual_lists(programme)}
    form = WishRoundForm(request.POST or None, initial=usual, today=today)
    if request.method == "POST" and form.is_valid():
        with told_when_refused(request):
            verbs.open_wish_round(programme=programme, by=request.user, at=timezone.now(), **form.cleaned_data)
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
    today = timezone.localdate()
    round = wish_round_for(request.user.person, pk, today)
    form = UntilForm(request.POST or None, initial={"until": round.until}, today=today)
    if request.method == "POST" and form.is_valid():
        with told_when_refused(request):
            verbs.extend_wish_round(round=round, by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Dagen er gemt. Nye ledere, der skal sættes sammen, har fået et brev."))
        return redirect("networks:wish_round", pk=pk)
    return render(request, "networks/wish_round_extend.html", {"form": form, "round": round})


def withdraw_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let the round be, after asking."""
    round = wish_round_for(request.user.person, pk, timezone.localdate())
    if request.method != "POST":
        return render(request, "networks/wish_round_withdraw.html", {"round": round})
    with told_when_refused(request):
        verbs.withdraw_wish_round(round=round, by=request.user, at=timezone.now())
        messages.success(request, _("Ønskerunden er trukket tilbage, og ønskerne er slettet."))
    return redirect("networks:programme", pk=round.programme_id)


@require_POST
def settle_apart(request: SignedInRequest, pk: int, one: int, other: int) -> HttpResponse:
    """Keep two apart, or say that it cannot be done."""
    today = timezone.localdate()
    round, pair = apart_for(request.user.person, pk, one, other, today)
    accepted = request.POST.get("svar") == "ja"
    with told_when_refused(request):
        verbs.settle_apart(
            round=round, one=pair.one, other=pair.other, accepted=accepted, by=request.user, at=timezone.now()
        )
        messages.success(request, _("Det er gemt, og den, der bad om det, kan se det."))
    return redirect("networks:wish_round", pk=pk)


def wishes(request: SignedInRequest, pk: int) -> HttpResponse:
    """What do you wish of your network? After the last day the answer can be read and no longer changed."""
    person, today = request.user.person, timezone.localdate()
    asked = asked_of(own_wishes_for(person, pk), today)
    form = WishesForm(request.POST or None, asked=asked, others=who_could_share(asked.wishes, today))
    if request.method == "POST" and form.is_valid():
        with told_when_refused(request):
            verbs.tell_wishes(wishes=asked.wishes, by=request.user, at=timezone.now(), **form.facts)
            messages.success(request, _("Tak. Dine ønsker er gemt. Du kan ændre dem til og med den sidste dag."))
        return redirect("networks:wishes", pk=pk)
    return render(request, "networks/wishes.html", {"form": form, "asked": asked})


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's wishes back."""
    own = own_wishes_for(request.user.person, pk)
    with told_when_refused(request):
        verbs.withdraw_wishes(wishes=own, by=request.user, at=timezone.now())
        messages.success(request, _("Dine ønsker er slettet."))
    return redirect("networks:wishes", pk=pk)
