"""What one move in the composition studio costs the server: the change itself and the page that answers it."""

from itertools import cycle
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ledernet.bench.measuring import VISITS, Line, timed
from networks.actions.scenarios import draft_scenario, keep_plan
from networks.models import Programme, Scenario
from networks.queries.problem import problem_of
from networks.rules.programmes import State
from organisation.models import (
    Account,
    Field,
    Holding,
    Person,
    Position,
    PositionVersion,
    Unit,
    UnitVersion,
)
from organisation.rules.dates import DAY

LEADERS, FIELDS = 220, 6


def moved_line(account: Account) -> Line:
    """A leader of 220 changes places with another, again and again; nothing of it stays in the database."""
    with transaction.atomic():
        scenario = studio_of(LEADERS, account)
        client = Client(SERVER_NAME="localhost")
        client.force_login(account)
        one, other = cycle(sorted(scenario.assignment)[:2]), max(scenario.assignment)
        answer = move(client, scenario, next(one), other)
        with CaptureQueriesContext(connection) as asked:
            move(client, scenario, next(one), other)
        queries = len(asked)
        spans = sorted(timed(lambda: move(client, scenario, next(one), other)) * 1000 for _ in range(VISITS))
        transaction.set_rollback(True)
    return Line(
        f"the studio: {LEADERS} leaders, a move",
        answer.status_code,
        queries,
        spans[VISITS // 2],
        spans[int(VISITS * 0.95)],
        round(len(answer.content) / 1000, 1),
    )


def move(client: Client, scenario: Scenario, person: str, other: str) -> Any:
    """Change two leaders' places, and read the page that comes of it."""
    version = Scenario.objects.values_list("version", flat=True).get(pk=scenario.pk)
    sent = {"person": person, "swap": other, "version": version}
    return client.post(reverse("networks:seat", args=[scenario.pk]), sent, follow=True)


def studio_of(people: int, by: Account) -> Scenario:
    """A proposal with so many leaders of some fields, dealt out over its networks."""
    now = timezone.now()
    since = timezone.localdate(now) - 900 * DAY
    fields = [Field.objects.create(name=f"felt {number}") for number in range(FIELDS)]
    for number in range(people):
        person = Person.objects.create(hr_id=f"bench-{number}", name=f"Leder {number}", employed_from=since)
        unit = Unit.objects.create(hr_id=f"bench-{number}")
        place = {"field": fields[number % FIELDS], "place": f"by {number % 9}"}
        UnitVersion.objects.create(unit=unit, name=f"Hus {number}", starts=since, **place)
        chair = Position.objects.create(hr_id=f"bench-{number}")
        PositionVersion.objects.create(position=chair, unit=unit, title="leder", is_leader=True, level=4, starts=since)
        Holding.objects.create(position=chair, person=person, starts=since)
    programme = Programme.objects.create(
        name="Bench", starts=timezone.localdate(now), smallest=7, largest=9, state=State.RUNNING
    )
    programme.fields.set(fields)
    scenario = draft_scenario(programme=programme, by=by, at=now)
    scenario.problem = problem_of(scenario)
    scenario.save(update_fields=["problem"])
    networks = cycle([entry["id"] for entry in scenario.frame])
    seats = {person["id"]: next(networks) for person in scenario.problem["people"]}
    return keep_plan(scenario=scenario, assignment=seats, version=scenario.version, seed=1, at=now)
