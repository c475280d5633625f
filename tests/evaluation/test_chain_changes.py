"""Change since the round before, and nearest leaders' answers: only what the reader may see anyway."""

from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation.models import Assessment, ReleasedFigure, Round
from evaluation.queries.chain_named import added
from evaluation.rules.chains import theme_figure
from evaluation.rules.rounds import State, Visibility
from tests.evaluation.chain_world import asked, ballots, planted
from tests.evaluation.test_chains import CELL, ROW, BytesIO, everything, fetch, page, signed_in
from tests.world import TODAY, make_world


@pytest.fixture
def world(db):
    return make_world()


def words_in(text):
    """Assessment → what stands in its cells."""
    import re

    return {
        int(row[1]): [re.sub(r"<[^>]+>", "", cell).strip() for _shade, cell in CELL.findall(row[0])]
        for row in ROW.finditer(text)
    }


def once_more(world, round):
    """The same people two years before, with every answer a step lower."""
    from evaluation.actions.releasing import write_release
    from evaluation.rules.ballots import Ballot, Opened

    before = TODAY - timedelta(days=730)
    then = Round.objects.get(pk=round.pk)
    then.pk, then.title, then.on, then.published_on, then.state = None, "Før", before, None, State.CLOSED
    then.save()
    made = {}
    for one in Assessment.objects.filter(round=round).order_by("pk"):
        old, superior = one.pk, one.superior_id
        one.pk, one.round, one.superior = None, then, made.get(superior)
        one.save()
        made[old] = one
    asked(world, list(made.values()))
    opened = ballots(then, list(made.values()), (3, 6, 9, 12))
    lower = []
    for one in opened:
        values = {key: max(1, value - 1) for key, value in one.ballot.values.items()}
        lower.append(Opened(one.assessment, one.group, Ballot(values, {})))
    write_release(then, lower)
    Round.objects.filter(pk=then.pk).update(state=State.PUBLISHED, published_on=before)
    return Round.objects.get(pk=then.pk), made


def test_without_an_earlier_round_there_is_no_change_to_choose(world):
    text = page(world, planted(world, 7))
    assert "Ændring siden" not in text
    assert "Det her er den første runde, du kan se." in text


def test_change_is_the_difference_of_the_two_pages(world):
    round = planted(world, 40)
    then, made = once_more(world, round)
    now_page = words_in(page(world, round, aaben=everything(round)))
    then_page = words_in(page(world, then, aaben=everything(then)))
    text = page(world, round, aaben=everything(round), vis="aendring")
    changes, told = words_in(text), 0
    assert f"Ændring siden {then.on.year}" in text
    for pk, cells in changes.items():
        for at, cell in enumerate(cells):
            one, other = now_page[pk][at], then_page[made[pk].pk][at]
            shown = [figure[-3:] if "≈" in figure or "," in figure else "" for figure in (first(one), first(other))]
            if all(shown):
                value = round_to(shown[0]) - round_to(shown[1])
                assert first(cell).endswith(f"{abs(value) / 10:.1f}".replace(".", ","))
                told += 1
            else:
                assert cell in ("vises ikke", "blev ikke vist")
    assert told > 100


def first(cell):
    """The figure of a cell without what is heard beside it."""
    return cell.replace("ved kanten eller længere ude:", "").partition("▴")[0].partition("▾")[0].strip()


def round_to(figure):
    return int(figure.replace(",", ""))


def test_a_branch_of_other_teams_has_no_change_and_a_new_leader_none_of_the_one_before(world):
    round = planted(world, 7, sizes=(6,))
    then, made = once_more(world, round)
    one = Assessment.objects.get(round=round, unit_name="Enhed 0002")
    Assessment.objects.filter(pk=made[one.pk].pk).update(leader=world.people["other_leader"])
    cells = words_in(page(world, round, vis="aendring"))
    assert cells[one.pk] == ["ikke med sidst"] * 6
    Assessment.objects.filter(pk=made[one.pk].pk).update(unit_name="Et andet sted")
    cells = words_in(page(world, round, vis="aendring"))
    assert cells[Assessment.objects.get(round=round, superior=None).pk] == ["ikke de samme teams"] * 6
    assert then.pk != round.pk


def test_what_was_not_the_readers_to_see_then_is_no_change_now(world):
    round = planted(world, 7, sizes=(6,))
    then, _made = once_more(world, round)
    Round.objects.filter(pk=then.pk).update(visibility=Visibility.LEADER)
    cells = words_in(page(world, round, vis="aendring"))
    leaf = Assessment.objects.get(round=round, unit_name="Enhed 0001")
    assert cells[leaf.pk] == ["blev ikke vist"] * 6
    Assessment.objects.filter(round=then, superior=None).update(leader=world.people["other_leader"])
    assert "Ændring siden" not in page(world, round, vis="aendring")


def test_the_sheet_holds_the_changes_too(world):
    round = planted(world, 7, sizes=(6,))
    once_more(world, round)
    book = openpyxl.load_workbook(BytesIO(fetch(world, round, name="chain_xlsx", vis="aendring").content))
    cell = book.active.cell(5, 6)
    assert cell.number_format.endswith("+0.0;−0.0;0.0")
    assert "Ændring i temaets gennemsnit" in book.active.cell(2, 1).value
    assert fetch(world, round, name="chain_pdf", vis="aendring").status_code == 200


def with_superiors(round):
    """A four from the nearest leader to each leader, and a two to the last."""
    leaders = list(Assessment.objects.filter(round=round, superior__isnull=False).order_by("pk"))
    items = [(theme.key, item.key) for theme in round.questionnaire.questions.themes for item in theme.items]
    ReleasedFigure.objects.bulk_create(
        ReleasedFigure(
            round=round,
            assessment=one,
            kind="leader",
            theme=theme,
            question=item,
            group="superior",
            n=1,
            of_n=1,
            sum=2 if one == leaders[-1] else 4,
        )
        for one in leaders
        for theme, item in items
    )
    return leaders


def test_nearest_leaders_are_added_up_where_each_may_be_read(world):
    round = planted(world, 13, spread=6, visibility=Visibility.CHAIN)
    with_superiors(round)
    cells = words_in(page(world, round, gruppe="superior"))
    assert cells[Assessment.objects.get(round=round, superior=None).pk][0] == "3,8"


def test_nearest_leaders_are_not_added_up_where_one_may_not_be_read(world):
    round = planted(world, 13, spread=6, visibility=Visibility.SUPERIOR)
    leaders = with_superiors(round)
    text = page(world, round, gruppe="superior")
    cells = words_in(text)
    assert cells[Assessment.objects.get(round=round, superior=None).pk] == ["kun med navn"] * 6
    assert [cells[one.pk][0] for one in leaders[1:6]] == ["4,0"] * 5 or "▴" in cells[leaders[1].pk][0]
    assert "Nærmeste ledere svarer med navn." in text
    assert "Nærmeste ledere" not in page(world, round, "hr", gruppe="superior")


def test_answers_by_name_become_the_mean_of_each_question():
    found = added([("trust", "a", 4), ("trust", "b", 2), ("trust", "a", 5)])
    assert {theme: str(theme_figure(rows, 2).value) for theme, rows in found.items()} == {"trust": "3.3"}


@pytest.mark.parametrize("size", [4, 60])
def test_questions_do_not_grow_with_rows(world, size):
    round = planted(world, size, spread=50)
    once_more(world, round)
    client = signed_in(world.accounts["director"])
    address = f"/evaluering/kaeden/{round.pk}/?vis=aendring"
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        client.get(address)
    assert len(counted) == 23
