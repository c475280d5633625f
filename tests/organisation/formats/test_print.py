"""Drawings on pages and in tagged PDFs: the same shapes in both, everything read in order, every letter embedded."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.graphics.shapes import Circle, Drawing, Ellipse, Group, Line, Polygon, Rect, String
from reportlab.lib.colors import HexColor

from organisation.formats.print import (
    ROOM,
    Paper,
    Picture,
    bullets,
    figure,
    gap,
    heading,
    paragraph,
    pdf_of,
    side_by_side,
    svg_of,
    table,
    together,
)
from organisation.formats.print.fonts import TEXT, load_fonts
from organisation.formats.print.palette import INK, LINE, PAGE, PRIMARY

PAPER = Paper("Rapport om Åse", "da-DK", "Fjordby Kommune", "Fortroligt: kun for Åse", "Side", "af")


def drawing():
    load_fonts()
    picture = Drawing(100, 40)
    picture.add(Line(0, 10, 100, 10, strokeColor=LINE, strokeWidth=2, strokeLineCap=1))
    dashed = Line(0, 20, 100, 20, strokeColor=PRIMARY, strokeWidth=1)
    dashed.strokeDashArray = [4, 2.5]
    picture.add(dashed)
    picture.add(Rect(10, 10, 20, 5, fillColor=PRIMARY, strokeColor=None))
    picture.add(Group(Circle(0, 0, 3, fillColor=INK, strokeColor=PAGE), transform=(1, 0, 0, 1, 50, 30)))
    picture.add(Polygon([0, 0, 4, 0, 2, 4], fillColor=None, strokeColor=INK, strokeWidth=1.5))
    picture.add(String(50, 5, "Å <5>", fontName=TEXT, fontSize=8, fillColor=INK, textAnchor="middle"))
    return picture


def read(*story):
    return PdfReader(BytesIO(pdf_of(PAPER, story)))


def tree(reader):
    """The tree of tags as nested lists of names."""

    def names(row):
        row = row.get_object()
        if "/S" not in row:
            return None
        inside = [names(one) for one in row.get("/K", [])]
        return [row["/S"][1:], *(one for one in inside if one)]

    return names(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])


def test_a_drawing_becomes_svg_without_styles():
    assert svg_of(drawing(), "ln-plot") == (
        '<svg class="ln-plot" viewBox="0 0 100 40" aria-hidden="true">'
        '<line x1="0" y1="30" x2="100" y2="30" stroke="var(--ln-line)" stroke-width="2" stroke-linecap="round"/>'
        '<line x1="0" y1="20" x2="100" y2="20" stroke="var(--ln-primary)" stroke-width="1" stroke-dasharray="4 2.5"/>'
        '<rect x="10" y="25" width="20" height="5" fill="var(--ln-primary)"/>'
        '<g transform="translate(50 10)">'
        '<circle cx="0" cy="0" r="3" fill="var(--ln-ink)" stroke="var(--ln-page)" stroke-width="1"/></g>'
        '<polygon points="0,40 4,40 2,36" fill="none" stroke="var(--ln-ink)" stroke-width="1.5"/>'
        '<text x="50" y="35" text-anchor="middle" font-size="8" fill="var(--ln-ink)">Å &lt;5&gt;</text></svg>'
    )


@pytest.mark.parametrize("shape", [Ellipse(5, 5, 2, 1), Rect(0, 0, 1, 1, fillColor=HexColor("#123456"))])
def test_a_drawing_with_a_shape_or_colour_of_its_own_is_refused(shape):
    picture = Drawing(10, 10)
    picture.add(shape)
    with pytest.raises((TypeError, KeyError)):
        svg_of(picture, "ln-plot")


def test_a_paper_tells_title_language_and_that_it_is_tagged():
    reader = read(heading("Åses rapport", 1))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == "Rapport om Åse"
    assert root["/Lang"] == "da-DK"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"


def test_everything_is_read_in_order():
    reader = read(
        heading("Rapport", 1),
        paragraph("Først"),
        together(
            [heading("Tema", 3), side_by_side([paragraph("Forskel"), figure(drawing(), "Du 3", 200)], [100, 220])]
        ),
        bullets(["Et", "To"]),
        gap(4),
        table(["Udsagn", "Svar"], [["Holder ord", Picture(drawing(), "ti svar")]], [200, 100]),
    )
    assert tree(reader) == [
        "Document",
        ["H1"],
        ["P"],
        ["H3"],
        ["P"],
        ["Figure"],
        ["L", ["LI", ["LBody"]], ["LI", ["LBody"]]],
        ["Table", ["TR", ["TH"], ["TH"]], ["TR", ["TH"], ["TD", ["Figure"]]]],
    ]


def test_every_mark_on_a_page_leads_to_its_part_and_nothing_is_left_unmarked():
    reader = read(paragraph("Langt ord " * 1500), table(["Udsagn"], [[f"Ord {row}"] for row in range(90)], [ROOM]))
    ways = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert ways[::2] == list(range(len(reader.pages)))
    for page in reader.pages:
        content = page.get_contents().get_data().decode("latin-1")
        marks = content.count(" BDC")
        assert content.count("EMC") == marks + content.count("/Artifact BMC")
        assert len(ways[2 * page["/StructParents"] + 1]) == marks
        assert page["/Tabs"] == "/S"
        depth = 0
        for line in content.splitlines():
            depth += line.endswith(("BDC", "BMC")) - line.startswith("EMC")
            assert depth == 1 or " Tj" not in line, line
    assert tree(reader)[1] == ["P"]
    assert len(tree(reader)) == 3


def test_a_figure_has_its_words_and_its_place():
    reader = read(figure(drawing(), "Du selv 3,2", 200))
    part = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"][0].get_object()
    assert part["/Alt"] == "Du selv 3,2"
    left, low, right, high = part["/A"]["/BBox"]
    assert (round(right - left), round(high - low)) == (200, 80)


def test_every_letter_is_embedded_and_can_be_taken_out_again():
    reader = read(heading("Ære & ånd", 1), paragraph("»Ærøskøbing« – 43 af 46 <b>"), figure(drawing(), "x", 90))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
    text = reader.pages[0].extract_text()
    for words in ("Ære & ånd", "»Ærøskøbing« – 43 af 46 <b>", "Å <5>", PAPER.left, PAPER.right, "Side 1 af"):
        assert words in text


def test_a_sign_that_the_type_lacks_becomes_a_question_mark():
    assert "Godt ? gået-hjem" in read(paragraph("Godt 🙂 gået\N{NON-BREAKING HYPHEN}hjem")).pages[0].extract_text()


def test_the_foot_counts_all_pages():
    reader = read(*[paragraph("Ord " * 900) for _ in range(6)])
    assert len(reader.pages) > 2
    for number, page in enumerate(reader.pages, 1):
        assert f"Side {number} af" in page.extract_text()
        assert str(len(reader.pages)).encode() in page["/Resources"]["/XObject"]["/FormXob.pages"].get_data()
