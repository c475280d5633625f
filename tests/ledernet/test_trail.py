"""The trail in sentences: who did what to whom, on every floor, found by person, topic and days."""

from datetime import timedelta
from string import Formatter

import pytest
from django.utils import translation

from ledernet.queries.trail import entries_found, lines_of
from ledernet.rules.trail import TOPICS, UNNAMED, VERBS
from networks.actions.meetings import cancel_meeting
from networks.actions.programmes import leave_out, lift_pair, set_pair, take_in_again
from networks.rules.composition import PairKind
from networks.rules.composition import State as ScenarioState
from organisation.actions.accounts import end_role, grant_role
from organisation.actions.audit import record
from organisation.actions.groups import join_group
from organisation.models import AuditEntry, Position
from organisation.rules.roles import Role
from tests.networks.world import add_networks
from tests.world import LONG_AGO, NOW, TODAY, make_world


@pytest.fixture
def world(db):
    world = add_networks(make_world())
    AuditEntry.objects.all().delete()
    return world


def told():
    return [line.sentence for line in lines_of(entries_found())]


def test_a_role_given_and_taken_back_is_told_with_names(world):
    grant = grant_role(person=world.people["leader"], role=Role.FACILITATOR, starts=TODAY, by=world.hr, at=NOW)
    end_role(grant=grant, on=TODAY, by=world.hr, at=NOW)
    join_group(group=world.things.group, person=world.people["chief"], starts=TODAY, by=None, at=NOW)
    assert told() == [
        "Systemet tog Carl Chefsen med i ledergruppen »Skolelederne«",
        "Sofie Sand tog rollen facilitator tilbage fra Mette Møller",
        "Sofie Sand gav Mette Møller rollen facilitator",
    ]


def test_deeds_of_networks_are_told_with_their_names(world):
    cancel_meeting(meeting=world.things.meeting, by=world.hr, at=NOW)
    assert told() == [
        "Sofie Sand aflyste mødet »Netværk Fjord« i kalenderen",
        "Sofie Sand aflyste et møde i netværk Fjord",
    ]


@pytest.mark.parametrize(
    ("thing", "change", "words"),
    [
        ("unit", "created", "oprettede enheden Havnbjerg"),
        ("unit", "ended", "afsluttede enheden Havnbjerg"),
        ("person", "changed", "rettede oplysningerne om Mette Møller"),
        ("person", "ended", "afsluttede ansættelsen for Mette Møller"),
        ("position", "moved", "flyttede stillingen centerleder"),
    ],
)
def test_an_import_is_told_thing_by_thing(world, thing, change, words):
    things = {
        "unit": world.units["Havnbjerg"],
        "person": world.people["leader"],
        "position": Position.objects.get(holdings__person=world.people["leader"]),
    }
    record(verb="apply_import", by=world.hr, at=NOW, on=things[thing], after={"change": change})
    assert told() == [f"Sofie Sand {words} ved en indlæsning"]


def test_an_import_is_told_as_a_whole(world):
    AuditEntry.objects.create(verb="apply_import", by=None, at=NOW, kind="organisation.import", key="2026-11-24")
    assert told() == ["Systemet indlæste filer, der gælder fra 24. november 2026"]


def test_what_is_gone_is_told_in_general_words(world):
    people, programme = world.people, world.things.programme
    out = leave_out(programme=programme, person=people["leader"], reason="Orlov", by=world.hr, at=NOW)
    pair = set_pair(
        programme=programme,
        one=people["leader"],
        other=people["chief"],
        kind=PairKind.FORBIDDEN,
        reason="",
        by=world.hr,
        at=NOW,
    )
    before = told()
    take_in_again(exclusion=out, by=world.hr, at=NOW)
    lift_pair(pair=pair, by=world.hr, at=NOW)
    assert before[1] == f"Sofie Sand holdt Mette Møller uden for programmet »{programme}«"
    assert told()[:2] == [
        "Sofie Sand ophævede reglen for Carl Chefsen og Mette Møller",
        "Sofie Sand tog Mette Møller med i programmet igen",
    ]
    assert told()[3] == "Sofie Sand holdt Mette Møller uden for et program"


def test_every_sentence_names_only_facts_that_have_general_words():
    known = {*UNNAMED, "state"}
    for language in ("da", "en"):
        with translation.override(language):
            for name, words in VERBS.items():
                asked = {field for _, field, _, _ in Formatter().parse(str(words.sentence)) if field}
                assert asked <= known, name
                assert asked & {"who", "person"}, name


def test_every_verb_is_found_under_a_topic():
    assert {told.topic for told in VERBS.values()} == {topic for topic, _ in TOPICS}


def test_every_way_a_proposal_goes_has_words():
    assert {f"scenario_{state}" for state in (ScenarioState.DISCARDED, ScenarioState.DRAFT)} <= VERBS.keys()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["third", "second", "first"]),
        ({"who": "sofie s"}, ["second"]),
        ({"who": "systemet"}, ["third", "first"]),
        ({"starts": TODAY}, ["third", "second"]),
        ({"ends": TODAY - timedelta(days=1)}, ["first"]),
        ({"topic": "adgang"}, []),
    ],
)
def test_the_trail_is_found_by_person_topic_and_days(world, asked, found):
    for verb, by, days in (("first", None, 1), ("second", world.hr, 0), ("third", None, 0)):
        record(verb=verb, by=by, at=NOW - timedelta(days=days), on=world.people["leader"])
    assert [entry.verb for entry in entries_found(**asked)] == found


def test_hr_reads_the_trail_and_asks_for_a_part_of_it(client, world):
    grant_role(person=world.people["leader"], role=Role.FACILITATOR, starts=LONG_AGO, by=world.hr, at=NOW)
    client.force_login(world.hr)
    assert "Sofie Sand gav Mette Møller rollen facilitator" in client.get("/hr/spor/?topic=adgang").content.decode()
    nothing = client.get("/hr/spor/?topic=job&who=Sofie").content.decode()
    assert "Det er ikke sket." in nothing
    wrong = client.get("/hr/spor/?starts=31.11.2026").content.decode()
    assert "31. november findes ikke." in wrong
    assert "Sofie Sand gav Mette Møller rollen facilitator" in wrong
