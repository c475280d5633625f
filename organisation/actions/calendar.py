"""Verbs of the calendar. Each leaves an audit row and, in the outbox, a letter with the calendar part to each invitee.

`sequence` rises when time, place or guests change and when a meeting is cancelled, so that every mail program takes
the newest message for the right one (RFC 5546, section 2.1.4). Who comes or goes is written to those it concerns alone:
the others keep the version that they have, and their answers to it count (`Invitee.answerable_from`).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organisation.access.calendar import invitation_token
from organisation.actions.audit import entry, record, record_many
from organisation.actions.letters import CalendarPart, write_letter
from organisation.formats.calendar import Reply, build_cancel, build_request
from organisation.formats.calendar.rows import entry_of, guests_of
from organisation.models import Account, Appointment, Invitee, Person
from organisation.models.calendar import new_uid
from organisation.queries.calendar import invitees_of
from organisation.rules.calendar import (
    Answer,
    State,
    demand_booked,
    demand_open,
    demand_period,
    is_answer_outdated,
    is_answerable,
)
from organisation.rules.refusals import Refused


def book_appointment(
    *,
    title: str,
    starts: datetime,
    ends: datetime,
    people: Iterable[Person],
    by: Account | None,
    at: datetime,
    optional: Iterable[Person] = (),
    place: str = "",
    online_link: str = "",
    description: str = "",
    organiser: Person | None = None,
    subject_kind: str = "",
    subject_id: int | None = None,
    url_path: str = "",
    uid: str = "",
) -> Appointment:
    """Book a meeting and invite people to it; the organiser, who is `by` unless named, has said yes already.

    `optional` are welcome but not waited for. `uid` is named by an app whose page about the meeting is known by it.
    Raises Refused where the end is not after the start.
    """
    demand_period(starts, ends)
    with transaction.atomic():
        appointment = Appointment.objects.create(
            uid=uid or new_uid(),
            title=title,
            starts=starts,
            ends=ends,
            place=place,
            online_link=online_link,
            description=description,
            organiser=organiser or (by.person if by else None),
            subject_kind=subject_kind,
            subject_id=subject_id,
            url_path=url_path,
            booked_at=at,
            changed_at=at,
        )
        guests, _is_return = _add_invitees(appointment, people, optional, at)
        after = _told(appointment, "title", "starts", "ends", "place") | {"people": [one.person_id for one in guests]}
        record(verb="book_appointment", by=by, at=at, on=appointment, after=after)
        _send_request(appointment, "invitation", at)
    return appointment


def move_appointment(
    *,
    appointment: Appointment,
    starts: datetime,
    ends: datetime,
    by: Account | None,
    at: datetime,
    place: str | None = None,
    online_link: str | None = None,
) -> Appointment:
    """Give a meeting another time, and with it perhaps another place. All but the organiser are asked again.

    The same time is no move: then only a new place or link is told, and answers stand. Raises Refused where the meeting
    is cancelled or the end is not after the start.
    """
    demand_period(starts, ends)
    with transaction.atomic():
        appointment = _locked(appointment)
        if (appointment.starts, appointment.ends) == (starts, ends):
            return change_appointment(appointment=appointment, by=by, at=at, place=place, online_link=online_link)
        where = {name: to for name, to in (("place", place), ("online_link", online_link)) if to is not None}
        before = _told(appointment, "starts", "ends", *where, "sequence")
        was = appointment.starts, appointment.ends
        _change(appointment, {"starts": starts, "ends": ends} | where, at, is_weighty=True)
        _expect_new_answers(appointment)
        asked_again = appointment.invitees.exclude(person=appointment.organiser_id)
        asked_again.update(answer=Answer.NEEDS_ACTION, answered_at=None)
        after = _told(appointment, "starts", "ends", *where, "sequence")
        record(verb="move_appointment", by=by, at=at, on=appointment, before=before, after=after)
        _send_request(appointment, "moved", at, was_starts=was[0], was_ends=was[1])
    return appointment


def change_appointment(
    *,
    appointment: Appointment,
    by: Account | None,
    at: datetime,
    title: str | None = None,
    place: str | None = None,
    online_link: str | None = None,
    description: str | None = None,
) -> Appointment:
    """Change what is named of a meeting's title, place, link and description; answers stand.

    A new place or link counts as a new version of the meeting. Raises Refused where it is cancelled.
    """
    asked = {"title": title, "place": place, "online_link": online_link, "description": description}
    with transaction.atomic():
        appointment = _locked(appointment)
        changes = {
            name: value for name, value in asked.items() if value is not None and value != getattr(appointment, name)
        }
        if not changes:
            return appointment
        before = _told(appointment, *changes, "sequence")
        is_elsewhere = bool({"place", "online_link"} & changes.keys())
        _change(appointment, changes, at, is_weighty=is_elsewhere)
        if is_elsewhere:
            _expect_new_answers(appointment)
        after = _told(appointment, *changes, "sequence")
        record(verb="change_appointment", by=by, at=at, on=appointment, before=before, after=after)
        _send_request(appointment, "changed", at, changes=changes)
    return appointment


def cancel_appointment(*, appointment: Appointment, by: Account | None, at: datetime, reason: str = "") -> Appointment:
    """Call a meeting off and tell everyone invited, with the reason. A second time changes nothing."""
    with transaction.atomic():
        appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
        if appointment.is_cancelled:
            return appointment
        _change(appointment, {"state": State.CANCELLED}, at, is_weighty=True)
        after = {"state": State.CANCELLED, "reason": reason, "sequence": appointment.sequence}
        record(verb="cancel_appointment", by=by, at=at, on=appointment, before={"state": State.BOOKED}, after=after)
        invitees = invitees_of(appointment)
        content = build_cancel(entry_of(appointment, invitees), stamped=at)
        _write_letters(appointment, invitees, "cancelled", CalendarPart("CANCEL", content.decode()), at, reason=reason)
    return appointment


def invite(
    *,
    appointment: Appointment,
    people: Iterable[Person],
    by: Account | None,
    at: datetime,
    optional: Iterable[Person] = (),
) -> Appointment:
    """Ask more people to a meeting. Those already asked hear nothing.

    Whoever was taken off before has a cancellation in their calendar, which only a newer version of the meeting
    replaces: then they get that version. Raises Refused where the meeting is cancelled.
    """
    with transaction.atomic():
        appointment = _locked(appointment)
        added, is_return = _add_invitees(appointment, people, optional, at)
        if not added:
            return appointment
        if is_return:
            _give_new_version(appointment)
        after = {"people": [one.person_id for one in added], "sequence": appointment.sequence}
        record(verb="invite", by=by, at=at, on=appointment, after=after)
        _send_request(appointment, "invitation", at, to=added)
    return appointment


def uninvite(*, appointment: Appointment, people: Iterable[Person], by: Account | None, at: datetime) -> Appointment:
    """Take people off a meeting: they get a cancellation, the others hear nothing.

    Raises Refused where the meeting is cancelled.
    """
    with transaction.atomic():
        appointment = _locked(appointment)
        leaving = [one for one in invitees_of(appointment) if one.person in set(people)]
        if not leaving:
            return appointment
        Invitee.objects.filter(pk__in=[one.pk for one in leaving]).update(uninvited_at=at)
        _give_new_version(appointment)
        after = {"people": [one.person_id for one in leaving], "sequence": appointment.sequence}
        record(verb="uninvite", by=by, at=at, on=appointment, after=after)
        content = build_cancel(entry_of(appointment), stamped=at, to=guests_of(leaving))
        _write_letters(appointment, leaving, "uninvited", CalendarPart("CANCEL", content.decode()), at)
    return appointment


def forget_invitees(*, appointments: Iterable[Appointment], by: Account | None, at: datetime) -> int:
    """Who was asked to some meetings, and what each answered, is forgotten; that they were held stays. How many it was.

    All of a meeting go alike: of some it would tell something of the others. A feed no longer holds the meeting.
    """
    with transaction.atomic():
        held = [one for one in appointments if one.invitees.exists()]
        gone = Invitee.objects.filter(appointment__in=held).count()
        Invitee.objects.filter(appointment__in=held).delete()
        record_many([entry(verb="forget_invitees", by=by, at=at, on=one) for one in held])
    return gone


def answer_invitation(*, invitee: Invitee, answer: Answer, sequence: int, by: Account | None, at: datetime) -> Invitee:
    """Answer an invitation on a page; `sequence` is the version of the meeting that the page showed.

    Raises Refused where the meeting is cancelled or over, or has been moved since the page was shown.
    """
    with transaction.atomic():
        appointment, invitee = _locked_invitation(invitee)
        if not is_answerable(sequence, invitee.answerable_from, appointment.sequence):
            raise Refused(_("Mødet er ændret, mens du svarede. Se tid og sted igen, og svar så."))
        return _note_answer(appointment, invitee, answer, answered_at=at, by=by, at=at)


def receive_reply(*, reply: Reply, at: datetime) -> Invitee:
    """Take in an answer that a mail program sent: from somebody invited, to the meeting as it stands, the newest.

    Raises Refused for any other, with the reason; nothing is changed then.
    """
    with transaction.atomic():
        found = Invitee.objects.standing().filter(appointment__uid=reply.uid, person__email__iexact=reply.mail).first()
        if found is None:
            raise Refused(_("Svaret hører ikke til en invitation herfra."))
        appointment, invitee = _locked_invitation(found)
        if is_answer_outdated(
            sequence=reply.sequence,
            stamped=reply.stamped,
            answerable_from=invitee.answerable_from,
            current_sequence=appointment.sequence,
            answered_at=invitee.answered_at,
        ):
            raise Refused(_("Svaret er ældre end mødet eller end det seneste svar."))
        # A mail program whose clock is fast must not keep later answers out.
        return _note_answer(
            appointment, invitee, Answer(reply.answer), answered_at=min(reply.stamped, at), by=None, at=at
        )


def _locked(appointment: Appointment) -> Appointment:
    """The appointment as it is now, held until the end of the transaction. Raises Refused where it is cancelled."""
    now = Appointment.objects.select_for_update().get(pk=appointment.pk)
    demand_booked(now.state)
    return now


def _locked_invitation(invitee: Invitee) -> tuple[Appointment, Invitee]:
    """The meeting held, and the invitation read under it. Raises Refused where it can no longer be answered."""
    appointment = Appointment.objects.select_for_update().get(pk=invitee.appointment_id)
    now = Invitee.objects.standing().select_related("person").filter(pk=invitee.pk).first()
    if now is None:
        raise Refused(_("Du er ikke længere inviteret til mødet."))
    return appointment, now


def _note_answer(
    appointment: Appointment,
    invitee: Invitee,
    answer: Answer,
    *,
    answered_at: datetime,
    by: Account | None,
    at: datetime,
) -> Invitee:
    demand_open(appointment.state, appointment.ends, at)
    invitee.answer, invitee.answered_at = answer, answered_at
    invitee.save(update_fields=["answer", "answered_at"])
    # What somebody answers is between those who are asked; the trail is read by others, and it forgets nothing.
    record(verb="answer_invitation", by=by, at=at, on=invitee)
    return invitee


def _change(appointment: Appointment, changes: dict[str, Any], at: datetime, *, is_weighty: bool) -> None:
    for name, value in changes.items():
        setattr(appointment, name, value)
    appointment.sequence += is_weighty
    appointment.changed_at = at
    appointment.save(update_fields=[*changes, "sequence", "changed_at"])


def _give_new_version(appointment: Appointment) -> None:
    """A newer version for those who come or go; to the others the meeting is as it was, and not changed."""
    appointment.sequence += 1
    appointment.save(update_fields=["sequence"])


def _expect_new_answers(appointment: Appointment) -> None:
    """Answers to the meeting as it was before, at another time or place, do not count any more."""
    appointment.invitees.update(answerable_from=appointment.sequence)


def _told(appointment: Appointment, *names: str) -> dict[str, Any]:
    return {name: getattr(appointment, name) for name in names}


def _add_invitees(
    appointment: Appointment, people: Iterable[Person], optional: Iterable[Person], at: datetime
) -> tuple[list[Invitee], bool]:
    """The invitations that are new, and whether one of them was taken back before."""
    asked = dict.fromkeys(people, False) | dict.fromkeys(optional, True)
    known = {row.person_id: row for row in appointment.invitees.filter(person__in=asked)}
    added, is_return = [], False
    for person, is_optional in asked.items():
        row = known.get(person.pk) or Invitee(appointment=appointment, person=person)
        if row.pk and row.uninvited_at is None:
            continue
        is_return |= row.pk is not None
        is_own = person.pk == appointment.organiser_id
        row.answer, row.answered_at = (Answer.ACCEPTED, at) if is_own else (Answer.NEEDS_ACTION, None)
        row.optional, row.uninvited_at, row.person = is_optional, None, person
        row.answerable_from = appointment.sequence
        row.save()
        added.append(row)
    return added, is_return


def _send_request(
    appointment: Appointment, template: str, at: datetime, *, to: list[Invitee] | None = None, **context: Any
) -> None:
    """The meeting as it stands now, to those named or to all."""
    invitees = invitees_of(appointment)
    content = build_request(entry_of(appointment, invitees), stamped=at)
    part = CalendarPart("REQUEST", content.decode())
    _write_letters(appointment, invitees if to is None else to, template, part, at, **context)


def _write_letters(
    appointment: Appointment, to: Iterable[Invitee], template: str, part: CalendarPart, at: datetime, **context: Any
) -> None:
    for invitee in to:
        answer_path = reverse("organisation:answer_by_letter", args=[invitation_token(invitee)])
        known = {"appointment": appointment, "invitee": invitee, "answer_path": answer_path}
        write_letter(template=template, to=invitee.person, context=known | context, at=at, calendar=part)
