"""The demo's evaluation: a round whose report can be read, and one that stands open, both answered on the form."""

import pytest
from django.utils import timezone

from evaluation.access.chains import before_of, sight_of
from evaluation.models import Assessment, Invitation, ReleasedComment, ReleasedFigure, Round, SealedBallot
from evaluation.queries.chain_changes import changed
from evaluation.queries.chains import chain_of
from evaluation.rules.rounds import State
from ledernet.demo import evaluations
from ledernet.demo.evaluations import evaluated
from ledernet.demo.personas import DIRECTOR, LEADER, asked_by_letter
from ledernet.demo.stage import Stage
from tests.ledernet.demo.day import ON


@pytest.fixture
def published(small):
    return evaluated(Stage(ON, 1))


def test_the_leaders_report_can_be_read_and_the_director_looks_down_a_chain(published):
    leader = Assessment.objects.get(round=published, leader__email=LEADER)
    director = Assessment.objects.get(round=published, leader__email=DIRECTOR)
    own = ReleasedFigure.objects.filter(assessment=leader, kind="leader", reason="")
    branches = ReleasedFigure.objects.filter(assessment=director, kind="branch", reason="")
    assert {"self", "superior"} <= set(own.values_list("group", flat=True))
    assert branches.filter(group="employees").count() == 24
    assert ReleasedComment.objects.filter(assessment__round=published, group="employees").exists()


def test_nobody_reads_the_same_sentence_twice_about_a_leader(published):
    read = [
        list(ReleasedComment.objects.filter(assessment=one).values_list("text", flat=True))
        for one in Assessment.objects.filter(round__state=State.PUBLISHED)
    ]
    assert max(map(len, read)) >= 8
    assert all(len(set(texts)) == len(texts) for texts in read)


def test_a_round_stands_open_in_another_branch(published):
    open_round = Round.objects.get(state=State.OPEN)
    asked, answered = open_round.invitations.count(), SealedBallot.objects.filter(invitation__round=open_round).count()
    assert 0 < answered < asked
    assert not Assessment.objects.filter(round=open_round, leader__email=LEADER).exists()


def test_every_ballot_came_by_the_form_and_who_is_told_of_progress_lives_today(small, monkeypatch):
    posted, told = [], []
    real = evaluations.Client.post
    monkeypatch.setattr(evaluations.Client, "post", lambda self, *args: posted.append(args) or real(self, *args))
    before = SealedBallot.objects.count()
    monkeypatch.setattr(evaluations, "close_round", lambda round, **facts: round)
    monkeypatch.setattr(evaluations, "publish_round", lambda round, **facts: round)
    evaluated(Stage(ON, 1), lambda done, words: told.append(timezone.localdate()))
    assert SealedBallot.objects.count() - before == len(posted) > 0
    assert set(told) == {timezone.localdate()}


def test_the_chain_has_changes_since_the_year_before(published):
    earlier = Round.objects.get(state=State.PUBLISHED, on__lt=published.on)
    leaders = set(published.assessments.values_list("leader", flat=True))
    assert leaders & set(earlier.assessments.values_list("leader", flat=True))
    director = Assessment.objects.get(round=published, leader__email=DIRECTOR).leader
    sight = sight_of(director, published.pk, ON)
    rows = changed(chain_of(sight, ""), sight, before_of(director, sight, ON, changes=True)).rows
    assert any(cell.value is not None for row in rows for cell in row.cells)


def test_the_respondents_link_is_that_of_a_letter(small, settings):
    settings.DEMO = True
    respondent = asked_by_letter()["respondent"]
    assert "/svar/" in respondent.url
    assert Invitation.objects.filter(person__email=respondent.email, ballot=None, round__state=State.OPEN).exists()
