"""Verbs of wishes before composition: ask for them, tell them, take them back, settle them, and forget them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.availability import forget_weekdays, tell_weekdays
from networks.actions.programmes import leave_out, lift_pair, set_pair, take_in_again
from networks.models import ApartWish, Availability, Exclusion, PairRule, Programme, Scenario, Wishes, WishRound
from networks.queries.candidates import candidates_of
from networks.queries.problem import Wished
from networks.queries.sheets import is_undecided
from networks.rules.composition import WEEKDAYS, PairKind
from networks.rules.programmes import Attendance
from networks.rules.reminders import is_reminder_due
from networks.rules.sheets import demand_decided
from networks.rules.wishes import (
    MOVES,
    NO_THANKS,
    REMINDED_BEFORE,
    WISHED,
    State,
    Verdict,
    Why,
    demand_ahead,
    demand_asking,
    demand_open,
    is_over,
)
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.refusals import Refused

BLANK: Mapping[str, Any] = {
    "joins": None,
    "best_day": "",
    "themes": [],
    "places": [],
    "facilitates": False,
    "words": "",
}


def open_wish_round(
    *,
    programme: Programme,
    until: date,
    by: Account | None,
    at: datetime,
    themes: Iterable[str] = (),
    places: Iterable[str] = (),
) -> WishRound:
    """Ask every leader who will be composed what they wish, to and with a day. Each gets a letter.

    Raises Refused before purpose and type are decided, where the programme asks already, where nobody is to be asked,
    and for a day that is not to come.
    """
    demand_ahead(until, timezone.localdate(at))
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        demand_decided(is_undecided(programme))
        if programme.wish_rounds.filter(state=State.OPEN).exists():
            raise Refused(_("Lederne bliver allerede spurgt. Åbn runden for at ændre den."))
        round = WishRound.objects.create(
            programme=programme, until=until, themes=[*themes], places=[*places], opened_by=by, opened_at=at
        )
        asked = ask_the_unasked(round, at)
        if not asked:
            raise Refused(_("Der er ingen ledere at spørge. Se efter, hvem programmet er for."))
        record(verb="open_wish_round", by=by, at=at, on=round, after={"until": until, "asked": len(asked)})
    return round


def ask_the_unasked(round: WishRound, at: datetime) -> list[Person]:
    """A place to answer, and a letter, for everybody who will be composed and is not asked yet."""
    programme = round.programme
    on = max(programme.starts, timezone.localdate(at))
    known = set(round.answers.values_list("person_id", flat=True))
    new = {card.person for card in candidates_of(programme, on).inside} - known
    people = list(Person.objects.filter(pk__in=new).order_by("pk"))
    Wishes.objects.bulk_create(Wishes(round=round, person=person) for person in people)
    for person in people:
        write_letter(template="wishes_asked", to=person, context=told_of(round), at=at)
    return people


def told_of(round: WishRound) -> dict[str, object]:
    """What the letters of a wish round tell."""
    address = absolute(reverse("networks:wishes", args=[round.pk]))
    return {"programme": round.programme, "until": round.until, "address": address}


@contextmanager
def held(round: WishRound) -> Iterator[WishRound]:
    """The round under lock, still open. Raises Refused."""
    with transaction.atomic():
        WishRound.objects.select_for_update().get(pk=round.pk)
        fresh = WishRound.objects.select_related("programme").get(pk=round.pk)
        demand_open(fresh.state)
        yield fresh


def extend_wish_round(*, round: WishRound, until: date, by: Account | None, at: datetime) -> WishRound:
    """Set another last day, and ask those who have come since; who was asked before is not written to again.

    Raises Refused while the round rests because purpose and type are being decided.
    """
    demand_ahead(until, timezone.localdate(at))
    with held(round) as fresh:
        demand_decided(is_undecided(fresh.programme))
        before, fresh.until = fresh.until, until
        fresh.save(update_fields=["until"])
        after = {"until": until, "asked": len(ask_the_unasked(fresh, at))}
        record(verb="extend_wish_round", by=by, at=at, on=fresh, before={"until": before}, after=after)
    return fresh


def tell_wishes(
    *,
    wishes: Wishes,
    days: Iterable[str],
    by: Account | None,
    at: datetime,
    apart: Iterable[Person] = (),
    **facts: Any,
) -> Wishes:
    """Say what one wishes; told again, the newest counts. Raises Refused after the last day, and while a round rests.

    The days one can meet are kept as weekdays always are, and a no to a voluntary programme leaves one out of it at
    once. The trail says that somebody answered, and nothing of what.
    """
    with held(wishes.round) as round:
        demand_asking(round.state, round.until, timezone.localdate(at))
        demand_decided(is_undecided(round.programme))
        told = Wishes.objects.select_related("person").get(pk=wishes.pk)
        keep_days(round.programme, told.person, set(days), by, at)
        keep_joining(round.programme, told, facts.get("joins"), by, at)
        for name, blank in BLANK.items():
            setattr(told, name, facts.get(name, blank))
        told.answered_at = at
        told.save(update_fields=[*BLANK, "answered_at"])
        others = {person.pk for person in apart}
        told.apart.exclude(other_id__in=others).delete()
        known = set(told.apart.values_list("other_id", flat=True))
        ApartWish.objects.bulk_create(ApartWish(wishes=told, other_id=pk) for pk in sorted(others - known))
        record(verb="tell_wishes", by=by, at=at, on=told)
    return told


def keep_days(programme: Programme, person: Person, days: set[str], by: Account | None, at: datetime) -> None:
    """The weekdays one can meet; all five are the same as no answer."""
    if days < set(WEEKDAYS):
        tell_weekdays(programme=programme, person=person, days=days, by=by, at=at)
    elif Availability.objects.filter(programme=programme, person=person).exists():
        forget_weekdays(programme=programme, person=person, by=by, at=at)


def keep_joining(programme: Programme, told: Wishes, joins: bool | None, by: Account | None, at: datetime) -> None:
    """Leave out who says no, and take in again who had said no and does so no longer; HR's own reasons stand."""
    out = Exclusion.objects.filter(programme=programme, person=told.person).first()
    if joins is False and out is None:
        leave_out(programme=programme, person=told.person, reason=NO_THANKS, by=by, at=at)
    elif joins is not False and told.joins is False and out is not None and out.reason == NO_THANKS:
        take_in_again(exclusion=out, by=by, at=at)


def withdraw_wishes(*, wishes: Wishes, by: Account | None, at: datetime) -> Wishes:
    """Take all one's wishes back, as if one had not answered. Raises Refused after the last day."""
    with held(wishes.round) as round:
        demand_asking(round.state, round.until, timezone.localdate(at))
        told = Wishes.objects.select_related("person").get(pk=wishes.pk)
        keep_days(round.programme, told.person, set(WEEKDAYS), by, at)
        keep_joining(round.programme, told, None, by, at)
        for name, blank in BLANK.items():
            setattr(told, name, blank)
        told.answered_at = None
        told.save(update_fields=[*BLANK, "answered_at"])
        told.apart.all().delete()
        record(verb="withdraw_wishes", by=by, at=at, on=told)
    return told


def settle_apart(
    *, round: WishRound, one: Person, other: Person, accepted: bool, by: Account | None, at: datetime
) -> WishRound:
    """Say to a wish of two to be kept apart that it is a rule, or that it cannot be met; said again, the newest counts.

    Accepted, the pair is one of HR's rules with the reason "ønsket". Raises Refused before the last day is over, so
    that nobody can see from the hour whose wish it was.
    """
    with held(round) as fresh:
        if not is_over(fresh.state, fresh.until, timezone.localdate(at)):
            raise Refused(_("I kan tage stilling, når ønskerunden er slut."))
        both = {one.pk, other.pk}
        rows = ApartWish.objects.filter(wishes__round=fresh, wishes__person__in=both, other__in=both)
        rows.update(verdict=Verdict.ACCEPTED if accepted else Verdict.DECLINED)
        pair = PairRule.objects.filter(programme=fresh.programme, one__in=both, other__in=both).first()
        if accepted and (pair is None or pair.kind != PairKind.FORBIDDEN):
            kind = PairKind.FORBIDDEN
            set_pair(programme=fresh.programme, one=one, other=other, kind=kind, reason=WISHED, by=by, at=at)
        elif not accepted and pair is not None and pair.kind == PairKind.FORBIDDEN and pair.reason == WISHED:
            lift_pair(pair=pair, by=by, at=at)
        record(verb="settle_apart", by=by, at=at, on=fresh, after={"people": sorted(both), "accepted": accepted})
    return fresh


def remind_of_wishes(*, round: WishRound, by: Account | None, at: datetime) -> WishRound:
    """Remind those who have not answered, once and two days before the last day; before and after, nothing.

    Nobody is reminded while purpose and type are being decided.
    """
    with held(round) as fresh:
        if not is_reminder_due(
            until=fresh.until, before=REMINDED_BEFORE, asked_at=fresh.opened_at, reminded_at=fresh.reminded_at, at=at
        ):
            return fresh
        if is_undecided(fresh.programme):
            return fresh
        fresh.reminded_at = at
        fresh.save(update_fields=["reminded_at"])
        silent = [one.person for one in fresh.answers.filter(answered_at=None).select_related("person")]
        for person in silent:
            write_letter(template="wishes_reminder", to=person, context=told_of(fresh), at=at)
        record(verb="remind_of_wishes", by=by, at=at, on=fresh, after={"letters": len(silent)})
    return fresh


def withdraw_wish_round(*, round: WishRound, by: Account | None, at: datetime, why: Why = Why.HR) -> WishRound:
    """Let a round be and delete what was wished. Those who have answered hear it, and why."""
    with held(round) as fresh:
        told = [one.person for one in fresh.answers.exclude(answered_at=None).select_related("person")]
        after = wipe(fresh, State.WITHDRAWN)
        for person in told:
            write_letter(template="wishes_withdrawn", to=person, context=told_of(fresh) | {"why": why.label}, at=at)
        record(verb="withdraw_wish_round", by=by, at=at, on=fresh, after=after)
    return fresh


def ask_no_longer(programme: Programme, why: Why, *, by: Account | None, at: datetime) -> None:
    """Part of the verbs after which what leaders were asked holds no more: the open round is withdrawn with letters.

    Where taking part is no longer voluntary, a no to it counts no longer either.
    """
    for round in programme.wish_rounds.filter(state=State.OPEN):
        withdraw_wish_round(round=round, why=why, by=by, at=at)
    if programme.attendance != Attendance.VOLUNTARY:
        for out in Exclusion.objects.filter(programme=programme, reason=NO_THANKS).order_by("pk"):
            take_in_again(exclusion=out, by=by, at=at)


def forget_wishes(*, round: WishRound, to: State, by: Account | None, at: datetime) -> WishRound:
    """Delete what was wished, when the composition has been published or the wishes have been left too long.

    The trail keeps numbers only. Rules and weekdays that came of the wishes stay: they are HR's, and the leader's own.
    """
    with held(round) as fresh:
        record(verb="forget_wishes", by=by, at=at, on=fresh, after=wipe(fresh, to))
    return fresh


def forget_wishes_of(scenario: Scenario, *, by: Account | None, at: datetime) -> None:
    """Forget the wishes that a proposal was made from, in the transaction of the verb that lets it take effect."""
    for round in scenario.programme.wish_rounds.filter(state=State.OPEN):
        forget_wishes(round=round, to=State.USED, by=by, at=at)
    forget_prices(scenario)


def wipe(round: WishRound, to: State) -> dict[str, int]:
    """Move a round to its end without its answers; returns how many there were. Prices of wishes go out of the drafts.

    What a proposal was computed from holds each leader's prices, and they tell what was wished.
    """
    if to not in MOVES[State(round.state)]:
        raise Refused(_("Ønskerunden er afsluttet, og ønskerne er slettet."))
    answered = round.answers.exclude(answered_at=None).count()
    counts = {"asked": round.answers.count(), "answered": answered}
    round.answers.all().delete()
    round.state = to
    round.save(update_fields=["state"])
    for scenario in Scenario.objects.select_for_update().filter(programme=round.programme):
        forget_prices(scenario)
        scenario.save(update_fields=["problem", "wished", "asked", "asked_wished"])
    return counts


def forget_prices(scenario: Scenario) -> None:
    """Take what wishes make seats cost out of what a proposal was computed from."""
    scenario.problem, scenario.wished = without_prices(scenario.problem, scenario.wished), {}
    scenario.asked, scenario.asked_wished = without_prices(scenario.asked, scenario.asked_wished), {}


def without_prices(problem: Mapping[str, Any], wished: Wished) -> dict[str, Any]:
    """A problem without what wishes make seats cost; own people's networks and the way to the meetings are no wish."""
    people = []
    for one in problem.get("people", []):
        costs = Counter(one.get("costs", {}))
        for prices in wished.get(one["id"], {}).values():
            costs.subtract(prices)
        left = {network: cost for network, cost in costs.items() if cost > 0}
        rest = {key: fact for key, fact in one.items() if key != "costs"}
        people.append(rest | ({"costs": left} if left else {}))
    return {**problem, "people": people} if people else dict(problem)
