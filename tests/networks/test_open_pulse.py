"""An attack on a pulse and an evaluation of a network while they are open, and on two that lie close to each other.

Whoever reads every table before and after an answer finds nothing but one more sealed ballot; whoever
reads them after closing does not find who answered, nor in which order.
"""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from evaluation import keyfiles
from evaluation.actions.closing import close_round
from evaluation.actions.telling import send_invitations
from evaluation.models import Invitation, ReleasedFigure, Round
from evaluation.rules.ballots import item_keys
from evaluation.rules.rounds import State
from networks.actions.evaluations import choose_pulse, evaluate_networks, send_pulse, withdraw_evaluation
from networks.models import Evaluation, Membership, Network
from networks.queries.evaluations import meetings_for_a_pulse, pulses_of, recently_evaluated
from networks.tasks.evaluations import look_after_evaluations
from organisation.actions.letters import send_waiting_letters
from organisation.rules.refusals import Refused
from tests.evaluation.circle_world import published_circles
from tests.evaluation.world import add_teams, answer
from tests.networks.evaluated_world import MEMBERS, add_vig, evaluated, figured
from tests.networks.world import add_meeting
from tests.world import LONG_AGO, NOW, TODAY

DAY = timedelta(days=1)
RANDOM = ("key_name", "public_key", "sealed_key", "rules_digest", "id", "token_hash", "cells_id")


@pytest.fixture
def vig(world):
    """Eight members, who met yesterday."""
    add_vig(add_teams(world))
    world.things.late_meeting = add_meeting(world, world.things.vig, "facilitator", *MEMBERS, days=-1)
    return world.things.vig


def pulse_of(world):
    found = send_pulse(meeting=world.things.late_meeting, by=None, at=NOW)
    send_invitations(round=found.round, by=None, at=NOW)
    return found


def evaluation_of(world, at=NOW):
    facts = {"programme": world.things.programme, "networks": [world.things.vig], "by": world.hr}
    found = evaluate_networks(deadline=at + 14 * DAY, at=at, **facts)
    send_invitations(round=found.round, by=None, at=at)
    return found


def tables(*, without=()):
    """Every table of the database, row by row in no order, without what chance has made."""
    found = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - {"django_session"}:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table's own name
            names = [column[0] for column in cursor.description]
            kept = [place for place, name in enumerate(names) if name not in without]
            found[table] = sorted(str([row[place] for place in kept]) for row in cursor.fetchall())
    return found


def differing(before, after):
    return {table for table in before.keys() | after.keys() if before.get(table) != after.get(table)}


def asked(evaluation):
    rows = Invitation.objects.filter(round=evaluation.round_id)
    return {one.person_id: one for one in rows.select_related("round__questionnaire")}


def answered_on_the_form(client, world, evaluation, key):
    """One member answers behind the link of their letter."""
    invitation = asked(evaluation)[world.people[key].pk]
    keys = item_keys(invitation.round.questionnaire.questions)
    token = keyfiles.link_token(invitation.round.key_name, invitation.pk)
    client.get(reverse("evaluation:answer_questions", args=[token]))
    response = client.post(reverse("evaluation:answer_questions", args=[token]), dict.fromkeys(keys, "2"))
    assert response.status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("opened", [pulse_of, evaluation_of])
def test_an_answer_changes_nothing_in_the_database_but_the_sealed_ballot(client, world, vig, opened, caplog):
    caplog.set_level("DEBUG")
    evaluation = opened(world)
    send_waiting_letters()
    look_after_evaluations()
    before = tables()
    caplog.clear()
    answered_on_the_form(client, world, evaluation, "ha3")
    look_after_evaluations()
    assert differing(before, tables()) == {"evaluation_sealedballot"}
    invitation = asked(evaluation)[world.people["ha3"].pk]
    token = keyfiles.link_token(invitation.round.key_name, invitation.pk)
    assert (token in caplog.text, "Medarbejder 03" in caplog.text) == (False, False)


@pytest.mark.django_db
@pytest.mark.parametrize("opened", [pulse_of, evaluation_of])
def test_after_closing_no_table_tells_who_answered_or_in_which_order(world, vig, opened):
    evaluation = opened(world)

    def closed_after(*keys):
        """The tables after these have answered, one after the other, and the round is closed; then as if never done."""
        point = transaction.savepoint()
        for value, key in zip((1, 2, 3, 4, 5), keys, strict=True):
            answer(asked(evaluation)[world.people[key].pk], value, at=NOW)
        published_circles(Round.objects.get(pk=evaluation.round_id))
        found = tables(without=RANDOM)
        assert ReleasedFigure.objects.filter(round=evaluation.round_id, n=5).exists()
        transaction.savepoint_rollback(point)
        return found

    first, second = closed_after("ha0", "ha1", "ha2", "ha3", "ha4"), closed_after("ha7", "ha3", "ha6", "ha5", "ha2")
    assert differing(first, second) == set()


@pytest.mark.django_db
def test_who_comes_or_goes_meanwhile_changes_neither_who_is_asked_nor_what_counts(world, vig):
    pulse = pulse_of(world)
    invited = set(asked(pulse))
    Membership.objects.filter(network=vig, person=world.people["ha0"]).update(ends=TODAY - DAY)
    Membership.objects.create(network=vig, person=world.people["leader"], starts=TODAY)
    for key in MEMBERS[:5]:
        answer(asked(pulse)[world.people[key].pk], 4)
    close_round(round=pulse.round, by=None, at=pulse.round.deadline + DAY)
    assert set(asked(pulse)) == invited
    assert set(ReleasedFigure.objects.filter(round=pulse.round).values_list("n", flat=True)) == {5}


@pytest.mark.django_db
@pytest.mark.parametrize("answers", range(5))
def test_a_pulse_with_too_few_answers_is_the_same_however_few_they_are(world, vig, answers):
    pulse = pulse_of(world)
    for key in MEMBERS[:answers]:
        answer(asked(pulse)[world.people[key].pk], 5)
    round = published_circles(pulse.round)
    told = set(ReleasedFigure.objects.filter(round=round).values_list("n", "sum", "of_n", "reason"))
    assert told <= {(None, None, None, "under_k")}
    (read,) = pulses_of(vig)
    assert (read.worth, read.take_home) == ("", "")


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "is_asked"), [(0, False), (1, False), (6, False), (7, True)])
def test_two_pulses_of_a_network_lie_a_week_apart_so_that_nobody_subtracts_one_member(world, vig, days, is_asked):
    choose_pulse(programme=world.things.programme, pulse=True, by=world.hr, at=NOW)
    pulse_of(world)
    Membership.objects.filter(network=vig, person=world.people["ha0"]).update(ends=TODAY - DAY)
    later = add_meeting(world, vig, "facilitator", *MEMBERS[1:], days=days)
    at = later.appointment.ends + timedelta(minutes=10)
    assert (later in meetings_for_a_pulse(at)) is is_asked
    assert (send_pulse(meeting=later, by=None, at=at) is not None) is is_asked


@pytest.mark.django_db
def test_another_networks_pulse_is_in_nobodys_way(world, vig):
    choose_pulse(programme=world.things.programme, pulse=True, by=world.hr, at=NOW)
    pulse_of(world)
    other = Network.objects.create(programme=world.things.programme, name="Sund", starts=LONG_AGO)
    for key in MEMBERS[:6]:
        Membership.objects.create(network=other, person=world.people[key], starts=LONG_AGO)
    meeting = add_meeting(world, other, "facilitator", *MEMBERS[:6], days=0)
    at = meeting.appointment.ends + timedelta(minutes=10)
    assert meetings_for_a_pulse(at) == [meeting]


@pytest.mark.django_db
def test_what_was_withdrawn_teaches_nothing_to_whoever_asks_again(world, vig):
    first = evaluation_of(world)
    for key in MEMBERS[:6]:
        answer(asked(first)[world.people[key].pk], 1, "Kun mig")
    withdraw_evaluation(evaluation=first, reason="Forkerte spørgsmål.", by=world.hr, at=NOW)
    second = evaluation_of(world)
    assert not ReleasedFigure.objects.exists()
    for key in MEMBERS[:4]:
        answer(asked(second)[world.people[key].pk], 1)
    published_circles(Round.objects.get(pk=second.round_id))
    assert not ReleasedFigure.objects.filter(n__isnull=False).exists()


@pytest.mark.django_db
def test_the_network_that_follows_one_is_not_asked_at_once_either(world, vig):
    figured(evaluated(world))
    published = Round.objects.get(state=State.PUBLISHED).published_on
    heir = Network.objects.create(programme=world.things.programme, name="Ny Vig", starts=LONG_AGO, origin=vig)
    for key in MEMBERS:
        Membership.objects.create(network=heir, person=world.people[key], starts=LONG_AGO)
    assert recently_evaluated([heir]) == {"Ny Vig": published}
    Round.objects.filter(state=State.PUBLISHED).update(published_on=TODAY)
    with pytest.raises(Refused, match="For Ny Vig er den tidligste sidste dag"):
        evaluate_networks(
            programme=world.things.programme, networks=[heir], deadline=NOW + 14 * DAY, by=world.hr, at=NOW
        )


@pytest.mark.django_db
def test_on_the_day_of_the_figures_the_day_that_the_page_proposes_is_taken(client, world, vig):
    Round.objects.filter(pk=figured(evaluated(world)).round_id).update(published_on=timezone.localdate())
    client.force_login(world.hr)
    path = reverse("networks:evaluate_networks", args=[world.things.programme.pk])
    page = client.get(path)
    proposed = page.context["form"].initial["last_day"]
    assert proposed == timezone.localdate() + 60 * DAY
    sent = {"networks": [str(vig.pk)], "last_day": f"{proposed:%d.%m.%Y}"}
    late = client.post(path, sent | {"last_day": f"{proposed + DAY:%d.%m.%Y}"})
    assert late.context["form"].errors["last_day"] == ["En evaluering er åben i højst 60 dage. Vælg en dag før."]
    early = client.post(path, sent | {"last_day": f"{proposed - DAY:%d.%m.%Y}"})
    assert "er den tidligste sidste dag den" in early.context["form"].errors["last_day"][0]
    assert early.context["form"]["networks"].value() == [str(vig.pk)]
    found = Evaluation.objects.get(pk=int(client.post(path, sent).url.split("/")[-2]))
    assert timezone.localdate(found.round.deadline) == proposed
