"""A round by keyboard alone: HR prepares, the representative sees it through, HR opens, time passes, it closes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation.models import Invitation, ReleasedFigure, Round
from evaluation.rules.rounds import State
from evaluation.tasks.rounds import look_after_rounds
from organisation.models import Letter
from tests.browser.looks import accessibility_faults, expect_none
from tests.browser.test_hr_journey import carry_out_jobs
from tests.browser.test_members import press, write
from tests.evaluation.pages import at, with_representative
from tests.evaluation.world import answer_all


@pytest.fixture
def world(transactional_db):
    return with_representative()


def later(monkeypatch, days):
    """Let time pass for everybody."""
    moment = timezone.now() + timedelta(days=days)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def choose(page, name, value):
    page.focus(f"[name={name}][value={value}]")
    page.keyboard.press("Space")


def prepare(page, world):
    """Fill the builder; the promise beside it follows."""
    write(page, "title", "Ledelsesevaluering efterår")
    write(page, "k", "6")
    choose(page, "visibility", "chain")
    page.get_by_text("Tal vises kun, når mindst seks har svaret.").wait_for()
    page.get_by_text("Rapporten læses af lederen, nærmeste leder og lederne over dem.").wait_for()
    page.focus("#id_representative")
    page.keyboard.type("Emil")
    expect_none(accessibility_faults(page))
    press(page, "Forbered runden")


def test_a_round_from_its_rules_to_its_reports(open_page, world, monkeypatch):
    page = open_page(reverse("evaluation:new_round"), world.hr, width="desktop")
    prepare(page, world)
    round = Round.objects.get()
    assert (round.k, round.visibility, round.representative) == (6, "chain", world.people["employee"])
    press(page, "Bed om gennemsyn")
    representative = open_page(at("review_round", round.pk), world.accounts["employee"])
    press(representative, "Jeg har set løfte, regler og spørgsmål igennem")
    page.reload()
    press(page, "Åbn runden")
    press(page, "Ja, åbn runden")
    page.get_by_text("er åben. Invitationerne er på vej.").wait_for()
    look_after_rounds()
    asked = Invitation.objects.values("person").distinct().count()
    assert Letter.objects.filter(template="evaluation_invitation").count() == asked == 25
    answer_all(round, at=timezone.now())

    later(monkeypatch, days=22)
    page = open_page(round.get_absolute_url(), world.hr, width="desktop")
    press(page, "Luk runden nu")
    press(page, "Ja, luk runden")
    carry_out_jobs()
    page.goto(round.get_absolute_url())
    page.get_by_text("Hvad der ikke vises, og hvorfor").wait_for()
    expect_none(accessibility_faults(page))
    round.refresh_from_db()
    assert round.state == State.PUBLISHED
    assert Letter.objects.filter(template="evaluation_published").count() == round.assessments.count()
    assert ReleasedFigure.objects.filter(n__lt=6, kind="leader", group="employees").count() == 0
