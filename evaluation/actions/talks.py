"""Verbs of the talks after a report. Time, answers and letters belong to the calendar's own verbs."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from evaluation.models import Assessment
from evaluation.queries.talks import talks_of
from evaluation.rules.talks import SUBJECTS, Whom, title_words
from organisation.actions.audit import record
from organisation.actions.calendar import book_appointment, cancel_appointment, move_appointment
from organisation.models import Account, Appointment, Person
from organisation.rules.refusals import Refused


def book_talk(
    *,
    assessment: Assessment,
    whom: Whom,
    people: Iterable[Person],
    starts: datetime,
    ends: datetime,
    by: Account,
    at: datetime,
    place: str = "",
) -> Appointment:
    """Ask people to talk about a report. The invitation names the occasion and nothing of what the report says.

    There is one talk at a time with either: Refused where one is booked already. The calendar's Refused passes through.
    """
    with transaction.atomic():
        fresh = Assessment.objects.select_for_update().get(pk=assessment.pk)
        if whom in talks_of(fresh):
            raise Refused(_("Samtalen er allerede aftalt. Flyt den i stedet."))
        with translation.override(settings.LANGUAGE_CODE):
            title = title_words()
        appointment = book_appointment(
            title=title,
            starts=starts,
            ends=ends,
            place=place,
            people=[by.person, *people],
            subject_kind=SUBJECTS[whom],
            subject_id=fresh.pk,
            by=by,
            at=at,
        )
        record(verb="book_talk", by=by, at=at, on=fresh, after={"whom": whom.value, "starts": starts})
    return appointment


def move_talk(
    *, assessment: Assessment, whom: Whom, starts: datetime, ends: datetime, by: Account, at: datetime, place: str
) -> Appointment:
    """Give a talk another time or place; everybody is asked again. Refused where none is booked."""
    with transaction.atomic():
        fresh = Assessment.objects.select_for_update().get(pk=assessment.pk)
        talk = booked(fresh, whom)
        moved = move_appointment(appointment=talk, starts=starts, ends=ends, place=place, by=by, at=at)
        facts = {"whom": whom.value, "starts": starts}
        record(verb="move_talk", by=by, at=at, on=fresh, before={"starts": talk.starts}, after=facts)
    return moved


def cancel_talk(*, assessment: Assessment, whom: Whom, by: Account, at: datetime) -> Appointment:
    """Call a talk off and tell those who were asked. Refused where none is booked."""
    with transaction.atomic():
        fresh = Assessment.objects.select_for_update().get(pk=assessment.pk)
        talk = cancel_appointment(appointment=booked(fresh, whom), by=by, at=at)
        record(verb="cancel_talk", by=by, at=at, on=fresh, after={"whom": whom.value})
    return talk


def booked(assessment: Assessment, whom: Whom) -> Appointment:
    """The talk that is booked. Raises Refused where there is none."""
    talk = talks_of(assessment).get(whom)
    if talk is None:
        raise Refused(_("Der er ingen samtale at ændre. Book en ny."))
    return talk
