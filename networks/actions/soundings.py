"""Verbs of sounding out the superiors: ask them, answer, handle an objection, remind, withdraw, conclude, forget."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Scenario, SeatWord, Sounding, Voice
from networks.queries.soundings import heard_in, superiors_of
from networks.rules.composition import State as Draft
from networks.rules.reminders import is_reminder_due
from networks.rules.soundings import (
    REMINDED_BEFORE,
    Handling,
    Says,
    State,
    demand_answerable,
    demand_heard,
    demand_move,
)
from networks.rules.wishes import demand_ahead
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.refusals import Refused


def begin_sounding(
    *, scenario: Scenario, until: date, by: Account | None, at: datetime, shows_names: bool = True
) -> Sounding:
    """Ask the superiors of those who have a seat, each about their own leaders, to and with a day; by letter.

    Raises Refused for a proposal that is not a draft with seats, where a sounding is open, and where nobody is to ask.
    """
    demand_ahead(until, timezone.localdate(at))
    with transaction.atomic():
        fresh = Scenario.objects.select_for_update().get(pk=scenario.pk)
        if fresh.state != Draft.DRAFT or not fresh.assignment:
            raise Refused(_("Sammensæt netværkene først. Cheferne skal have noget at svare på."))
        if fresh.soundings.filter(state=State.OPEN).exists():
            raise Refused(_("Forslaget er allerede i høring."))
        sounding = Sounding.objects.create(
            scenario=fresh, until=until, shows_names=shows_names, seats=fresh.assignment, asked_by=by, asked_at=at
        )
        people = ask_superiors(sounding)
        if not people:
            raise Refused(_("Ingen af dem, der har en plads, har en chef at spørge."))
        write_to(sounding, people, "sounding_asked", at)
        record(verb="begin_sounding", by=by, at=at, on=sounding, after={"until": until, "asked": len(people)})
    return sounding


def ask_superiors(sounding: Sounding) -> list[Person]:
    """A place to answer for every superior, with a line for each of their own leaders."""
    asked = superiors_of(sounding.scenario)
    people = Person.objects.in_bulk(asked)
    for person, leaders in asked.items():
        voice = Voice.objects.create(sounding=sounding, person=people[person])
        SeatWord.objects.bulk_create(SeatWord(voice=voice, leader_id=leader) for leader in leaders)
    return list(people.values())


def write_to(sounding: Sounding, people: list[Person], template: str, at: datetime, **more: object) -> None:
    """The same letter to some superiors."""
    address = absolute(reverse("networks:sounding", args=[sounding.pk]))
    facts = {"programme": sounding.scenario.programme, "until": sounding.until, "address": address, **more}
    for person in people:
        write_letter(template=template, to=person, context=facts, at=at)


@contextmanager
def held(sounding: Sounding) -> Iterator[Sounding]:
    """The sounding under lock, still open. Raises Refused."""
    with transaction.atomic():
        Sounding.objects.select_for_update().get(pk=sounding.pk)
        fresh = Sounding.objects.select_related("scenario__programme").get(pk=sounding.pk)
        demand_move(fresh.state, State.CONCLUDED)
        yield fresh


def extend_sounding(*, sounding: Sounding, until: date, by: Account | None, at: datetime) -> Sounding:
    """Set another last day."""
    demand_ahead(until, timezone.localdate(at))
    with held(sounding) as fresh:
        before, fresh.until, fresh.reminded_at = fresh.until, until, None
        fresh.save(update_fields=["until", "reminded_at"])
        record(verb="extend_sounding", by=by, at=at, on=fresh, before={"until": before}, after={"until": until})
    return fresh


def say_of_seats(*, voice: Voice, said: Mapping[int, tuple[Says, str]], by: Account | None, at: datetime) -> Voice:
    """Say of each of one's own leaders, by person, that the seat will do, or why not; the newest counts until the day.

    What HR has done with an objection stands until something else is said. Raises Refused after the last day.
    """
    with held(voice.sounding) as sounding:
        demand_answerable(sounding.state, sounding.until, timezone.localdate(at))
        told = Voice.objects.get(pk=voice.pk)
        seats = sounding.scenario.assignment
        for word in told.words.filter(leader__in=said):
            says, reason = said[word.leader_id]
            if (word.says, word.reason) != (says, reason):
                word.handling, word.reply = "", ""
            word.says, word.reason, word.network = says, reason, seats.get(str(word.leader_id), "")
            word.save(update_fields=["says", "reason", "network", "handling", "reply"])
        told.answered_at = at
        told.save(update_fields=["answered_at"])
        objections = told.words.filter(says=Says.OBJECTS).count()
        record(verb="say_of_seats", by=by, at=at, on=sounding, after={"objections": objections})
    return told


def settle_objection(*, word: SeatWord, handling: Handling, reply: str, by: Account | None, at: datetime) -> SeatWord:
    """Say what HR does with an objection: moved, or kept for a reason; the newest counts. Raises Refused."""
    with held(word.voice.sounding) as sounding:
        standing = SeatWord.objects.select_for_update().get(pk=word.pk)
        if standing.says != Says.OBJECTS:
            raise Refused(_("Indvendingen er taget tilbage."))
        if handling == Handling.KEPT and not reply:
            raise Refused(_("Skriv, hvorfor lederen bliver siddende."))
        standing.handling, standing.reply = handling, reply
        standing.save(update_fields=["handling", "reply"])
        after = {"person": standing.leader_id, "handling": handling}
        record(verb="settle_objection", by=by, at=at, on=sounding, after=after)
    return standing


def remind_of_sounding(*, sounding: Sounding, by: Account | None, at: datetime) -> Sounding:
    """Remind those who have not answered, once and the day before the last day; before and after, nothing."""
    with held(sounding) as fresh:
        if not is_reminder_due(
            until=fresh.until, before=REMINDED_BEFORE, asked_at=fresh.asked_at, reminded_at=fresh.reminded_at, at=at
        ):
            return fresh
        fresh.reminded_at = at
        fresh.save(update_fields=["reminded_at"])
        silent = [voice.person for voice in fresh.voices.filter(answered_at=None).select_related("person")]
        write_to(fresh, silent, "sounding_reminder", at)
        record(verb="remind_of_sounding", by=by, at=at, on=fresh, after={"letters": len(silent)})
    return fresh


def withdraw_sounding(*, sounding: Sounding, by: Account | None, at: datetime) -> Sounding:
    """Let a sounding be and delete what was said. Everybody who was asked hears it."""
    with held(sounding) as fresh:
        people = [voice.person for voice in fresh.voices.select_related("person")]
        fresh.voices.all().delete()
        fresh.state = State.WITHDRAWN
        fresh.save(update_fields=["state"])
        write_to(fresh, people, "sounding_withdrawn", at)
        record(verb="withdraw_sounding", by=by, at=at, on=fresh, after={"asked": len(people)})
    return fresh


def withdraw_soundings_of(scenario: Scenario, *, by: Account | None, at: datetime) -> None:
    """Withdraw what is open about a proposal that is put away, in the transaction of the verb that does it."""
    for sounding in scenario.soundings.filter(state=State.OPEN):
        withdraw_sounding(sounding=sounding, by=by, at=at)


def conclude_sounding_of(scenario: Scenario, *, early_reason: str, by: Account | None, at: datetime) -> None:
    """End the sounding of a proposal that is being published; those who objected hear what became of it.

    Raises Unheard when an objection waits, or when it is too early and no reason is given. Soundings of the
    programme's other proposals are withdrawn: there is nothing left to say of them.
    """
    heard = heard_in(scenario)
    if heard is not None:
        demand_heard(
            until=heard.sounding.until,
            on=timezone.localdate(at),
            silent=heard.silent,
            waiting=heard.waiting,
            reason=early_reason,
        )
        conclude_sounding(sounding=heard.sounding, early_reason=early_reason, by=by, at=at)
    for other in scenario.programme.scenarios.filter(state=Draft.DRAFT).exclude(pk=scenario.pk):
        withdraw_soundings_of(other, by=by, at=at)


def conclude_sounding(*, sounding: Sounding, early_reason: str, by: Account | None, at: datetime) -> Sounding:
    """End a sounding; each superior who objected gets one letter with what HR did and why."""
    with held(sounding) as fresh:
        fresh.state, fresh.early_reason = State.CONCLUDED, early_reason
        fresh.save(update_fields=["state", "early_reason"])
        rows = SeatWord.objects.filter(voice__sounding=fresh, says=Says.OBJECTS).select_related(
            "voice__person", "leader"
        )
        said: dict[int, list[SeatWord]] = {}
        for row in rows:
            said.setdefault(row.voice_id, []).append(row)
        for words in said.values():
            write_to(fresh, [words[0].voice.person], "sounding_concluded", at, words=words)
        record(verb="conclude_sounding", by=by, at=at, on=fresh, after={"early": bool(early_reason)})
    return fresh


def forget_sounding(*, sounding: Sounding, by: Account | None, at: datetime) -> Sounding:
    """Delete what was said of people's seats, half a year after the sounding."""
    with transaction.atomic():
        fresh = Sounding.objects.select_for_update().get(pk=sounding.pk)
        counts = {"asked": fresh.voices.count()}
        fresh.voices.all().delete()
        record(verb="forget_sounding", by=by, at=at, on=fresh, after=counts)
    return fresh
