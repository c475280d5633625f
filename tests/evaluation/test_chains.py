"""The chain view: who sees which rows, the same figures as the release, and nothing of what is hidden."""

import json
import re
from io import BytesIO, StringIO
from time import perf_counter

import openpyxl
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from evaluation.models import Assessment, FocusArea, ReleasedFigure
from evaluation.rules.chains import Shown, theme_figure
from evaluation.rules.report_words import decimal_words
from evaluation.rules.reports import Answered
from evaluation.rules.rounds import OF_A_LEADER, Visibility
from organisation.actions.accounts import open_account
from tests.evaluation.chain_world import planted
from tests.world import NOW, PASSWORD, make_world

ROW = re.compile(r'<tr class="ln-l\d[^>]* id="r(\d+)".*?</tr>', re.DOTALL)
CELL = re.compile(r'<td class="ln-c ln-c--(\d)"[^>]*>(.*?)</td>', re.DOTALL)
FIGURE = re.compile(r"(\d,\d)</span>")


@pytest.fixture
def world(db):
    return make_world()


def signed_in(account, language="da"):
    account.language = language
    account.save(update_fields=["language"])
    client = Client()
    client.force_login(account)
    return client


def fetch(world, round, who="director", language="da", name="chain", **asked):
    return signed_in(world.accounts[who], language).get(reverse(f"evaluation:{name}", args=[round.pk]), asked)


def page(*facts, **asked):
    response = fetch(*facts, **asked)
    assert response.status_code == 200
    return response.content.decode()


def figures(text):
    """Assessment → what its cells show, a figure or nothing."""
    return {
        int(found[1]): [(FIGURE.findall(cell) or [None])[0] for _shade, cell in CELL.findall(found[0])]
        for found in ROW.finditer(text)
    }


def everything(round):
    return ",".join(str(pk) for pk in Assessment.objects.filter(round=round).values_list("pk", flat=True))


def released_to(world, round, who):
    out = StringIO()
    call_command("released_figures", round.pk, viewer=world.people[who].email, stdout=out)
    return json.loads(out.getvalue())["figures"]


def expected(round, rows, group, kind_of):
    """What pages must show, from the release alone."""
    themes = round.questionnaire.questions.themes
    theme_of = {item.key: theme.key for theme in themes for item in theme.items}
    found = {}
    for row in rows:
        pk = int(row["of"])
        if row["group"] == group and row["kind"] == kind_of(pk):
            mean = Answered(row["n"], row["sum"], row["of_n"]).mean
            found.setdefault(pk, {}).setdefault(theme_of[row["question"]], []).append(Shown("", mean))
    return {
        pk: [theme_figure(by_theme.get(theme.key, []), len(theme.items)).value for theme in themes]
        for pk, by_theme in found.items()
    }


@pytest.mark.parametrize("group", ["employees", "peers"])
@pytest.mark.parametrize("visibility", OF_A_LEADER)
@pytest.mark.parametrize("who", ["director", "hr"])
def test_the_page_shows_what_the_release_opens_to_its_reader_and_nothing_else(world, who, visibility, group):
    round = planted(world, 40, visibility=visibility)
    inner = set(Assessment.objects.filter(reports__round=round).values_list("pk", flat=True))
    due = expected(round, released_to(world, round, who), group, lambda pk: "branch" if pk in inner else "leader")
    shown = figures(page(world, round, who, gruppe=group, aaben=everything(round)))
    assert {pk: cells for pk, cells in shown.items() if any(cells)} == {
        pk: [value if value is None else decimal_words(value) for value in cells]
        for pk, cells in due.items()
        if any(cell is not None for cell in cells)
    }
    leaves = set(shown) - inner
    reach = {"leader": 0, "superior": 0, "chain": 33}[visibility] if who == "director" else 0
    assert len(leaves) == reach


def test_a_leader_of_leaders_sees_own_branch_and_a_leaf_none(world):
    round = planted(world, 40, visibility=Visibility.SUPERIOR)
    middle = Assessment.objects.get(round=round, unit_name="Enhed 0001")
    leaf = Assessment.objects.get(round=round, unit_name="Enhed 0039")
    for one, status in ((middle, 200), (leaf, 404)):
        one.leader.email = f"{one.pk}@fjordby.example"
        one.leader.save()
        account = open_account(person=one.leader, by=None, at=NOW, welcome=False, password=PASSWORD)
        response = signed_in(account).get(reverse("evaluation:chain", args=[round.pk]))
        assert response.status_code == status
        if status == 200:
            own = {middle.pk, *middle.reports.values_list("pk", flat=True)}
            assert set(figures(response.content.decode())) == own


def test_nothing_of_a_hidden_group_is_on_the_page_the_sheet_or_the_paper(world):
    round = planted(world, 7, spread=6, sizes=(6, 3, 6, 6, 6, 6, 6))
    hidden = Assessment.objects.get(round=round, unit_name="Enhed 0001")
    ReleasedFigure.objects.get(assessment=hidden, question="trust-promises", group="employees", n=None)
    text = page(world, round)
    row = next(found[0] for found in ROW.finditer(text) if int(found[1]) == hidden.pk)
    assert [re.sub(r"<[^>]+>", "", cell) for _shade, cell in CELL.findall(row)] == ["under 5"] * 6
    assert '<td class="ln-ans" data-t="Har svaret">for få</td>' in row
    assert "Derfor er Enhed 0001 skjult:" in text
    lines = sheet(world, round)
    assert [line[4:] for line in lines if line[0] == "Enhed 0001"] == [("for få", *["under 5"] * 6)]
    assert "under 5" in words_on_paper(world, round)


def sheet(world, round, who="director"):
    book = openpyxl.load_workbook(BytesIO(fetch(world, round, who, name="chain_xlsx").content))
    return list(book.active.iter_rows(values_only=True))


def words_on_paper(world, round, **facts):
    reader = PdfReader(BytesIO(fetch(world, round, name="chain_pdf", **facts).content))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def test_the_sheet_holds_the_page_s_figures_and_no_formula(world):
    round = planted(world, 40)
    evil = Assessment.objects.get(round=round, unit_name="Enhed 0002")
    Assessment.objects.filter(pk=evil.pk).update(unit_name='=HYPERLINK("x")', name="@sum")
    shown = figures(page(world, round, aaben=everything(round)))
    response = fetch(world, round, name="chain_xlsx")
    book = openpyxl.load_workbook(BytesIO(response.content)).active
    assert {cell.data_type for line in book.iter_rows() for cell in line} <= {"s", "n"}
    lines = list(book.iter_rows(min_row=5, values_only=True))
    told = [
        [f"{cell:.1f}".replace(".", ",") if isinstance(cell, float | int) else None for cell in line[5:]]
        for line in lines
    ]
    assert told == list(shown.values())
    assert '=HYPERLINK("x")' in [line[0] for line in lines]


def test_the_paper_shows_what_is_open(world):
    round = planted(world, 40)
    words = words_on_paper(world, round, aaben="")
    assert "Enhed 0000" in words
    assert "Enhed 0001" not in words
    assert "Enhed 0001" in words_on_paper(world, round)


def test_a_branch_opens_in_its_place_and_without_script_as_a_page(world):
    round = planted(world, 40)
    middle = Assessment.objects.get(round=round, unit_name="Enhed 0001")
    address = reverse("evaluation:chain_branch", args=[round.pk, middle.pk])
    client = signed_in(world.accounts["director"])
    rows = client.get(address, headers={"HX-Request": "true"}).content.decode()
    whole = figures(page(world, round, aaben=everything(round)))
    below = list(middle.reports.values_list("pk", flat=True))
    assert figures(rows) == {pk: whole[pk] for pk in figures(rows)}
    assert sorted(figures(rows)) == sorted(below)
    landed = client.get(address, follow=True).content.decode()
    assert set(below) <= set(figures(landed))


def test_follow_up_is_a_share_of_five_at_least_and_names_only_to_the_nearest_leader(world):
    round = planted(world, 7, visibility=Visibility.SUPERIOR)
    chosen = Assessment.objects.get(round=round, unit_name="Enhed 0001")
    FocusArea.objects.create(assessment=chosen, theme="trust", rank=1)
    text = page(world, round)
    assert '<b class="ln-num">1 af 6</b> har valgt' in text
    assert "Leder 0002, Leder 0003, Leder 0004, Leder 0005, Leder 0006." in text
    assert "Spørg, om de" not in page(world, round, "hr")
    small = planted(make_other(world), 3, visibility=Visibility.LEADER)
    assert "for få ledere herunder" in page(world, small)
    assert "Spørg, om de" not in page(world, small)


def make_other(world):
    """Room for another round: the made-up leaders of the first give up their numbers."""
    from organisation.models import Person

    for one in Person.objects.filter(hr_id__startswith="chain-"):
        Person.objects.filter(pk=one.pk).update(hr_id=f"old-{one.pk}")
    return world


def test_english(world):
    text = page(world, planted(world, 40), language="en")
    assert "The leadership chain in Enhed 0000" in text
    assert "Builds trust" in text
    assert "Have answered" in text


@pytest.mark.parametrize("size", [2, 4, 201])
def test_questions_do_not_grow_with_rows(world, size):
    round = planted(world, size, spread=200)
    client, address = signed_in(world.accounts["director"]), reverse("evaluation:chain", args=[round.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        text = client.get(address).content.decode()
    assert len(figures(text)) == size
    assert len(asked) <= 13
    assert len(text.encode()) < 300_000


@pytest.mark.thorough
def test_two_thousand_leaders(world):
    round = planted(world, 2000)
    client, address = signed_in(world.accounts["director"]), reverse("evaluation:chain", args=[round.pk])
    client.get(address)
    began = perf_counter()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    took = perf_counter() - began
    assert len(asked) <= 13
    assert len(answer.content) < 300_000
    assert took < 1.5
    assert len(sheet(world, round)) == 2004
