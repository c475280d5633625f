"""The audit trail: rows by verbs, chained by the clock, verified by a command."""

import pytest
from django.core.management import call_command

from organisation.actions.accounts import choose_language, grant_role
from organisation.actions.audit import chain_new_entries, record
from organisation.models import AuditEntry, AuditHead, Person
from organisation.queries.audit import fault_in_trail
from organisation.rules.audit import Fault
from organisation.rules.roles import Role
from tests.world import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def trail():
    """Four rows in the chain."""
    person = Person.objects.create(name="Mette Møller")
    for verb in ("one", "two", "three", "four"):
        record(verb=verb, by=None, at=NOW, on=person, after={"navn": "Ærø", "til": TODAY})
    assert chain_new_entries() == 4
    return list(AuditEntry.objects.order_by("number"))


def verified(capsys):
    try:
        call_command("verify_audit")
    except SystemExit as end:
        return end.code, capsys.readouterr().out.strip()
    return 0, capsys.readouterr().out.strip()


def test_a_whole_trail_is_said_to_be_whole(trail, capsys):
    assert verified(capsys) == (0, "The audit trail is whole.")


def test_chaining_again_changes_nothing(trail):
    head = AuditHead.objects.get()
    assert chain_new_entries() == 0
    assert (head.number, head.digest) == AuditHead.objects.values_list("number", "digest").get()


@pytest.mark.parametrize("facts", [{"verb": "other"}, {"after": {}}, {"key": "0"}, {"by_id": None, "kind": "x"}])
def test_an_altered_row_is_named(trail, capsys, facts):
    AuditEntry.objects.filter(pk=trail[1].pk).update(**facts)
    assert verified(capsys) == (1, "Audit row 2: altered or reordered")


def test_a_removed_row_is_named(trail, capsys):
    trail[2].delete()
    assert verified(capsys) == (1, "Audit row 3: removed")


def test_rows_cut_off_the_end_are_missed(trail, capsys):
    AuditEntry.objects.filter(number__gte=4).delete()
    assert verified(capsys) == (1, "Audit row 4: removed")


def test_an_emptied_trail_is_missed(trail, capsys):
    AuditEntry.objects.all().delete()
    assert verified(capsys) == (1, "Audit row 1: removed")


def test_two_rows_that_changed_places_are_missed(trail):
    second, third = trail[1], trail[2]
    AuditEntry.objects.filter(pk=second.pk).update(number=99)
    AuditEntry.objects.filter(pk=third.pk).update(number=2)
    AuditEntry.objects.filter(pk=second.pk).update(number=3)
    assert fault_in_trail() == Fault(2, "altered or reordered")


def test_a_verb_leaves_who_what_before_and_after(world):
    choose_language(account=world.hr, language="en", by=world.hr, at=NOW)
    row = AuditEntry.objects.get(verb="choose_language")
    assert (row.by, row.kind, row.key) == (world.hr, "organisation.Account", str(world.hr.pk))
    assert (row.before, row.after) == ({"language": "da"}, {"language": "en"})


def test_a_role_that_a_person_has_already_is_not_given_twice(world):
    for _ in range(2):
        grant_role(person=world.people["leader"], role=Role.CONTROLLER, starts=TODAY, by=world.hr, at=NOW)
    assert AuditEntry.objects.filter(verb="grant_role", by=world.hr).count() == 1
