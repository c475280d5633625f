"""HR's pages about newcomers: who waits for a place, where they could sit, and the verbs that end the waiting."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.newcomers import AtTheDoor, network_open_to, newcomer_for, placement_for, postponement_for
from networks.access.programmes import programme_for
from networks.actions import newcomers as verbs
from networks.forms.newcomers import PlaceNewcomerForm, PutOffForm
from networks.queries.decided import TO_WELCOME, decided_about, kept_in
from networks.queries.newcomers import line_of, seat_of, waiting_in
from networks.queries.places import Place, places_for
from networks.rules.questions import Matter
from organisation.access.roles import hr_desk
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest


@require_safe
def newcomers(request: SignedInRequest) -> HttpResponse:
    """Who waits for a place, per programme, with the clock in words."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    return render(request, "networks/newcomers.html", {"programmes": waiting_in(today), "today": today})


def newcomer(request: SignedInRequest, programme: int, person: int) -> HttpResponse:
    """One newcomer: the best three places with their reasons, and what each would break; a place is given here."""
    now, today = timezone.now(), timezone.localdate()
    if is_seated_meanwhile(request, programme, person):
        return redirect("networks:newcomers")
    found = newcomer_for(request.user.person, programme, person, today)
    kept = kept_in(found.programme) & {Matter.ARRIVALS}
    form = PlaceNewcomerForm(request.POST, today=today, kept=kept) if request.method == "POST" else None
    if form is not None and form.is_valid() and seated(request, found, form):
        return redirect("networks:newcomers")
    places = places_for(found.programme, person, now, today)
    page = {"found": found, "line": line_of(found.newcomer, today), "today": today, "places": places}
    page |= {"cards": [(place, form_for(place, form, today, kept)) for place in (*places.shown, *places.others)]}
    page |= {"decided": decided_about(found.programme, TO_WELCOME), "is_error": form is not None}
    return render(request, "networks/newcomer.html", page)


def is_seated_meanwhile(request: SignedInRequest, programme: int, person: int) -> bool:
    """Whether a colleague has given the place since the page was shown; who comes second is told, not turned away."""
    if request.method != "POST":
        return False
    today = timezone.localdate()
    seat = seat_of(programme_for(request.user.person, programme, today), person, today)
    if seat is None:
        return False
    words = _("%(name)s har allerede fået en plads, i netværk %(network)s. Der er ikke ændret noget.")
    messages.warning(request, words % {"name": seat.person.name, "network": seat.network.name})
    return True


def seated(request: SignedInRequest, found: AtTheDoor, form: PlaceNewcomerForm) -> bool:
    """Whether the place could be given; otherwise the form says why not."""
    facts: dict[str, Any] = form.cleaned_data
    network = network_open_to(found.programme, facts["network"], timezone.localdate())
    given = {**facts, "network": network, "person": found.person}
    if not is_carried_out(form, lambda: verbs.place_newcomer(by=request.user, at=timezone.now(), **given)):
        return False
    words = _("%(name)s har fået en plads i netværk %(network)s. Alle i netværket får et brev.")
    messages.success(request, words % {"name": found.person.name, "network": network.name})
    return True


def form_for(place: Place, sent: PlaceNewcomerForm | None, today: Any, kept: Collection[Matter]) -> PlaceNewcomerForm:
    """The form of a place: the one that was sent about it, with its errors, or a new one."""
    form = sent
    if form is None or form.data.get("network") != str(place.network.pk):
        start = {"network": place.network.pk, "starts": max(today, place.network.starts)}
        form = PlaceNewcomerForm(initial=start, today=today, kept=kept, auto_id=f"id_{place.network.pk}_%s")
    form.fields["reason"].required = bool(place.broken)
    return form


def put_off(request: SignedInRequest, programme: int, person: int) -> HttpResponse:
    """Let a newcomer wait until a day, as a rule the next rotation."""
    today = timezone.localdate()
    if is_seated_meanwhile(request, programme, person):
        return redirect("networks:newcomers")
    found = newcomer_for(request.user.person, programme, person, today)
    form = PutOffForm(request.POST or None)
    if form.is_valid():
        facts = {"programme": found.programme, "person": found.person, **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.put_off(by=request.user, at=timezone.now(), **facts)):
            messages.success(request, _("%(name)s venter nu efter aftale.") % {"name": found.person.name})
            return redirect("networks:newcomers")
    return render(request, "networks/newcomer_put_off.html", {"form": form, "found": found})


@require_POST
def take_up_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """End the waiting by agreement."""
    found = postponement_for(request.user.person, pk, timezone.localdate())
    verbs.take_up_again(postponement=found, by=request.user, at=timezone.now())
    messages.success(request, _("Uret går igen for %(name)s.") % {"name": found.person.name})
    return redirect("networks:newcomers")


@require_POST
def undo_placement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back a place that was given lately."""
    found = placement_for(request.user.person, pk, timezone.localdate())
    words = _("Pladsen til %(name)s er taget tilbage, og de, der fik brev om den, får besked.")
    undo, done = verbs.undo_placement, words % {"name": found.membership.person.name}
    told_of(request, lambda: undo(placement=found, by=request.user, at=timezone.now()), done)
    return redirect("networks:newcomers")
