"""A leader's report: the same figures on the page, on paper and in the release, and nothing of what is hidden."""

import json
import re
from fractions import Fraction
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from evaluation.models import FocusArea, ReleasedBars, ReleasedComment, ReleasedFigure, ReportOpening
from evaluation.rules.report_words import decimal_words
from evaluation.rules.reports import Answered, as_written
from organisation.models import AuditEntry
from tests.evaluation.report_world import keys, populated, reported
from tests.visits import NOT_OURS

FIGURE = re.compile(r"(\d,\d) \((\d+ af \d+)\)")
THEMES = ["trust", "across", "direction", "people", "follow", "room"]


@pytest.fixture
def world(db):
    return populated()


@pytest.fixture
def mette(world):
    return reported(world)


class Words(HTMLParser):
    """The words of a page, but for the lists of countries and the like that a frame has; `main` only."""

    def __init__(self):
        super().__init__()
        self.depth, self.heard = 0, []

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "main"

    def handle_endtag(self, tag):
        self.depth -= tag == "main"

    def handle_data(self, data):
        if self.depth and data.strip():
            self.heard.append(" ".join(data.split()))


def client_of(world, who="leader", language="da"):
    account = world.accounts[who]
    account.language = language
    account.save(update_fields=["language"])
    client = Client()
    client.force_login(account)
    return client


def page_words(world, assessment, who="leader", language="da"):
    """The words of the report's page in their order, with a space between pieces."""
    reader = Words()
    reader.feed(client_of(world, who, language).get(address(assessment)).content.decode())
    return re.sub(r" ([,.)])", r"\1", " ".join(reader.heard)).replace("( ", "(")


def paper(world, assessment, who="leader", language="da"):
    response = client_of(world, who, language).get(reverse("evaluation:report_pdf", args=[assessment.pk]))
    return PdfReader(BytesIO(response.content))


def paper_words(reader):
    """The words of a paper without the head and foot of its pages."""
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def address(assessment, name="report"):
    return reverse(f"evaluation:{name}", args=[assessment.pk])


def released(world, assessment):
    """What the leader can see anywhere of the leader's own answers: (question, group) → figure."""
    out = StringIO()
    call_command("released_figures", assessment.round_id, viewer=world.people["leader"].email, stdout=out)
    form = json.loads(out.getvalue())
    assert {row["of"] for row in form["figures"]} == {str(assessment.pk)}
    return form


def test_page_paper_and_release_have_the_same_figures(world, mette):
    rows = {
        (row["question"], row["group"]): row for row in released(world, mette)["figures"] if row["kind"] == "leader"
    }
    expected = []
    for question in keys(mette.round):
        for group in ("employees", "peers"):
            if row := rows.pop((question, group), None):
                mean = Answered(row["n"], row["sum"], row["of_n"]).mean
                expected.append((decimal_words(as_written(mean)), f"{row['n']} af {row['of_n']}"))
    assert not rows
    assert len(expected) == 24 + 20
    assert FIGURE.findall(page_words(world, mette)) == expected
    assert FIGURE.findall(paper_words(paper(world, mette))) == expected


def test_themes_and_differences_are_the_same_on_page_and_paper(world, mette):
    on_page, on_paper = page_words(world, mette), paper_words(paper(world, mette))
    assert "Skaber tillid Du ser dig selv lavere 1,5 selv 3,0 leder 4,0 medarbejdere 4,5 kolleger 4,3" in on_page
    assert "selv 3,0 · leder 4,0 · medarbejdere 4,5 · kolleger 4,3" in on_paper
    assert "Giver plads til at beslutte selv Du ser dig selv højere 0,7" in on_page
    for words in (on_page, on_paper):
        assert "Medarbejderne vurderer dig højere på »Skaber tillid«, end du selv gør." in words
        assert "På »Følger op« er det omvendt." in words
        assert "Du ser dig selv højere 1,5" in words
        assert "du 3 · medarbejdere 4,5" in words
        assert "Medarbejdere 20 svar" in words.replace("Medarbejdere, ", "Medarbejdere ")


def test_how_answers_were_spread_is_told_of_ten_and_more_only(world, mette):
    bars = {row["question"]: row["counts"] for row in released(world, mette)["bars"] if row["kind"] == "leader"}
    words = page_words(world, mette)
    assert len(bars) == 24
    assert words.count("Medarbejdere: slet ikke") == 24
    assert "Lederkolleger: slet ikke" not in words
    steps = zip(("slet ikke", "lidt", "noget", "godt", "helt"), bars["trust-promises"], strict=True)
    assert "Medarbejdere: " + " · ".join(f"{label} {count}" for label, count in steps) in words


def test_a_theme_with_too_few_is_hidden_and_said_so(world, mette):
    for words in (page_words(world, mette), paper_words(paper(world, mette))):
        assert "kolleger skjult" in words
        assert "Lederkolleger om »Giver plads til at beslutte selv«: Færre end fem har svaret på de fleste" in words
        assert "Samarbejdspartnere" not in words


def test_a_single_hidden_statement_is_named_and_the_theme_is_made_of_the_others(world, mette):
    peers = ReleasedFigure.objects.filter(assessment=mette, kind="leader", group="peers", theme="trust")
    peers.filter(question="trust-promises").update(n=None, sum=None, of_n=None, cells=None, reason="under_k")
    rest = [Fraction(row.sum, row.n) for row in peers.filter(reason="")]
    theme = decimal_words(as_written(sum(rest) / 3))
    for words in (page_words(world, mette), paper_words(paper(world, mette))):
        assert "Færre end fem har svaret på »Mette holder sine løfter.«." in words
        assert "Temaets tal er lavet af tre af de fire spørgsmål." in words
        assert f"medarbejdere 4,5 kolleger {theme}" in words.replace(" · ", " ")


def test_a_leader_who_has_not_answered_reads_what_the_others_see(world, mette):
    ReleasedFigure.objects.filter(assessment=mette, group="self").delete()
    words = page_words(world, mette)
    assert "Du har ikke selv svaret, så her står kun, hvad de andre ser." in words
    assert "Du ser dig selv" not in words
    assert "Blinde vinkler" not in words
    assert "medarbejdere 4,5" in paper_words(paper(world, mette))


def test_a_report_of_too_few_says_so_and_has_nothing_to_show(world, mette):
    ReleasedFigure.objects.filter(assessment=mette).exclude(group="self").update(
        n=None, sum=None, of_n=None, cells=None, reason="under_k"
    )
    ReleasedBars.objects.all().delete()
    words = page_words(world, mette)
    assert "For få har svaret til, at vi kan vise, hvad de andre ser." in words
    assert "Medarbejdere: Færre end fem har svaret." in words
    assert not FIGURE.findall(words)
    assert paper(world, mette).pages


def test_own_words_stand_unchanged_in_the_order_that_chance_gave(world, mette):
    texts = list(ReleasedComment.objects.filter(group="employees").order_by("pk").values_list("text", flat=True))
    words, printed = page_words(world, mette), paper_words(paper(world, mette))
    places = [words.index(text.splitlines()[0]) for text in texts]
    assert len(texts) == 8
    assert places == sorted(places)
    assert "Otte har skrevet. Rækkefølgen er tilfældig." in words
    assert "Vis de sidste fem" in words
    assert "Ros <b>os</b> & hinanden." in words
    assert all(text.splitlines()[0] in printed for text in texts)


def hidden_views(world, *, value, words, silent=0):
    """Page and paper as they are when the four fellow leaders say this; undone afterwards."""
    with transaction.atomic():
        assessment = reported(world, hidden_value=value, hidden_words=words, hidden_silent=silent)
        response = client_of(world).get(address(assessment))
        page = re.sub(rb"/rapport/\d+/", b"", NOT_OURS.sub(b"", response.content))
        page = re.sub(rb"<ul class=\"ln-bare ln-words\">.*?</ul>", b"", page, flags=re.DOTALL)
        printed = paper_words(paper(world, assessment)).partition("Med deres egne ord")[0]
        transaction.set_rollback(True)
    return page.decode(), printed


@pytest.mark.django_db
def test_nothing_of_a_group_of_four_can_be_read():
    """Page and paper are the same whatever they answered and wrote, and whether four or three of them did."""
    world = populated(peers=3)
    page, printed = hidden_views(world, value=1, words="zebravejen")
    assert "Lederkolleger:" in printed
    assert "zebravejen" not in page + printed
    assert "kolleger 1,0" not in page + printed
    assert not re.search(r"(?<!Side )\b[34] af [34]\b|[34] svar|(tre|fire) svar", page + printed)
    assert (page, printed) == hidden_views(world, value=5, words="giraffen")
    assert (page, printed) == hidden_views(world, value=3, words="", silent=1)


def test_the_superior_reads_the_same_figures_and_chooses_nothing(world, mette):
    FocusArea.objects.create(assessment=mette, theme="follow", step="Spørge oftere", rank=1)
    words = page_words(world, mette, "director")
    assert words.count("Mettes rapport") == 2
    assert "Medarbejderne vurderer Mette højere på »Skaber tillid«, end Mette selv gør." in words
    assert "Mette kan se, at du har åbnet rapporten." in words
    assert FIGURE.findall(words) == FIGURE.findall(page_words(world, mette))
    assert "Fokusområde" not in words
    assert "Spørge oftere" not in words + paper_words(paper(world, mette, "director"))
    assert client_of(world, "director").post(address(mette, "choose_focus"), {"theme": "trust"}).status_code == 404


def test_the_leader_sees_who_has_opened_the_report(world, mette):
    assert "Indtil nu er det kun dig, der har åbnet rapporten." in page_words(world, mette)
    for _ in range(2):
        page_words(world, mette, "director")
    paper(world, mette, "director")
    assert ReportOpening.objects.filter(assessment=mette).count() == 2
    assert AuditEntry.objects.filter(verb="open_report").count() == 2
    words = page_words(world, mette)
    assert "Dorthe Dahl åbnede rapporten den" in words
    assert "kun dig" not in words


def test_a_report_for_the_leader_alone_says_nothing_of_others_who_read(world):
    mette = reported(world, visibility="leader")
    assert "åbnet rapporten" not in page_words(world, mette)
    assert client_of(world, "director").get(address(mette)).status_code == 404


def test_focus_areas_are_chosen_changed_and_kept_from_the_trail(world, mette):
    client = client_of(world)
    sent = {"theme": ["follow", "room"], "step-follow": " Spørge\u200b til det ", "step-room": "", "step-trust": "nej"}
    response = client.post(address(mette, "choose_focus"), sent, follow=True)
    assert list(mette.focus_areas.values_list("theme", "step", "rank")) == [
        ("follow", "Spørge til det", 1),
        ("room", "", 2),
    ]
    page = response.content.decode()
    assert "Dine fokusområder er gemt." in page
    assert "Du har valgt to." in page
    assert page.count(" checked>") == 2
    client.post(address(mette, "choose_focus"), {"theme": ["trust"], "step-trust": "Holde ord"})
    assert list(mette.focus_areas.values_list("theme", "step")) == [("trust", "Holde ord")]
    rows = list(AuditEntry.objects.filter(verb="choose_focus").order_by("pk").values_list("before", "after"))
    assert rows == [({"chosen": 0}, {"chosen": 2}), ({"chosen": 2}, {"chosen": 1})]
    assert "Holde ord" in paper_words(paper(world, mette))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"theme": THEMES[:4], "step-trust": "Holde ord"}, "Vælg højst tre."),
        ({"theme": ["trust"], "step-trust": "x" * 601}, "600"),
    ],
)
def test_a_choice_that_cannot_be_kept_keeps_what_was_written(world, mette, sent, said):
    page = client_of(world).post(address(mette, "choose_focus"), sent).content.decode()
    assert said in page
    assert sent["step-trust"] in page
    assert page.count(" checked>") == len(sent["theme"])
    assert not mette.focus_areas.exists()


def test_the_page_asks_ten_questions_however_much_there_is_to_show(world, mette):
    client = client_of(world)
    client.get(address(mette))
    with CaptureQueriesContext(connection) as few:
        client.get(address(mette))
    ReleasedComment.objects.bulk_create(
        ReleasedComment(round=mette.round, assessment=mette, question="what-would-help", group="peers", text=f"Ord {n}")
        for n in range(30)
    )
    with CaptureQueriesContext(connection) as many:
        client.get(address(mette))
    assert len(few) == len(many) <= 10


def test_the_report_is_read_in_english(world, mette):
    words = page_words(world, mette, language="en")
    assert "The employees rated you higher on “Builds trust” than you did yourself." in words
    assert "20 of 20" in words
    assert "self 3.0 superior 4.0 employees 4.5 peers 4.3" in words
    assert not re.search(r"\b(medarbejder|kolleger|skjult|svaret|Hvad)\b", words.partition("What does Mette do")[0])
    printed = paper(world, mette, language="en")
    assert printed.trailer["/Root"]["/Lang"] == "en-GB"
    assert "self 3.0 · superior 4.0 · employees 4.5 · peers 4.3" in paper_words(printed)


def test_the_paper_is_tagged_and_named(world, mette):
    response = client_of(world).get(address(mette, "report_pdf"))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="rapport-mette-moeller-efteraaret.pdf"'
    assert "no-store" in response.headers["Cache-Control"]
    reader = PdfReader(BytesIO(response.content))
    root = reader.trailer["/Root"]
    parts = [part.get_object() for part in root["/StructTreeRoot"]["/K"].get_object()["/K"]]
    tags = [part["/S"] for part in parts]
    assert root["/Lang"] == "da-DK"
    assert (tags[0], tags.count("/H1"), tags.count("/Table")) == ("/H1", 1, 6)
    alts = [part["/Alt"] for part in parts if part["/S"] == "/Figure"]
    assert "Skaber tillid: selv 3,0 · leder 4,0 · medarbejdere 4,5 · kolleger 4,3" in alts
    assert "Fortroligt: kun for Mette Møller og nærmeste leder" in reader.pages[-1].extract_text()
    for page in reader.pages:
        assert all(
            "/FontFile2" in font.get_object()["/FontDescriptor"] for font in page["/Resources"]["/Font"].values()
        )
