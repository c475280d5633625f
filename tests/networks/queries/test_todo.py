"""What leader networks want of each role, in words and in questions."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.meetings import book_meeting
from networks.models import Membership, Network, Programme, RoundsAhead
from networks.queries.news import news
from networks.queries.news import sources as news_sources
from networks.queries.todo import sources, todo
from networks.rules.programmes import Facilitation
from networks.rules.sentences import a_few
from organisation.actions.calendar import answer_invitation, move_appointment
from organisation.models import Holding, Leave
from organisation.queries.agenda import agenda_of
from organisation.queries.people import standing_of
from organisation.queries.waiting import answers_to
from organisation.rules.calendar import Answer
from organisation.rules.times import day_words, full_day_words, weekday_words
from organisation.rules.todo import Deed
from tests.world import NOW, TODAY, wall

STARTS, ENDS = wall(2, 13), wall(2, 15, 30)
LONG_BEFORE = NOW - timedelta(days=20)
PLAIN = {ord("\xa0"): " "}


def waiting(world, key, now=NOW):
    person = world.people[key]
    standing = standing_of(person, TODAY)
    return todo(answers_to(sources(standing), person, now), now, standing, agenda_of(person, now))


@pytest.fixture(autouse=True)
def ripe(world):
    """Nothing is asked about the networks' lives: both are in their third year, with leaders and no round planned."""
    Network.objects.update(starts=TODAY - timedelta(days=900), facilitator=world.things.network.facilitator)
    RoundsAhead.objects.all().delete()


@pytest.fixture
def meeting(world):
    return book_meeting(
        network=world.things.network,
        starts=STARTS,
        ends=ENDS,
        place="Havnehuset",
        by=world.accounts["facilitator"],
        at=LONG_BEFORE,
    )


def test_a_series_is_asked_about_two_months_ahead(world):
    network, by = world.things.network, world.accounts["facilitator"]
    for days in (20, 59, 61, 400):
        starts = NOW + timedelta(days=days)
        book_meeting(network=network, starts=starts, ends=starts + timedelta(hours=1), by=by, at=NOW)
    near = [NOW + timedelta(days=days) for days in (20, 59)]
    assert [task.heading for task in waiting(world, "leader")] == [f"Kommer du den {day_words(day)}?" for day in near]


def test_a_meeting_waits_for_an_answer_with_two_buttons(world, meeting):
    (task,) = waiting(world, "leader")
    assert task.heading == f"Kommer du på {weekday_words(STARTS)}?"
    assert task.text.translate(PLAIN) == (
        f"Netværk Fjord mødes {full_day_words(STARTS)} kl. 13.00–15.30, Havnehuset. En af to har sagt ja."
    )
    assert (task.due, task.due_at) == (TODAY, wall(0, 16))
    url = f"/netvaerk/moede/{meeting.appointment.uid}/svar/0/"
    assert task.deeds == (
        Deed("Ja, jeg kommer", url, post=True, name="answer", value="accepted"),
        Deed("Nej", url, post=True, name="answer", value="declined"),
    )


@pytest.mark.parametrize(
    ("now", "heading"),
    [
        (wall(2, 8), "Kommer du i dag?"),
        (wall(1, 13), "Kommer du i morgen?"),
        (wall(-4, 13), f"Kommer du på {weekday_words(STARTS)}?"),
        (wall(-5, 13), f"Kommer du den {day_words(STARTS)}?"),
    ],
)
def test_the_question_names_the_day_as_one_would(world, meeting, now, heading):
    found = [task for task in waiting(world, "leader", now) if "Havnehuset. En af" in task.text]
    assert [task.heading for task in found] == [heading]


def test_past_the_deadline_the_answer_is_wanted_before_the_meeting(world, meeting):
    (task,) = waiting(world, "leader", wall(1, 13))
    assert task.due_at == STARTS


def test_while_nobody_has_said_yes_the_text_says_so(world, meeting):
    meeting.appointment.invitees.update(answer=Answer.NEEDS_ACTION)
    (task,) = waiting(world, "leader")
    assert task.text.endswith("Ingen har sagt ja endnu.")


@pytest.mark.parametrize("given", [Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED])
def test_an_answer_settles_it(world, meeting, given):
    mette = meeting.appointment.invitees.get(person=world.people["leader"])
    answer_invitation(invitee=mette, answer=given, sequence=0, by=None, at=NOW)
    assert waiting(world, "leader") == []


def test_a_programme_under_preparation_asks_for_weekdays(world):
    programme = world.things.programme
    programme.state, programme.starts = "draft", TODAY + timedelta(days=30)
    programme.save()
    (task,) = waiting(world, "leader")
    assert (task.heading, task.due) == ("Hvilke ugedage kan du?", programme.starts)
    assert task.text == (
        f"Tværfaglige netværk 2026 begynder den {day_words(programme.starts)}. "
        "Sig, hvilke dage du kan mødes, før netværkene sættes sammen."
    )
    assert task.deeds[0].url == f"/netvaerk/ugedage/{programme.pk}/"
    programme.availabilities.create(person=world.people["leader"], days=["mon"])
    assert waiting(world, "leader") == []


def test_a_facilitator_is_told_of_a_network_without_a_meeting_in_eight_weeks(world):
    assert waiting(world, "facilitator") == []
    appointment = world.things.meeting.appointment
    later = NOW + timedelta(weeks=8)
    move_appointment(appointment=appointment, starts=later, ends=later + timedelta(hours=1), by=None, at=NOW)
    (task,) = waiting(world, "facilitator")
    assert task.heading == "Find en dato til netværk Fjord"
    assert task.deeds == (Deed("Find en dato", f"/netvaerk/{world.things.network.pk}/moede/nyt/"),)


def late(world, days, **facts):
    programme = world.things.programme
    for name, value in facts.items():
        setattr(programme, name, value)
    programme.placement_days = days
    programme.save()
    return [task for task in waiting(world, "hr") if "venter på en plads" in task.heading]


def test_hr_is_told_of_leaders_who_should_have_had_a_place(world):
    began = TODAY - timedelta(days=30)
    assert late(world, 30, starts=began) == []
    (task,) = late(world, 29, starts=began)
    assert task.heading == "3 ledere venter på en plads"
    assert task.text == (
        "Tværfaglige netværk 2026 lover en plads inden for 29 dage. "
        "Det gælder Dorthe Dahl, Carl Chefsen og Åse Aagaard."
    )
    assert task.due == TODAY - timedelta(days=1)


def test_a_new_leaders_days_count_from_their_first(world):
    Holding.objects.filter(person=world.people["third_leader"]).update(starts=TODAY - timedelta(days=10))
    programme = {"starts": TODAY - timedelta(days=300), "levels": [4]}
    assert late(world, 10, **programme) == []
    (task,) = late(world, 9, **programme)
    assert (task.heading, task.due) == ("Åse Aagaard venter på en plads", TODAY - timedelta(days=1))


def test_before_the_last_day_hr_is_told_who_is_next(world):
    programme = world.things.programme
    programme.placement_days, programme.levels, programme.starts = 14, [4], TODAY
    programme.save()
    (task,) = waiting(world, "hr")
    assert (task.heading, task.due) == ("Giv Åse Aagaard en plads", TODAY + timedelta(days=14))
    url = f"/netvaerk/nye/{programme.pk}/{world.people['third_leader'].pk}/"
    assert task.deeds == (Deed("Find en plads", url),)
    programme.placement_days = 15
    programme.save()
    assert waiting(world, "hr") == []


@pytest.mark.parametrize(
    ("names", "words"),
    [("A", "A"), ("AB", "A og B"), ("ABCD", "A, B, C og D"), ("ABCDE", "A, B, C og 2 andre")],
)
def test_many_names_are_cut_short(names, words):
    assert a_few(list(names)) == words


def test_only_leaders_of_the_programme_and_at_work_count(world):
    (task,) = late(world, 60, levels=[4], starts=TODAY - timedelta(days=90))
    assert task.heading == "Åse Aagaard venter på en plads"
    leave = Leave.objects.create(person=world.people["third_leader"], starts=TODAY)
    assert late(world, 60, levels=[4]) == []
    leave.delete()
    world.things.programme.fields.add(world.units["Havnbjerg"].versions.get().field)
    assert late(world, 60, levels=[4]) == []
    world.things.programme.fields.clear()
    world.things.programme.exclusions.create(person=world.people["third_leader"], reason="ny")
    assert late(world, 60, levels=[4]) == []


def test_hr_is_told_of_a_proposal_that_is_ready(world):
    assert late(world, 30000) == waiting(world, "hr") == []
    scenario = world.things.scenario
    scenario.assignment = {str(world.people["leader"].pk): "1"}
    scenario.save()
    (task,) = waiting(world, "hr")
    assert task.heading == "Forslag A er klar"
    assert "Ingen får besked før." in task.text


def test_questions_by_role(world, django_assert_num_queries):
    for key, most in (("employee", 2), ("leader", 2), ("facilitator", 2), ("hr", 2)):
        with django_assert_num_queries(1 + most):
            waiting(world, key)


def newest(world, key, since, now):
    person = world.people[key]
    agenda = agenda_of(person, now)
    rows = answers_to(news_sources(standing_of(person, TODAY), agenda), person, now, since)
    return news(rows, person, since, TODAY, agenda)


def fresh(world, key="leader", since=NOW - timedelta(days=4), now=NOW):
    found = newest(world, key, since, now)
    return [f"{one.link} {one.words}".translate(PLAIN) for one in found]


def test_what_is_new_is_meetings_called_and_moved_and_who_joined(world):
    world.things.meeting.delete()
    assert fresh(world) == []
    called = book_meeting(
        network=world.things.network, starts=STARTS, ends=ENDS, by=world.hr, at=NOW - timedelta(days=2)
    )
    day = full_day_words(STARTS)
    assert fresh(world)[0] == f"Netværk Fjord skal mødes {day} kl. 13.00–15.30."
    move_appointment(
        appointment=called.appointment, starts=wall(2, 14), ends=wall(2, 16), by=None, at=NOW - timedelta(hours=3)
    )
    assert fresh(world, since=NOW - timedelta(days=1))[0] == f"Netværk Fjord er ændret. I mødes {day} kl. 14.00–16.00."


def test_a_new_member_is_news_to_the_others_and_the_facilitator(world):
    Membership.objects.create(network=world.things.network, person=world.people["third_leader"], starts=TODAY)
    later = NOW + timedelta(days=1)
    expected = "Netværk Fjord har fået Åse Aagaard med."
    for key in ("leader", "facilitator"):
        assert expected in fresh(world, key, now=later)
    assert expected not in fresh(world, "other_leader", now=later)
    assert expected not in fresh(world, since=NOW, now=later)
    own = fresh(world, "third_leader", now=later)
    assert own == ["Netværk Fjord er dit netværk fra nu af."]


def test_news_is_short_and_newest_first(world):
    for number in range(7):
        book_meeting(
            network=world.things.network,
            starts=wall(2 + number, 13),
            ends=wall(2 + number, 14),
            by=world.hr,
            at=NOW + timedelta(minutes=number),
        )
    found = newest(world, "leader", NOW - timedelta(days=1), NOW)
    assert [one.at for one in found] == [NOW + timedelta(minutes=number) for number in (6, 5, 4, 3, 2)]
    assert {one.icon for one in found} == {"calendar"}


def test_hr_is_told_of_networks_that_nobody_leads_until_somebody_does(world):
    network, other = world.things.network, Network.objects.exclude(pk=world.things.network.pk).first()
    assert not any("facilitator" in task.heading for task in waiting(world, "hr"))
    guide, first_day = network.facilitator, TODAY + timedelta(days=30)
    Network.objects.filter(pk=network.pk).update(facilitator=None, starts=first_day)
    (task,) = [task for task in waiting(world, "hr") if "facilitator" in task.heading]
    assert (task.heading, task.due) == (f"Netværk {network.name} har ingen facilitator", first_day)
    assert task.deeds[0].url == reverse("networks:change_network", args=[network.pk])
    Network.objects.filter(pk=other.pk).update(facilitator=None)
    (task,) = [task for task in waiting(world, "hr") if "facilitator" in task.heading]
    assert (task.heading, task.due) == ("2 netværk har ingen facilitator", first_day)
    Programme.objects.update(facilitation=Facilitation.MEMBERS)
    assert not any("facilitator" in task.heading for task in waiting(world, "hr"))
    Programme.objects.update(facilitation=Facilitation.INTERNAL)
    Network.objects.update(facilitator=guide)
    yesterday = TODAY - timedelta(days=1)
    Network.objects.filter(pk=network.pk).update(facilitator=None, starts=yesterday, ends=yesterday)
    assert not any("facilitator" in task.heading for task in waiting(world, "hr"))
