"""The demo's decision sheets: one that everybody reads and that steered its networks, one being heard."""

import pytest

from ledernet.demo.decisions import LATE, ON_ACROSS, PLANNED
from ledernet.demo.personas import DIRECTOR, LEADER
from ledernet.demo.rounds import ACROSS
from networks.models import Network, Sheet
from networks.queries.sheets import is_undecided, sheet_page
from networks.rules.questions import QUESTIONS
from networks.rules.sheets import State
from tests.ledernet.demo.day import ON

pytestmark = pytest.mark.usefixtures("small")


def test_one_sheet_is_signed_and_steers_and_its_last_answer_waits_for_a_name():
    page = sheet_page(Sheet.objects.get(programme__name=ACROSS["name"], state=State.PUBLISHED))
    assert (page.answered, len(page.missing)) == (len(QUESTIONS), 0)
    assert [line.question.key for line in page.unsigned] == [LATE[0]]
    assert (page.sheet.signer.email, page.sheet.asked_at is not None) == (DIRECTOR, True)
    networks = Network.objects.filter(programme=page.sheet.programme, ends__isnull=True)
    assert networks.exists()
    wanted = sorted(ON_ACROSS["ending"][1]["criteria"])
    assert all(sorted(one.criteria.values_list("kind", flat=True)) == wanted for one in networks)


def test_one_sheet_is_heard_with_comments_and_an_answer_to_one():
    page = sheet_page(Sheet.objects.get(state=State.HEARING))
    assert page.sheet.programme.name == PLANNED
    assert page.sheet.heard_by > ON
    said = sorted(page.sheet.comments.values_list("person__email", "question"))
    assert said == [(DIRECTOR, "attendance"), (LEADER, "kind")]
    assert page.sheet.comments.exclude(reply="").count() == 1
    assert [line.question.key for line in page.lines if line.tensions] == ["kind"]
    assert is_undecided(page.sheet.programme)
