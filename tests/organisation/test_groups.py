"""Leadership groups: leaders side by side."""

from datetime import timedelta

import pytest
from django.urls import reverse

from organisation.actions.groups import form_group, join_group, leave_group
from organisation.models import AuditEntry, GroupMember, LeadershipGroup
from organisation.queries.groups import groups_with_size
from tests.world import NOW, TODAY, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(world):
    return form_group(name="Skoleledergruppen", starts=TODAY, by=world.hr, at=NOW)


def sizes(on):
    return dict(groups_with_size(on).values_list("name", "size"))


def test_members_count_from_their_first_day_to_their_last(world, group):
    member = join_group(group=group, person=world.people["chief"], starts=TODAY, by=world.hr, at=NOW)
    assert sizes(TODAY)["Skoleledergruppen"] == 1
    assert sizes(TODAY - timedelta(days=1))["Skoleledergruppen"] == 0
    leave_group(member=member, on=TODAY + timedelta(days=10), by=world.hr, at=NOW)
    assert sizes(TODAY + timedelta(days=9))["Skoleledergruppen"] == 1
    assert sizes(TODAY + timedelta(days=10))["Skoleledergruppen"] == 0


def test_who_is_in_it_already_is_not_let_in_twice(world, group):
    for _ in range(2):
        join_group(group=group, person=world.people["chief"], starts=TODAY, by=world.hr, at=NOW)
    assert GroupMember.objects.filter(group=group).count() == 1
    assert AuditEntry.objects.filter(verb="join_group", key=str(group.pk)).count() == 1


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Mette", None),
        ("leader@fjordby.example", None),
        ("Ukendt", "Vi kender ingen, der hedder det."),
        ("e", "Flere hedder det."),
    ],
)
def test_a_member_is_named_by_name_or_mail(client, world, group, who, words):
    client.force_login(world.hr)
    answer = client.post(reverse("organisation:group", args=[group.pk]), {"who": who, "starts": typed(TODAY)})
    assert GroupMember.objects.filter(group=group).count() == (0 if words else 1)
    assert words is None or words in answer.content.decode()


def test_hr_forms_and_corrects_a_group(client, world):
    client.force_login(world.hr)
    client.post(reverse("organisation:form_group"), {"name": "Direktionen", "starts": "1.1.2026"})
    group = LeadershipGroup.objects.get(name="Direktionen")
    client.post(
        reverse("organisation:correct_group", args=[group.pk]),
        {"name": "Direktionen", "starts": "1.1.2026", "ends": "31.12.2026"},
    )
    group.refresh_from_db()
    assert group.ends.isoformat() == "2026-12-31"
