"""Letters of a round: one to a person for all that they are asked, and reminders that leave no trace."""

import pytest

from evaluation import keyfiles
from evaluation.actions.telling import PEOPLE_AT_ONCE, send_invitations, send_reminders, tell_leaders
from evaluation.models import Assessment, Invitation, Round
from organisation.actions.letters import send_waiting_letters
from organisation.models import AuditEntry, Letter
from organisation.queries.letters import outbox
from organisation.rules.letters import State as LetterState
from tests.evaluation.world import add_teams, answer_all, opened, published
from tests.world import NOW, make_world


@pytest.fixture
def world(db):
    return add_teams(make_world())


def all_of(verb, round: Round) -> None:
    while verb(round=round, by=None, at=NOW):
        pass


def test_everybody_asked_gets_one_letter_with_a_link_for_every_leader(world):
    round = opened(world)
    all_of(send_invitations, round)
    asked = set(Invitation.objects.values_list("person", flat=True))
    assert sorted(Letter.objects.values_list("person", flat=True)) == sorted(asked)
    leader = Letter.objects.get(person=world.people["other_leader"])
    theirs = Invitation.objects.filter(person=world.people["other_leader"])
    links = [keyfiles.link_token(round.key_name, invitation.pk) for invitation in theirs]
    assert (len(links), [leader.text.count(link) for link in links]) == (3, [1, 1, 1])


def test_the_letters_go_on_where_a_stopped_sender_left_off(world):
    round = opened(add_teams(world, {"Kommunen": 60}))
    people = Invitation.objects.values("person").distinct().count()
    assert send_invitations(round=round, by=None, at=NOW) == people - PEOPLE_AT_ONCE
    all_of(send_invitations, round)
    assert Letter.objects.count() == people


def test_a_link_is_not_kept_once_its_letter_has_gone(world):
    round = opened(world)
    all_of(send_invitations, round)
    send_waiting_letters()
    sent = Letter.objects.filter(template="evaluation_invitation", state=LetterState.SENT)
    assert set(sent.values_list("text", flat=True)) == {""}


def test_a_reminder_goes_to_those_who_have_not_answered_and_nothing_says_so_afterwards(world, mailoutbox):
    round = opened(world)
    answer_all(round, assessment__leader=world.people["leader"])
    all_of(send_reminders, round)
    waiting = set(Letter.objects.values_list("address", flat=True))
    silent = Invitation.objects.filter(ballot=None)
    assert waiting == set(silent.values_list("person__email", flat=True))
    assert outbox().count() == 0
    send_waiting_letters()
    assert {mail.to[0] for mail in mailoutbox} == waiting
    assert Letter.objects.count() == 0
    assert set(Invitation.objects.values_list("reminded", flat=True)) == {True}
    assert AuditEntry.objects.get(verb="send_reminders").after == {}


def test_who_has_answered_everything_is_not_reminded(world):
    round = opened(world)
    answer_all(round)
    all_of(send_reminders, round)
    assert (Letter.objects.count(), Round.objects.get().reminded) == (0, True)


def test_leaders_are_told_when_their_report_can_be_read(world):
    round = published(world)
    all_of(tell_leaders, round)
    letters = Letter.objects.filter(template="evaluation_published")
    leaders = Assessment.objects.values_list("leader", flat=True)
    assert sorted(letters.values_list("person", flat=True)) == sorted(leaders)


def test_leaders_of_a_round_that_is_not_published_are_told_nothing(world):
    assert tell_leaders(round=opened(world), by=None, at=NOW) == 0
    assert Letter.objects.count() == 0
