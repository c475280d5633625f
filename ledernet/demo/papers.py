"""Material that the demo's networks share: pages of our own in PDF, written out by hand and the same each time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ledernet.demo.gatherings import latest_held, next_ahead
from ledernet.demo.personas import LEADER
from ledernet.demo.sparring import runner_of
from ledernet.demo.stage import Stage
from networks.actions.material import put_up
from networks.models import Meeting, Network
from organisation.models import Account, Person

ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
HEADING, TEXT, LEADING = 20, 12, 19
AFTERWARDS = timedelta(hours=1)


@dataclass(frozen=True)
class Paper:
    """A page: what the file is called, which is its heading too, and its lines."""

    name: str
    lines: tuple[str, ...]


MESSAGE = Paper(
    "Fire spørgsmål før en svær besked",
    (
        "1. Hvad er beskeden, hvis den skal kunne siges i én sætning?",
        "2. Hvad kan den anden gøre noget ved, og hvad ligger fast?",
        "3. Hvad er jeg selv nervøs for, og hvem kan jeg øve mig på først?",
        "4. Hvad skal vi være enige om, når vi går hver til sit?",
        "",
        "Prøv den i netværket: Fortæl på to minutter, hvad du skal sige, og til hvem.",
        "De andre siger kun, hvad de hørte. Sig det så én gang til, kortere.",
    ),
)
AGREEMENT = Paper(
    "To udgaver af den samme aftale",
    (
        "Sådan hørte den ene det: Vi spørger borgeren først og lægger planen bagefter.",
        "Sådan hørte den anden det: Planen ligger fast, og vi spørger om resten.",
        "",
        "Vi har talt om det tre gange, og hver gang var vi enige.",
        "",
        "Det vil jeg gerne have jeres øjne på:",
        "- Hvad spurgte jeg ikke om?",
        "- Hvornår skulle jeg have afgjort det selv?",
    ),
)
RELATIVES = Paper(
    "Når pårørende er uenige",
    (
        "Samtalen i tre trin, som vi prøvede den i tre huse:",
        "",
        "1. Alle siger, hvad de er bange for, før nogen siger, hvad de vil have.",
        "2. Medarbejderen fortæller, hvad borgeren selv har sagt, og hvornår.",
        "3. Vi skriver ned, hvad vi prøver i fjorten dage, og hvem der ringer til hvem.",
        "",
        "Det gik bedst, når lederen sad med og talte mindst.",
    ),
)


def share_papers(stage: Stage, elderly: list[Network]) -> None:
    """A page from the latest meeting of Mette's network, one of hers for the next, and one in a network of elderly care."""
    mine = Network.objects.filter(memberships__person__email=LEADER, ends=None)
    network = mine.select_related("facilitator__person").first()
    if network is not None:
        mette = Person.objects.get(email=LEADER)
        share(stage, latest_held(stage, network), MESSAGE, runner_of(stage, network))
        share(stage, next_ahead(stage, network), AGREEMENT, stage.accounts[mette.pk])
    for one in elderly[:1]:
        share(stage, latest_held(stage, one), RELATIVES, runner_of(stage, one))


def share(stage: Stage, meeting: Meeting | None, paper: Paper, by: Account) -> None:
    """Put a page up right after its meeting, or yesterday for one that is to come."""
    if meeting is None:
        return
    at = min(meeting.appointment.ends + AFTERWARDS, stage.clock(stage.day(1), 16))
    facts: dict[str, Any] = {"network": meeting.network, "meeting": meeting, "person": by.person}
    put_up(name=paper.name, content=written(paper), by=by, at=at, **facts)


def written(paper: Paper) -> bytes:
    """The page as a PDF: a catalogue, a page, its letters and what it says, then where each of them begins."""
    letters = b"<< /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding /WinAnsiEncoding >>"
    said = drawn(paper).encode("cp1252")
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R /Lang (da) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /T 5 0 R /H 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(said), said),
        letters % b"Helvetica",
        letters % b"Helvetica-Bold",
    )
    page, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(page))
        page += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    page += b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n" % (size, table)
    return page + b"<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, page.index(b"xref\n"))


def drawn(paper: Paper) -> str:
    """The heading and the lines, from the top of the page down."""
    first, *lines = (line.translate(ESCAPED) for line in (paper.name, *paper.lines))
    told = "".join(f"({line}) Tj T*\n" for line in lines)
    return f"BT /H {HEADING} Tf {LEADING} TL 60 760 Td ({first}) Tj T* T* /T {TEXT} Tf\n{told}ET"
