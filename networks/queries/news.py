"""What is new in a person's networks since they were here."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from networks.models import Membership, Proposal
from networks.queries.attendance_talks import people_of, talks_on
from networks.queries.todo import is_ours
from networks.rules.proposals import Answer
from organisation.models import Person
from organisation.queries.agenda import Ahead
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.news import News
from organisation.rules.roles import Role
from organisation.rules.sorting import danish_key
from organisation.rules.times import span_words
from organisation.rules.words import genitive, initials_of

MOST = 5


def sources(standing: Standing, agenda: Iterable[Ahead]) -> list[Source]:
    """Who has joined, for those who may be in a network or run one; talks about attendance, for those who lead."""
    is_near = standing.leads or Role.FACILITATOR in standing.roles or any(agenda)
    return [joined, answered, *([talked] if standing.leads else [])] if is_near else []


def joined() -> QuerySet:
    """Who has joined the networks that a person is in or runs."""
    own = Membership.objects.on(Given("today")).filter(network=OuterRef("network"), person=Given("person"))
    fresh = Membership.objects.on(Given("today")).filter(
        Exists(own) | Q(network__facilitator__person=Given("person")), starts__gt=Given("since_day")
    )
    return in_shape(
        fresh, "joined", pk="network_id", name="network__name", more="person__name", day="starts", count="person_id"
    )


def answered() -> QuerySet:
    """Proposals of the networks that a person is in or runs, answered since."""
    own = Membership.objects.on(Given("today")).filter(network=OuterRef("network"), person=Given("person"))
    fresh = Proposal.objects.filter(
        Exists(own) | Q(network__facilitator__person=Given("person")), answered_on__gt=Given("since_day")
    )
    return in_shape(fresh, "proposal_answered", pk="pk", name="title", more="answer", day="answered_on")


def talked() -> QuerySet:
    """Talks about attendance noted since with anybody; whose people they are about, `own_talks` finds out."""
    fresh = talks_on(Given("today")).filter(noted_at__gt=Given("since"))
    name, network = "membership__person__name", "membership__network__name"
    return in_shape(
        fresh, "talked", pk="membership_id", name=name, more=network, moment="noted_at", count="membership__person_id"
    )


def news(rows: Iterable[Row], person: Person, since: datetime, today: date, agenda: Iterable[Ahead]) -> list[News]:
    """Newest first, at most five: meetings called or moved, who has joined, what was answered, and whom one follows."""
    rows = list(rows)
    found = [of_meeting(ahead, since) for ahead in agenda if is_ours(ahead) and ahead.appointment.changed_at > since]
    found += [of_proposal(row) for row in rows if row.what == "proposal_answered"]
    found += own_talks([row for row in rows if row.what == "talked"], person, today)
    found += of_members([row for row in rows if row.what == "joined"], person)
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


def of_members(rows: list[Row], person: Person) -> list[News]:
    """Who has joined; of a network where the person is new too, only that."""
    rows = sorted(sorted(rows, key=lambda row: danish_key(row.more)), key=lambda row: row.day, reverse=True)
    own_new = {row.pk for row in rows if row.count == person.pk}
    return [of_member(row, person) for row in rows if row.count == person.pk or row.pk not in own_new]


def of_member(row: Row, person: Person) -> News:
    """Somebody, perhaps oneself, who has joined a network."""
    at = midnight(row.day)
    url = reverse("networks:network", args=[row.pk])
    link = _("Netværk %(name)s") % {"name": row.name}
    if row.count == person.pk:
        return News(at, link, url, _("er dit netværk fra nu af."), icon="people")
    return News(at, link, url, _("har fået %(name)s med.") % {"name": row.more}, initials=initials_of(row.more))


def own_talks(rows: list[Row], person: Person, today: date) -> list[News]:
    """The talks with those whose nearest leader somebody is; nobody else hears of them."""
    own = people_of(person, {row.count for row in rows}, today)
    return [of_talk(row) for row in rows if row.count in own]


def of_talk(row: Row) -> News:
    """A member whose number the nearest leader can follow from now on."""
    link = _("%(whose)s fremmøde") % {"whose": genitive(row.name)}
    words = _("i netværk %(network)s kan du følge fra nu af. Facilitatoren har noteret en snak om det.")
    url = reverse("networks:followed_attendance", args=[row.pk])
    return News(row.moment, link, url, words % {"network": row.more}, icon="people")


def of_proposal(row: Row) -> News:
    """A proposal that got its answer."""
    words = _("har fået et ja.") if row.more == Answer.YES else _("har fået et nej.")
    link = _("Forslaget »%(title)s«") % {"title": row.name}
    return News(midnight(row.day), link, reverse("networks:proposal", args=[row.pk]), words, icon="doc")


def midnight(day: date) -> datetime:
    """The first instant of a day in Copenhagen."""
    return datetime.combine(day, datetime.min.time(), COPENHAGEN)
