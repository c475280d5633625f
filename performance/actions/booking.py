"""Verbs of booking a dialogue. Time, answers and letters belong to the calendar's own verbs; the title says nothing."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisation.actions.audit import record
from organisation.actions.calendar import answer_invitation, book_appointment, cancel_appointment, move_appointment
from organisation.models import Account, Invitee, Person
from organisation.queries.chain import superior_of_person
from organisation.rules.calendar import Answer
from performance.models import Dialogue, Preparation
from performance.rules.booking import (
    OPEN,
    SUBJECT,
    demand_nearest,
    demand_none_open,
    demand_open,
    demand_same,
    title_words,
)
from performance.rules.dialogues import Side, State


def book_dialogue(
    *, employee: Person, leader: Person, starts: datetime, ends: datetime, by: Account, at: datetime, place: str = ""
) -> Dialogue:
    """Ask an employee to a dialogue with their nearest leader; both have a preparation to write from now on.

    An employee has one open dialogue. One with a former leader is called off, and what the two wrote stays theirs.
    Raises Refused where one is booked already or somebody else is the nearest leader, and the calendar's Refused.
    """
    with transaction.atomic():
        employee = Person.objects.select_for_update().get(pk=employee.pk)
        demand_nearest(leader.pk, superior_of_person(employee.pk, timezone.localdate(at)))
        former = Dialogue.objects.filter(employee=employee, state__in=OPEN).first()
        demand_none_open(former.leader_id if former else None, leader.pk)
        if former:
            _call_off(former, by, at)
        appointment = book_appointment(
            title=title_words(settings.LANGUAGE_CODE),
            starts=starts,
            ends=ends,
            place=place,
            people=[leader, employee],
            organiser=leader,
            subject_kind=SUBJECT,
            url_path=reverse("performance:dialogues"),
            by=by,
            at=at,
        )
        dialogue = Dialogue.objects.create(employee=employee, leader=leader, appointment=appointment)
        Preparation.objects.bulk_create(Preparation(dialogue=dialogue, side=side) for side in Side)
        record(verb="book_dialogue", by=by, at=at, on=dialogue, after={"starts": starts, "ends": ends})
    return dialogue


def move_dialogue(
    *,
    dialogue: Dialogue,
    starts: datetime,
    ends: datetime,
    by: Account,
    at: datetime,
    place: str | None = None,
    sequence: int | None = None,
) -> Dialogue:
    """Give a dialogue another time or place; the other is asked again, and who moves it has said yes.

    `sequence` is the version of the appointment that the page showed. Raises Refused where the dialogue is signed or
    called off, Stale where it has been moved since, and the calendar's Refused.
    """
    with transaction.atomic():
        dialogue = _locked(dialogue)
        demand_open(dialogue.state, is_held=dialogue.signed_at is not None)
        was = dialogue.appointment
        demand_same(sequence, was.sequence)
        moved = move_appointment(appointment=was, starts=starts, ends=ends, place=place, by=by, at=at)
        _say_yes(dialogue, by, at)
        if moved.starts != was.starts:
            dialogue.reminded_at = None
            dialogue.save(update_fields=["reminded_at"])
        before, after = ({"starts": one.starts, "ends": one.ends} for one in (was, moved))
        record(verb="move_dialogue", by=by, at=at, on=dialogue, before=before, after=after)
        dialogue.appointment = moved
    return dialogue


def cancel_dialogue(*, dialogue: Dialogue, by: Account, at: datetime) -> Dialogue:
    """Call a dialogue off and tell both; what each has written stays with them. Raises Refused where it is signed."""
    with transaction.atomic():
        dialogue = _locked(dialogue)
        demand_open(dialogue.state, is_held=dialogue.signed_at is not None)
        _call_off(dialogue, by, at)
    return dialogue


def _call_off(dialogue: Dialogue, by: Account, at: datetime) -> None:
    before, dialogue.state = {"state": dialogue.state}, State.CANCELLED
    dialogue.save(update_fields=["state"])
    cancel_appointment(appointment=dialogue.appointment, by=by, at=at)
    record(verb="cancel_dialogue", by=by, at=at, on=dialogue, before=before, after={"state": dialogue.state})


def _locked(dialogue: Dialogue) -> Dialogue:
    """The dialogue as it is now, held until the end of the transaction."""
    return Dialogue.objects.select_for_update(of=("self",)).select_related("appointment").get(pk=dialogue.pk)


def _say_yes(dialogue: Dialogue, by: Account, at: datetime) -> None:
    """Answer for who chose the new time, unless their answer stands."""
    asked = Invitee.objects.standing().filter(appointment=dialogue.appointment, person=by.person)
    for invitee in asked.exclude(answer=Answer.ACCEPTED).select_related("appointment"):
        sequence = invitee.appointment.sequence
        answer_invitation(invitee=invitee, answer=Answer.ACCEPTED, sequence=sequence, by=by, at=at)
