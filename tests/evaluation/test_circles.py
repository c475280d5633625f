"""Rounds about circles: members answer under the same seal, few are shown nowhere, and leaders' pages know nothing."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.http import Http404
from django.urls import reverse

from evaluation.access.answers import invitation_by_token
from evaluation.access.reports import chain_for, report_for
from evaluation.access.rounds import assessment_lists_for, round_for
from evaluation.actions.circles import version_of
from evaluation.actions.telling import send_invitations, send_reminders
from evaluation.keyfiles import link_token
from evaluation.models import Assessment, Questionnaire, ReleasedFigure, SealedBallot
from evaluation.queries.circles import circle_report, means_of, standing_of
from evaluation.queries.overview import overview
from evaluation.queries.rounds import rounds_by_state, rounds_to_close
from evaluation.rules.questionnaires import Malformed
from evaluation.rules.rounds import Turnout
from organisation.models import Letter
from tests.evaluation.circle_world import LARGE, SMALL, WHOLE, opened_circles, published_circles, questions
from tests.evaluation.world import add_teams, answer, answer_all
from tests.world import NOW, TODAY, make_world


@pytest.fixture
def world(db):
    return add_teams(make_world())


@pytest.fixture
def round(world):
    return opened_circles(world)


def asked(round, circle):
    found = round.invitations.filter(assessment__circle=circle).select_related("round__questionnaire", "assessment")
    return list(found)


def published(round, large=8, small=3):
    """Published after so many answers: fours in the large circle, ones in the small."""
    for one in asked(round, LARGE)[:large]:
        answer(one, 4, "Flere cases")
    for one in asked(round, SMALL)[:small]:
        answer(one, 1, "For langt")
    return published_circles(round)


def test_each_members_letter_leads_to_questions_about_the_circle(round, client):
    send_invitations(round=round, by=None, at=NOW)
    letters = Letter.objects.all()
    assert {letter.template for letter in letters} == {"circle_invitation"}
    assert letters.count() == 11
    token = link_token(round.key_name, asked(round, LARGE)[0].pk)
    page = client.get(reverse("evaluation:answer", args=[token])).content.decode()
    assert "Hvad får du ud af Netværk Fjord?" in page
    assert "Heller ikke de andre, facilitatoren, din leder eller HR." in page
    assert "som leder" not in page
    page = client.get(reverse("evaluation:answer_questions", args=[token])).content.decode()
    assert "Det er tiden værd." in page
    assert "Det læser deltagerne og facilitatoren." in page


def test_an_answer_lies_sealed_and_is_reminded_of_once(round, client):
    one = asked(round, SMALL)[0]
    path = reverse("evaluation:answer_questions", args=[link_token(round.key_name, one.pk)])
    assert client.post(path, {"worth": "5", "again": "2", "change": "Mere tid"}).status_code == 302
    assert [ballot.invitation for ballot in SealedBallot.objects.all()] == [one]
    send_reminders(round=round, by=None, at=NOW)
    assert Letter.objects.filter(template="circle_reminder").count() == 10
    assert one.person not in {letter.person for letter in Letter.objects.all()}


def test_figures_of_five_are_shown_with_words_to_who_may_read_them(round):
    published(round)
    report = circle_report(round, LARGE, "da", words=True)
    (theme,) = report.themes
    assert [(one.wording, one.text, one.answers, one.ballots) for one in theme.statements] == [
        ("Det er tiden værd.", "4,0", 8, 8),
        ("Jeg vil gerne fortsætte.", "4,0", 8, 8),
    ]
    assert [(words.question, words.texts) for words in report.words] == [("Hvad skal ændres?", ("Flere cases",) * 8)]
    assert circle_report(round, LARGE, "da", words=False).words == ()
    assert means_of([round.pk], ["worth"]) == {"worth": {(round.pk, LARGE): Decimal("4.0")}}


def test_three_answers_are_shown_nowhere_by_themselves(round):
    published(round)
    report = circle_report(round, SMALL, "da", words=True)
    assert report.is_hidden
    assert report.words == ()
    assert not ReleasedFigure.objects.filter(assessment__circle=SMALL, n__isnull=False).exists()
    above = circle_report(round, WHOLE, "da", words=True)
    assert {one.answers for one in above.themes[0].statements} == {8}, (
        "three beside eight would be told by the difference"
    )
    assert above.words == ()


def test_nothing_is_shown_before_publication_and_nothing_of_a_circle_that_was_not_asked(round):
    assert circle_report(round, LARGE, "da", words=True) is None
    published(round)
    assert circle_report(round, "network-9", "da", words=True) is None


def test_an_open_round_tells_quarters_and_no_circle(round):
    answer_all(round, assessment__circle=SMALL)
    told = standing_of(round)
    assert (told.invited, told.turnout) == (11, str(Turnout.HALF.label))
    assert standing_of(published_circles(round)).turnout == ""


def test_pages_about_leaders_know_nothing_of_circles(round, world):
    published(round)
    circle = Assessment.objects.get(round=round, circle=LARGE)
    for door in (
        lambda: report_for(world.people["hr"], circle.pk),
        lambda: chain_for(world.people["hr"], round.pk, TODAY),
        lambda: round_for(world.people["hr"], round.pk, TODAY),
        lambda: assessment_lists_for(world.people["hr"], circle.pk, TODAY),
    ):
        with pytest.raises(Http404):
            door()
    assert list(rounds_by_state()) == []
    assert overview(world.people["hr"], is_hr=True).is_empty


def test_the_clock_closes_it_and_tells_no_leader(round):
    assert rounds_to_close(NOW) == []
    assert rounds_to_close(round.deadline + timedelta(minutes=1)) == [round]
    assert rounds_to_close(published(round).deadline) == []


def test_a_link_opens_one_members_invitation(round):
    one = asked(round, LARGE)[3]
    assert invitation_by_token(link_token(round.key_name, one.pk)) == one


def test_the_same_questions_are_the_same_version_and_others_a_new_one(round):
    assert version_of(questions()) == round.questionnaire
    changed = version_of(questions(minutes=2))
    assert (changed.key, changed.version) == ("vores-kreds", 2)
    assert version_of(questions(minutes=2)) == changed
    with pytest.raises(Malformed, match="minutes"):
        version_of(questions(minutes=0))
    assert Questionnaire.objects.filter(key="vores-kreds").count() == 2
