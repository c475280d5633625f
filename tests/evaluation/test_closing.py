"""Closing and publishing: once, after the deadline, under the rules that were promised, and forgetting who answered."""

from datetime import timedelta

import pytest

from evaluation import keyfiles
from evaluation.actions.closing import close_round, lose_round, publish_round
from evaluation.models import (
    Assessment,
    CellSet,
    Invitation,
    ReleasedBars,
    ReleasedComment,
    ReleasedFigure,
    Round,
    SealedBallot,
)
from evaluation.rules.rounds import State, TooLate
from organisation.models import AuditEntry
from organisation.rules.refusals import Refused
from tests.evaluation.world import add_teams, answer, answer_all, closed, opened
from tests.world import NOW, make_world

WORDS = ("hemmelig sætning fra HR", "hemmelig sætning fra MED")


@pytest.fixture
def world(db):
    return add_teams(make_world())


def released() -> int:
    return sum(model.objects.count() for model in (CellSet, ReleasedFigure, ReleasedBars, ReleasedComment))


def late(round: Round):
    return round.deadline + timedelta(minutes=1)


def test_nothing_is_counted_before_the_deadline(world):
    round = opened(world)
    answer_all(round)
    with pytest.raises(Refused, match="svarfristen"):
        close_round(round=round, by=None, at=round.deadline)
    assert (released(), Round.objects.get().state) == (0, State.OPEN)


def test_an_answer_after_the_deadline_is_refused_and_leaves_nothing(world):
    round = opened(world)
    with pytest.raises(TooLate):
        answer(round.invitations.first(), at=late(round))
    assert SealedBallot.objects.count() == 0


def test_an_answer_replaces_the_one_before_until_the_deadline(world):
    round = opened(world)
    answer_all(round, value=1)
    answer_all(round, value=5, at=round.deadline)
    closed(round)
    shown = ReleasedFigure.objects.filter(kind="leader", reason="")
    assert {row.sum / row.n for row in shown} == {5.0}


CHANGES = {
    "a higher k": lambda round: Round.objects.update(k=6),
    "another reader": lambda round: Round.objects.update(visibility="chain"),
    "a later deadline": lambda round: Round.objects.update(deadline=round.deadline + timedelta(days=1)),
    "another tree": lambda round: Assessment.objects.exclude(superior=None).update(superior=None),
    "somebody taken off the list": lambda round: round.invitations.filter(group="employees").last().delete(),
    "another capacity": lambda round: round.invitations.filter(group="peers").update(group="employees"),
    "another key": lambda round: Round.objects.update(public_key=b"x" * 32),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_round_whose_promise_was_changed_is_not_counted(world, change):
    round = opened(world)
    answer_all(round)
    change(round)
    with pytest.raises(Refused, match="ændret"):
        close_round(round=Round.objects.get(), by=None, at=round.deadline + timedelta(days=2))
    assert (released(), Round.objects.get().state) == (0, State.OPEN)


def test_a_ballot_that_cannot_be_opened_counts_as_not_given_and_only_their_number_is_told(world):
    round = opened(world)
    answer_all(round)
    team = {"group": "employees", "assessment__leader": world.people["other_leader"]}
    broken = SealedBallot.objects.filter(invitation__in=Invitation.objects.filter(**team))
    assert broken.filter(pk=broken.first().pk).update(ciphertext=b"\0" * 99) == 1
    closed(round)
    assert AuditEntry.objects.get(verb="close_round").after == {"unreadable": 1}
    counted = ReleasedFigure.objects.filter(assessment__leader=world.people["other_leader"], group="employees")
    assert set(counted.filter(kind="leader").values_list("n", "of_n")) == {(5, 5)}


def test_closing_again_changes_nothing(world):
    round = opened(world)
    answer_all(round, words="ord")
    closed(round)
    before = set(ReleasedFigure.objects.values_list("pk", flat=True))
    assert closed(round).state == State.CLOSED
    assert set(ReleasedFigure.objects.values_list("pk", flat=True)) == before
    assert AuditEntry.objects.filter(verb="close_round").count() == 1


def test_after_closing_nothing_says_who_answered(world):
    round = opened(world)
    answer_all(round, group="employees", assessment__leader=world.people["other_leader"])
    closed(round)
    rows = set(Invitation.objects.filter(round=round).values_list("told", "reminded", "token_hash"))
    kept = Round.objects.values_list("sealed_key", "public_key").get()
    assert (rows, SealedBallot.objects.count(), kept) == ({(True, True, "")}, 0, (None, None))


def test_keys_of_released_comments_are_random_and_show_no_order(world):
    round = opened(world)
    for number, invitation in enumerate(round.invitations.select_related("round__questionnaire")):
        answer(invitation, words=f"nummer {number:02}")
    closed(round)
    written = [row.text for row in ReleasedComment.objects.filter(group="employees").order_by("pk")]
    assert sorted(written) != written
    assert all(row.pk.version == 4 for row in ReleasedComment.objects.all())


def test_two_keys_need_both_passphrases(world):
    round = opened(world, two_keys=True, passphrases=WORDS)
    answer_all(round)
    for wrong in ((), WORDS[:1], WORDS[::-1], (WORDS[0], "en helt anden sætning")):
        with pytest.raises(Refused):
            close_round(round=round, by=None, at=late(round), passphrases=wrong)
    assert released() == 0
    assert close_round(round=round, by=None, at=late(round), passphrases=WORDS).state == State.CLOSED


@pytest.mark.parametrize(
    ("two_keys", "given"),
    [(True, ()), (True, ("kort", "en lang nok sætning")), (True, (WORDS[0], WORDS[0])), (False, WORDS)],
    ids=["none", "a short one", "twice the same", "none wanted"],
)
def test_a_round_does_not_open_with_passphrases_that_protect_nothing(world, two_keys, given):
    with pytest.raises(Refused):
        opened(world, two_keys=two_keys, passphrases=given)
    assert Round.objects.get().state == State.DRAFT


def test_an_open_round_whose_key_file_is_gone_is_lost_and_takes_no_answers(world):
    round = opened(world)
    answer_all(round)
    keyfiles.destroy(round.key_name)
    assert lose_round(round=round, by=None, at=NOW).state == State.LOST
    with pytest.raises(TooLate):
        answer(Invitation.objects.select_related("round__questionnaire").first())
    assert (SealedBallot.objects.count(), released()) == (0, 0)


def test_a_round_with_its_key_file_is_not_lost(world):
    round = opened(world)
    assert lose_round(round=round, by=None, at=NOW).state == State.OPEN


def test_a_closed_round_whose_key_file_is_gone_goes_on(world, monkeypatch):
    round = opened(world)
    answer_all(round)
    closed(round)
    keyfiles.destroy(round.key_name)
    monkeypatch.setattr("evaluation.actions.closing.let_the_database_forget", lambda: None)
    assert publish_round(round=Round.objects.get(), by=None, at=NOW).state == State.PUBLISHED


def test_a_round_is_not_published_while_its_key_cannot_be_destroyed(world, monkeypatch):
    round = opened(world)
    closed(round)
    monkeypatch.setattr(type(keyfiles.path_of("x")), "unlink", lambda self, missing_ok: None)
    with pytest.raises(OSError, match="still there"):
        publish_round(round=Round.objects.get(), by=None, at=NOW)
    assert Round.objects.get().state == State.CLOSED
    monkeypatch.undo()
    keyfiles.destroy(round.key_name)
