"""One question for many sources: the same answers as the sources give one by one, for any person at any moment."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Count
from django.db.models.functions import JSONArray

from organisation.models import Holding, Job, Person
from organisation.queries.waiting import Given, Row, answers_to, in_one_row, in_shape, listed_in
from organisation.rules.jobs import State
from tests.world import LONG_AGO, NOW

WEEK = timedelta(days=7)


def own_seats():
    held = Holding.objects.on(Given("today")).filter(person=Given("person"))
    return in_shape(held, "seat", pk="pk", name="person__name", day="starts")


def jobs_of_the_week():
    return in_shape(
        Job.objects.filter(queued_at__gt=Given("now", -WEEK)), "job", pk="pk", more="kind", moment="queued_at"
    )


def jobs_since():
    fresh = Job.objects.filter(queued_at__gt=Given("since")).values("kind").annotate(many=Count("pk"))
    return in_shape(fresh, "fresh", name="kind", count="many")


def all_jobs():
    return in_one_row(Job.objects.all(), "all", JSONArray("kind", "pk", "started_at"))


def queue(world, kind, at):
    return Job.objects.create(kind=kind, task="none", payload={}, queued_by=world.hr, queued_at=at, state=State.QUEUED)


@pytest.mark.database
def test_sources_answer_together_in_one_question(world, django_assert_num_queries):
    early, late = queue(world, "a", NOW - timedelta(days=8)), queue(world, "b", NOW - timedelta(days=3))
    leader, director = world.people["leader"], world.people["director"]
    for person in (leader, director):
        seat = Holding.objects.get(person=person)
        with django_assert_num_queries(1):
            found = answers_to([own_seats, jobs_of_the_week, jobs_since], person, NOW, NOW - timedelta(days=30))
        assert sorted(found, key=lambda row: (row.what, row.name)) == [
            Row("fresh", None, "a", "", None, None, 1),
            Row("fresh", None, "b", "", None, None, 1),
            Row("job", late.pk, "", "b", None, late.queued_at, None),
            Row("seat", seat.pk, person.name, "", LONG_AGO, None, None),
        ]
    assert early.pk not in {row.pk for row in found if row.what == "job"}


@pytest.mark.database
def test_the_moment_is_given_anew_each_time(world):
    queue(world, "a", NOW)
    asked = [jobs_of_the_week]
    person = world.people["leader"]
    counts = [len(answers_to(asked, person, NOW + timedelta(days=days))) for days in (0, 6, 7, 8)]
    assert counts == [1, 1, 0, 0]
    assert answers_to([own_seats], person, datetime(2019, 1, 1, tzinfo=UTC)) == []


def test_no_sources_ask_nothing():
    assert answers_to([], Person(pk=1), NOW) == []


@pytest.mark.database
def test_a_source_asked_for_as_one_row_tells_the_facts_of_each_and_nothing_for_none(world, django_assert_num_queries):
    leader = world.people["leader"]
    assert listed_in(answers_to([all_jobs], leader, NOW)) == []
    first, second = queue(world, "æble", NOW), queue(world, '"b"', NOW)
    with django_assert_num_queries(1):
        found = answers_to([all_jobs, own_seats], leader, NOW)
    assert [row.what for row in found] == ["all", "seat"]
    assert sorted(listed_in(found[:1])) == [['"b"', second.pk, None], ["æble", first.pk, None]]
