"""Visits to every page of the door table: who may open it, and at which address."""

import re

from django.urls import reverse

from organisation.actions.jobs import queue_job
from organisation.actions.letters import write_letter
from tests.doors import DOORS
from tests.evaluation.world import add_rounds, add_teams
from tests.goals.board_world import add_boards
from tests.goals.measured_world import add_indicators
from tests.goals.world import add_goals
from tests.networks.arrival_world import add_arrivals, add_voluntary
from tests.networks.development_world import add_developments
from tests.networks.evaluated_world import add_evaluations
from tests.networks.life_world import add_lives
from tests.networks.meeting_world import add_meeting_life
from tests.networks.members_world import add_members_side
from tests.networks.money_world import add_money
from tests.networks.sheet_world import add_sheets
from tests.networks.sounding_world import add_soundings
from tests.networks.wish_world import add_wishes
from tests.networks.world import add_networks, add_rules
from tests.organisation.import_world import UNITS, tried
from tests.performance.talk_world import add_talks
from tests.performance.world import add_dialogues
from tests.world import NOW, ROLES, World, make_world

# What differs from one visit to the next though the page is the same: tokens against forgery, and its own address.
NOT_OURS = re.compile(rb"<input[^>]*csrfmiddlewaretoken[^>]*>|hx-headers='[^']*'|/[a-z0-9/.=?&;-]*(?=\")")
PAGES = sorted(name for name, door in DOORS.items() if not door.posts)


def full_world() -> World:
    """The test municipality with everything that the door table speaks of."""
    world = add_sheets(add_lives(add_rules(add_networks(make_world()))))
    world.things.letter = write_letter(
        template="first_login", to=world.people["leader"], context={"address": "http://localhost/"}, at=NOW
    )
    for name, role in (("job", "leader"), ("other_job", "other_leader")):
        job = queue_job(kind="test", task="none", payload={}, by=world.accounts[role], at=NOW)
        setattr(world.things, name, job)
    add_rounds(add_teams(world))
    add_boards(add_indicators(add_goals(world)))
    add_dialogues(add_talks(world))
    add_meeting_life(world)
    add_members_side(world)
    add_voluntary(add_arrivals(world))
    add_evaluations(world)
    add_money(world)
    add_developments(world)
    add_wishes(world)
    add_soundings(world)
    world.things.import_check = tried(UNITS + "1;Fjordby;2;;;;\n", by=world.hr, at=NOW)
    return world


def visitors(name: str) -> list[str]:
    """The roles that may open a page; an empty text stands for somebody who has not signed in."""
    door = DOORS[name]
    return [""] if door.public else [role for role in ROLES if role in door.may_own]


def address_of(name: str, world: World) -> str:
    return reverse(name, kwargs=DOORS[name].own(world))


def body(response) -> bytes:
    """A page's bytes without what differs between two visits to the same page."""
    return NOT_OURS.sub(b"", response.content)
