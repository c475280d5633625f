"""What is new in a person's networks since they were here."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Membership
from networks.queries.todo import is_ours
from networks.rules.meetings import COPENHAGEN
from organisation.models import Person
from organisation.queries.agenda import Ahead
from organisation.rules.news import News
from organisation.rules.times import span_words

MOST = 5


def news(person: Person, since: datetime, now: datetime, agenda: Iterable[Ahead]) -> list[News]:
    """Newest first, at most five: meetings called or moved, and who has joined; one question."""
    found = [of_meeting(ahead, since) for ahead in agenda if is_ours(ahead) and ahead.appointment.changed_at > since]
    found += of_members(person, since, now)
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


def of_meeting(ahead: Ahead, since: datetime) -> News:
    """A meeting that was called or changed."""
    meeting = ahead.appointment
    when = span_words(meeting.starts, meeting.ends)
    if meeting.booked_at > since:
        words = _("skal mødes %(when)s.") % {"when": when}
    else:
        words = _("er ændret. I mødes %(when)s.") % {"when": when}
    return News(meeting.changed_at, meeting.title, meeting.get_absolute_url(), words, icon="calendar")


def of_members(person: Person, since: datetime, now: datetime) -> list[News]:
    """Who has joined the networks that a person is in or runs; where the person is new too, only that."""
    first, today = timezone.localdate(since), timezone.localdate(now)
    own = Membership.objects.on(today).filter(network=OuterRef("network"), person=person)
    joined = Membership.objects.on(today).filter(Exists(own) | Q(network__facilitator__person=person), starts__gt=first)
    rows = list(joined.select_related("network", "person").order_by("-starts", "person__name"))
    own_new = {row.network_id for row in rows if row.person_id == person.pk}
    return [of_member(row, person) for row in rows if row.person_id == person.pk or row.network_id not in own_new]


def of_member(row: Membership, person: Person) -> News:
    """Somebody, perhaps oneself, who has joined a network."""
    at = midnight(row.starts)
    url = reverse("networks:network", args=[row.network_id])
    link = _("Netværk %(name)s") % {"name": row.network.name}
    if row.person_id == person.pk:
        return News(at, link, url, _("er dit netværk fra nu af."), icon="people")
    return News(at, link, url, _("har fået %(name)s med.") % {"name": row.person.name}, initials=row.person.initials)


def midnight(day: date) -> datetime:
    """The first instant of a day in Copenhagen."""
    return datetime.combine(day, datetime.min.time(), COPENHAGEN)
