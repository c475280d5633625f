"""Every public verb is done once: it leaves exactly one row in the trail that says who did what to what."""

import importlib
import inspect

import pytest

from ledernet.rules.trail import VERBS as WORDS
from organisation.actions.audit import chain_new_entries
from organisation.models import AuditEntry
from organisation.queries.audit import fault_in_trail
from tests.house import sources, trail
from tests.networks.meeting_world import add_meeting_life
from tests.networks.world import add_networks, add_rules
from tests.test_house import SILENT
from tests.verbs import tables
from tests.world import NOW, make_world

TABLES = tables()
LOUD = {
    f"{source.app}.{function.name}": source.path.removesuffix(".py").replace("/", ".")
    for source, function in trail.verbs(sources.code())
    if source.app in TABLES and f"{source.app}.{function.name}" not in SILENT
}


@pytest.fixture
def world(db, monkeypatch):
    # No transaction lets the database rewrite its files; tests/evaluation shows that it does.
    for topic in ("closing", "giving_up"):
        monkeypatch.setattr(f"evaluation.actions.{topic}.let_the_database_forget", lambda: None)
    return add_meeting_life(add_rules(add_networks(make_world())))


def test_every_verb_is_in_its_apps_table():
    assert sorted(f"{app}.{name}" for app, table in TABLES.items() for name in table) == sorted(LOUD)


def about(thing):
    """The kind and key under which the trail knows a thing; an import is known by its own row."""
    return (thing.kind, thing.key) if isinstance(thing, AuditEntry) else (thing._meta.label, str(thing.pk))


@pytest.mark.parametrize("name", sorted(LOUD))
def test_a_verb_leaves_one_row_that_says_who_what_and_to_what(world, name):
    app, verb = name.split(".")
    deed, function = TABLES[app][verb], getattr(importlib.import_module(LOUD[name]), verb)
    given = deed.given(world)
    who = world.hr if "by" in inspect.signature(function).parameters else None
    known = set(AuditEntry.objects.values_list("pk", flat=True))
    thing = about(deed.on(given)) if deed.on else None
    result = function(**given, at=NOW, **({"by": who} if who else {}))
    rows = list(AuditEntry.objects.exclude(pk__in=known).order_by("pk"))
    thing, told = thing or about(result), deed.told or verb
    (row,) = [row for row in rows if row.verb == told and (row.kind, row.key) == thing]
    assert sorted(other.verb for other in rows if other != row) == sorted(deed.also)
    assert {(other.by, other.at) for other in rows} == {(who, NOW)}
    assert told in {word.partition(" ")[0] for word in WORDS}
    chain_new_entries()
    assert fault_in_trail() is None
