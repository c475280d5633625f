"""Verbs of a series of meetings: booked at once, and its rest moved or cancelled at once. Each meeting is its own."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from networks.actions.meetings import book_meeting, cancel_meeting, move_meeting
from networks.models import Meeting, Network, Series
from networks.queries.series import moved_along, rest_of
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused


def book_series(
    *,
    network: Network,
    weeks: int,
    times: Iterable[tuple[datetime, datetime]],
    by: Account | None,
    at: datetime,
    place: str = "",
    online_link: str = "",
) -> Series:
    """Book a meeting at each of the times: all of them, or none where one is refused.

    Raises Refused where there is none to book, and where a meeting of the network's own is in the way.
    """
    times = sorted(times)
    if not times:
        raise Refused(_("Der er ingen dage tilbage at booke. Vælg mindst én."))
    with transaction.atomic():
        series = Series.objects.create(network=network, weeks=weeks, made_at=at)
        for starts, ends in times:
            meeting = book_meeting(
                network=network, starts=starts, ends=ends, place=place, online_link=online_link, by=by, at=at
            )
            meeting.series = series
            meeting.save(update_fields=["series"])
        after = {"network": network.pk, "meetings": len(times), "first": times[0][0]}
        record(verb="book_series", by=by, at=at, on=series, after=after)
    return series


def move_rest(
    *,
    meeting: Meeting,
    starts: datetime,
    ends: datetime,
    by: Account | None,
    at: datetime,
    place: str | None = None,
    online_link: str | None = None,
) -> Series:
    """Move a meeting of a series, and those after it by as many days to the same hours; places follow.

    Raises Refused where one of them cannot be moved; then none is.
    """
    with transaction.atomic():
        series = _held(meeting)
        moves = moved_along(rest_of(meeting, at), meeting, starts, ends)
        # Latest first, where all go forward: none is in another one's way while it moves.
        for one, (begins, stops) in reversed(moves) if starts > meeting.appointment.starts else moves:
            move_meeting(meeting=one, starts=begins, ends=stops, place=place, online_link=online_link, by=by, at=at)
        after = {"network": meeting.network_id, "meetings": len(moves), "first": starts}
        record(verb="move_rest", by=by, at=at, on=series, after=after)
    return series


def cancel_rest(*, meeting: Meeting, by: Account | None, at: datetime, reason: str = "") -> Series:
    """Call off a meeting of a series and those after it, with one reason."""
    with transaction.atomic():
        series = _held(meeting)
        those = rest_of(meeting, at)
        for one in those:
            cancel_meeting(meeting=one, reason=reason, by=by, at=at)
        record(
            verb="cancel_rest",
            by=by,
            at=at,
            on=series,
            after={"network": meeting.network_id, "meetings": len(those), "first": meeting.appointment.starts},
        )
    return series


def _held(meeting: Meeting) -> Series:
    """The series of a meeting, held until the end of the transaction. Raises Refused where it belongs to none."""
    if meeting.series_id is None:
        raise Refused(_("Mødet hører ikke til en række."))
    return Series.objects.select_for_update().get(pk=meeting.series_id)
