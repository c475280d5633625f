"""Verbs of facilitators' hours: told by the facilitator or by HR for one, corrected and withdrawn, settled by HR."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.settling import settle_row
from networks.models import Facilitator, Hours, Meeting, Network
from networks.queries.money import hours_mark
from networks.rules.money import State, demand_day, demand_minutes, demand_shown, demand_unsettled
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account
from organisation.rules.refusals import Refused


def register_hours(
    *,
    facilitator: Facilitator,
    network: Network,
    worked_on: date,
    minutes: int,
    work: str,
    by: Account | None,
    at: datetime,
    meeting: Meeting | None = None,
    note: str = "",
) -> Hours:
    """Tell of time worked for a network that one runs; the hourly rate of the day goes with it.

    The same told twice, by a thumb that tapped twice, is told once. Raises Refused for another's network, for a day to
    come or long gone, for a time that cannot be, and for as long of the same work about something else: one line holds
    a day's work of a kind, and is corrected.
    """
    with transaction.atomic():
        facilitator = Facilitator.objects.select_for_update().get(pk=facilitator.pk)
        _demand_possible(facilitator, network, worked_on, minutes, timezone.localdate(at))
        same = {"facilitator": facilitator, "network": network, "worked_on": worked_on, "work": work}
        told = Hours.objects.filter(minutes=minutes, **same).first()
        if told is not None:
            _demand_same(told, meeting, note)
            return told
        found = Hours.objects.create(
            minutes=minutes, meeting=meeting, note=note, rate=facilitator.rate, by=by, at=at, **same
        )
        record(verb="register_hours", by=by, at=at, on=found, after=facts_of(found))
    return found


def correct_hours(
    *, hours: Hours, worked_on: date, minutes: int, work: str, note: str, by: Account | None, at: datetime
) -> Hours:
    """Tell otherwise of time worked; what was rejected waits for HR again. Raises Refused for what is approved."""
    with transaction.atomic():
        hours = Hours.objects.select_for_update().get(pk=hours.pk)
        demand_unsettled(hours.state)
        _demand_possible(hours.facilitator, hours.network, worked_on, minutes, timezone.localdate(at))
        same = Hours.objects.filter(
            facilitator=hours.facilitator, network=hours.network, worked_on=worked_on, work=work, minutes=minutes
        )
        if same.exclude(pk=hours.pk).exists():
            raise Refused(_("Det har du allerede registreret."))
        before = facts_of(hours)
        hours.worked_on, hours.minutes, hours.work, hours.note = worked_on, minutes, work, note
        hours.state, hours.reason = State.WAITING, ""
        hours.save(update_fields=["worked_on", "minutes", "work", "note", "state", "reason"])
        record(verb="correct_hours", by=by, at=at, on=hours, before=before, after=facts_of(hours))
    return hours


def withdraw_hours(*, hours: Hours, by: Account | None, at: datetime) -> Hours:
    """Take back time that was told by mistake. Raises Refused for what is approved."""
    with transaction.atomic():
        found = Hours.objects.select_for_update().get(pk=hours.pk)
        demand_unsettled(found.state)
        record(verb="withdraw_hours", by=by, at=at, on=hours, before=facts_of(found))
        found.delete()
    return hours


def settle_hours(*, hours: Hours, to: State, by: Account | None, at: datetime, reason: str = "") -> Hours:
    """HR approves hours, rejects them with a reason, or opens them again. A rejection is told by letter.

    Raises Refused where somebody has settled them meanwhile.
    """
    with transaction.atomic():
        hours = Hours.objects.select_for_update(of=("self",)).select_related("facilitator__person").get(pk=hours.pk)
        before = settle_row(hours, to=to, reason=reason, by=by, at=at)
        record(verb="settle_hours", by=by, at=at, on=hours, before=before, after={"state": to, "reason": reason})
        if to == State.REJECTED:
            facts = {"hours": hours, "address": absolute(reverse("networks:my_hours"))}
            write_letter(template="hours_rejected", to=hours.facilitator.person, context=facts, at=at)
    return hours


def approve_shown_hours(
    *, facilitator: Facilitator, shown: Collection[int], seen: str, by: Account | None, at: datetime
) -> list[Hours]:
    """HR approves a facilitator's hours that a page has `shown` (their ids), all or none; `seen` is the page's mark.

    What was told since is not among them and waits. Raises Stale where one of them is no longer what was shown.
    """
    with transaction.atomic():
        asked = Hours.objects.select_for_update().filter(facilitator=facilitator, pk__in=shown)
        rows = list(asked.order_by("pk"))
        demand_shown(seen, hours_mark(rows))
        for row in rows:
            settle_row(row, to=State.APPROVED, reason="", by=by, at=at)
        after = {"hours": [row.pk for row in rows], "minutes": sum(row.minutes for row in rows)}
        record(verb="approve_shown_hours", by=by, at=at, on=facilitator, after=after)
    return rows


def facts_of(hours: Hours) -> dict[str, object]:
    """What the trail notes of hours."""
    return {
        "network": hours.network_id,
        "worked_on": hours.worked_on,
        "minutes": hours.minutes,
        "work": hours.work,
    }


def _demand_same(told: Hours, meeting: Meeting | None, note: str) -> None:
    is_other_meeting = meeting is not None and told.meeting is not None and meeting != told.meeting
    if is_other_meeting or (note and note != told.note):
        words = _("Der står allerede lige så lang tid med samme arbejde den dag. Ret den linje, hvis det var mere.")
        raise Refused(words, "hours")


def _demand_possible(facilitator: Facilitator, network: Network, worked_on: date, minutes: int, today: date) -> None:
    if network.facilitator_id != facilitator.pk:
        raise Refused(_("Tid registreres kun på netværk, man er facilitator for."), "about")
    demand_day(worked_on, today)
    demand_minutes(minutes)
