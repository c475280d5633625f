"""What is left of a network that is over: nobody's name beside an answer, and nobody's words. By the clock alone."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from evaluation.models import ReleasedComment, ReleasedFigure
from ledernet.celery import app
from networks.models import Network, Wiping
from networks.queries.cycle import life_of
from networks.queries.evaluations import key_of
from organisation.access.calendar import feed_token
from organisation.actions.calendar import answer_invitation
from organisation.actions.feeds import renew_feed
from organisation.models import AuditEntry, Invitee, Letter
from organisation.rules.calendar import Answer
from tests.evaluation.world import add_teams
from tests.networks.evaluated_world import MEMBERS, add_evaluations, add_vig, evaluated, figured
from tests.networks.views.test_lives import words
from tests.networks.world import add_meeting
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def vig(world):
    """Eight members have met, said what they got out of it, and answered an invitation to a meeting last month."""
    add_evaluations(add_teams(world))
    meeting = add_meeting(world, world.things.vig, "facilitator", *MEMBERS, days=-40)
    before = meeting.appointment.starts - DAY
    for number, answer in enumerate([Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED]):
        own = meeting.appointment.invitees.get(person=world.people[MEMBERS[number]])
        answer_invitation(invitee=own, answer=answer, sequence=0, by=None, at=before)
    return world.things.vig


def hour_comes():
    """What the product's own clock does each hour, by the name under which the worker knows it."""
    app.loader.import_default_modules()
    app.tasks[settings.CELERY_BEAT_SCHEDULE["forget ended networks"]["task"]].apply(throw=True)


def told(network):
    """The network ended yesterday, and its members have been told when all goes."""
    Network.objects.filter(pk=network.pk).update(ends=TODAY - DAY)
    network.memberships.filter(ends=None).update(ends=TODAY - DAY)
    hour_comes()


def wiped(network):
    """The day has come as well."""
    told(network)
    Wiping.objects.filter(network=network).update(wipe_on=timezone.localdate())
    hour_comes()
    network.refresh_from_db()


def feed_of(client, person):
    return client.get(reverse("organisation:feed", args=[feed_token(renew_feed(person=person, by=None, at=NOW))]))


def titles(response):
    return response.content.decode().count("SUMMARY:Netværk Vig")


def asked_of(network):
    return Invitee.objects.filter(appointment__in=network.meetings.values("appointment"))


def test_until_its_day_nothing_goes(client, world, vig):
    told(vig)
    assert asked_of(vig).count() == 2 * (1 + len(MEMBERS))
    assert titles(feed_of(client, world.people[MEMBERS[0]])) == 2
    assert ReleasedComment.objects.exists()


def test_who_was_asked_and_what_each_answered_goes_of_all_alike_and_the_meetings_stay(client, world, vig):
    days = list(vig.meetings.values_list("appointment__starts", flat=True))
    path = reverse("organisation:appointment", args=[vig.meetings.latest("appointment__starts").appointment_id])
    client.force_login(world.accounts["facilitator"])
    assert "Medarbejder 00" in words(client.get(path))
    wiped(vig)
    assert not asked_of(vig).exists()
    assert list(vig.meetings.values_list("appointment__starts", flat=True)) == days
    assert "Medarbejder 0" not in words(client.get(path))
    # Accepted, perhaps, declined, not answered: every feed is the same now, so that it says nothing either.
    assert [titles(feed_of(client, world.people[key])) for key in MEMBERS[:4]] == [0, 0, 0, 0]
    entry = AuditEntry.objects.get(verb="wipe_network")
    assert (entry.after["invitations"], entry.after["words"]) == (2 * (1 + len(MEMBERS)), 1)
    assert not AuditEntry.objects.filter(after__answer__isnull=False).exists()


def test_until_then_own_words_can_be_taken_along_by_those_who_were_there_and_nobody_else(client, world, vig):
    told(vig)
    client.force_login(world.accounts["facilitator"])
    for name in ("papers", "papers_file"):
        path = reverse(f"networks:{name}", args=[vig.pk])
        assert client.get(path).content.decode().count("Flere cases") == 2 * len(MEMBERS)
    client.force_login(world.hr)
    assert client.get(reverse("networks:papers", args=[vig.pk])).status_code == 404


def test_a_meeting_of_another_network_keeps_its_guests(world, vig):
    other = add_meeting(world, world.things.other_network, "other_leader", days=-20)
    wiped(vig)
    assert other.appointment.invitees.count() == 1


def test_own_words_of_evaluations_go_and_figures_stay(vig):
    figures = ReleasedFigure.objects.count()
    assert ReleasedComment.objects.filter(assessment__circle=key_of(vig)).exists()
    wiped(vig)
    assert not ReleasedComment.objects.exists()
    assert ReleasedFigure.objects.count() == figures


def test_words_of_an_evaluation_that_was_still_open_go_when_it_has_been_counted(world):
    vig = add_vig(add_teams(world)).things.vig
    add_meeting(world, vig, "facilitator", *MEMBERS, days=-40)
    late = evaluated(world)
    wiped(vig)
    figured(late)
    assert ReleasedComment.objects.exists()
    hour_comes()
    assert not ReleasedComment.objects.exists()
    assert Letter.objects.filter(template="network_wiping").count() == 1 + len(MEMBERS)


def test_where_nobody_noted_who_came_no_share_is_made_up_afterwards(vig):
    wiped(vig)
    known = life_of(vig, NOW, TODAY).known
    assert (known.shares, known.last_met) == ((), (NOW - 40 * DAY).date())


@pytest.mark.parametrize(("days", "is_told"), [(15, False), (14, True), (0, True)])
def test_members_are_told_from_two_weeks_before_the_last_day(vig, days, is_told):
    Network.objects.filter(pk=vig.pk).update(ends=timezone.localdate() + timedelta(days=days))
    hour_comes()
    assert Letter.objects.filter(template="network_wiping").exists() is is_told
