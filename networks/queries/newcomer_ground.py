"""What tells who waits for a place: the programmes under way, who leads, and what ties the two already.

Sources for Min dag's one question; other pages ask them together by themselves.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, JSONArray, JSONObject

from networks.models import Exclusion, Membership, Network, Postponement, Programme, Scenario
from networks.queries.availability import counting
from networks.rules.composition import State as ScenarioState
from networks.rules.programmes import State as ProgrammeState
from organisation.models import Holding, Leave, PositionVersion
from organisation.queries.waiting import Given, Row, answered, in_one_row, in_shape, listed_in
from organisation.rules.sorting import danish_key

PROGRAMME, LEADER, SEATED, OUT, PUT_OFF = "programme", "leader", "seated", "left_out", "put_off"


@dataclass(frozen=True, slots=True)
class Programmed:
    """A programme as HR's day needs it: whom it takes in, how fast, the proposal that is ready, whether there is a
    network to sit in whose end nobody knows of, and the last day of its networks where all have one.
    """

    pk: int
    name: str
    state: str
    starts: date
    levels: tuple[int, ...]
    placement_days: int
    draft: int | None
    letter: str
    has_seats: bool
    last_day: date | None
    field: int | None

    @property
    def takes_in(self) -> bool:
        """Whether it runs and has networks to sit in, now or from a day to come."""
        return self.state == ProgrammeState.RUNNING and self.has_seats

    def is_spent(self, on: date) -> bool:
        """Whether the programme still runs though all its networks have ended."""
        return self.state == ProgrammeState.RUNNING and self.last_day is not None and self.last_day < on


class Chaired(NamedTuple):
    """Somebody who leads and is not on leave: since when, where, and when they last came back."""

    person: int
    name: str
    since: date
    level: int | None
    field: int | None
    title: str
    unit: str
    back: date | None


@dataclass(frozen=True)
class Ground:
    """The programmes that are not ended, once for each of their fields, and the leaders at work.

    By (programme, person): who is seated or left out, who sat there until a day, and who waits by agreement.
    """

    programmes: tuple[Programmed, ...]
    leaders: tuple[Chaired, ...]
    settled: frozenset[tuple[int, int]]
    left: Mapping[tuple[int, int], date]
    agreed: Mapping[tuple[int, int], Row]


def ground_on(today: date) -> Ground:
    """What is known on a day, in one question."""
    return ground_in(answered(SOURCES, {"today": today}), today)


def ground_in(rows: Iterable[Row], today: date) -> Ground:
    """What the sources have answered."""
    told: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for row in rows:
        if row.what in told:
            told[row.what].append(row)
    seats, day = listed_in(told[SEATED]), today.isoformat()
    sitting = [*listed_in(told[OUT]), *((pk, person) for pk, person, ends in seats if ends is None or ends >= day)]
    ended = sorted((ends, pk, person) for pk, person, ends in seats if ends is not None)
    return Ground(
        programmes=tuple(sorted(map(programmed, told[PROGRAMME]), key=newest_first)),
        leaders=tuple(leaders_in(listed_in(told[LEADER]))),
        settled=frozenset((pk, person) for pk, person in sitting),
        left={(pk, person): date.fromisoformat(ends) for ends, pk, person in ended},
        agreed={(row.pk, row.count): row for row in told[PUT_OFF]},
    )


def under_way() -> QuerySet:
    """The programmes that are not ended, with the newest proposal that seats people."""
    seated = Scenario.objects.filter(programme=OuterRef("pk"), state=ScenarioState.DRAFT).exclude(assignment={})
    open_ended = Network.objects.filter(programme=OuterRef("pk"), ends__isnull=True)
    latest = Network.objects.filter(programme=OuterRef("pk")).order_by(F("ends").desc(nulls_first=True))
    told = JSONObject(
        state="state",
        levels=Cast("levels", TextField()),
        placement_days="placement_days",
        draft=Subquery(seated.order_by("-pk").values("pk")[:1]),
        letter=Subquery(seated.order_by("-pk").values("letter")[:1]),
        has_seats=Exists(open_ended),
        last_day=Subquery(latest.values("ends")[:1]),
        field="fields",
    )
    rows = Programme.objects.exclude(state=ProgrammeState.ENDED).annotate(told=told)
    return in_shape(rows, PROGRAMME, pk="pk", name="name", more="told", day="starts")


def programmed(row: Row) -> Programmed:
    """A programme from its row."""
    told = json.loads(row.more)
    found = {
        "levels": tuple(json.loads(told["levels"])),
        "letter": told["letter"] or "",
        "has_seats": bool(told["has_seats"]),
        "last_day": day_of(told["last_day"]),
    }
    return Programmed(pk=row.pk, name=row.name, starts=row.day, **{**told, **found})


def newest_first(programme: Programmed) -> tuple[int, tuple[Any, ...], int]:
    """The order in which programmes are read everywhere: the newest first, then by name."""
    return -programme.starts.toordinal(), danish_key(programme.name), programme.pk


def at_work() -> QuerySet:
    """The chairs of leaders who are not on leave."""
    chair, unit, today = "position__versions", "position__versions__unit__versions", Given("today")
    came_back = Leave.objects.filter(person=OuterRef("person"), ends__lt=today).order_by("-ends")
    told = JSONArray(
        "person_id", "person__name", "starts", f"{chair}__level", "acting", "position_id",
        f"{unit}__field", f"{chair}__title", f"{unit}__name",
        Subquery(came_back.values("ends")[:1]),
    )  # fmt: skip
    away = Leave.objects.on(today).filter(person=OuterRef("person"))
    # Named first, since SQLite would else go through the chairs of all employees.
    leading = PositionVersion.objects.on(today).filter(is_leader=True).values("position_id")
    rows = Holding.objects.on(today).filter(
        counting(chair, today),
        counting(unit, today),
        ~Exists(away),
        position_id__in=leading,
        position__versions__is_leader=True,
    )
    return in_one_row(rows, LEADER, told)


def leaders_in(chairs: Iterable[list[Any]]) -> list[Chaired]:
    """Each leader once: the highest level first, who acts last, then as the positions came, as composition does."""
    found: dict[int, Chaired] = {}
    for person, name, since, level, _acting, _position, field, title, unit, back in sorted(chairs, key=rank_of):
        if person not in found:
            found[person] = Chaired(person, name, date.fromisoformat(since), level, field, title, unit, day_of(back))
    return list(found.values())


def rank_of(chair: list[Any]) -> tuple[bool, int, bool, int]:
    """What a chair is sorted by."""
    level, acting, position = chair[3:6]
    return level is None, level or 0, acting, position


def seated() -> QuerySet:
    """Who sits or sat in a network of a programme that runs."""
    rows = Membership.objects.filter(network__programme__state=ProgrammeState.RUNNING)
    return in_one_row(rows, SEATED, JSONArray("network__programme_id", "person_id", "ends"))


def left_out() -> QuerySet:
    """Who is left out of a programme that runs."""
    rows = Exclusion.objects.filter(programme__state=ProgrammeState.RUNNING)
    return in_one_row(rows, OUT, JSONArray("programme_id", "person_id"))


def put_off() -> QuerySet:
    """Who waits by agreement for a place in a programme that runs."""
    rows = Postponement.objects.filter(programme__state=ProgrammeState.RUNNING, lifted_at__isnull=True)
    return in_shape(rows, PUT_OFF, pk="programme_id", count="person_id", day="until", name="reason", more="pk")


SOURCES = (under_way, at_work, seated, left_out, put_off)
KINDS = frozenset({PROGRAMME, LEADER, SEATED, OUT, PUT_OFF})


def day_of(told: str | None) -> date | None:
    """A day from the text of a row, if it has one."""
    return date.fromisoformat(told) if told else None
