"""Questions about decision sheets: what is answered and signed, what is in force, the pages that show it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from networks.models import (
    Programme,
    Sheet,
    SheetAnswer,
    SheetComment,
    SheetInvitation,
    SheetSignature,
)
from networks.rules.programmes import Kind
from networks.rules.programmes import State as ProgrammeState
from networks.rules.questions import BY_KEY, QUESTIONS, Part, Question, Theme
from networks.rules.sheet_words import told
from networks.rules.sheets import OPEN, Answers, Launch, State, can_answer, facts_of, launch_of, tensions_of

IN_FORCE = (State.PUBLISHED, State.REPLACED)
FRAMES = frozenset({"mandate", "hours", "budget", "backing", "facilitation", "placement_days"})
COURSE = (*OPEN, State.PUBLISHED)


def answers_by_question(sheet: Sheet) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """The answers of a sheet as the law reads them."""
    return {answer.question: answer.plain for answer in sheet.answers.all()}


def signed_questions(sheet: Sheet) -> set[str]:
    """The questions whose answers somebody has signed."""
    return {key for signature in sheet.signatures.all() for key in signature.questions}


def published_sheet(programme: Programme) -> Sheet | None:
    """The version that everybody can read."""
    return programme.sheets.filter(state=State.PUBLISHED).first()


def undecided(path: str = "") -> Q:
    """The programmes for which management is still to decide purpose and type: a sheet was begun, none was made known.

    A programme set up by its form alone has been decided there, and one whose networks run goes on while a new version
    is under way. `path` leads from the rows that are asked for to their programme.
    """
    sheets = Sheet.objects.filter(programme=OuterRef(f"{path}__pk" if path else "pk"))
    state = {f"{path}__state" if path else "state": ProgrammeState.DRAFT}
    return Q(Exists(sheets), ~Exists(sheets.filter(state__in=IN_FORCE)), **state)


def is_undecided(programme: Programme) -> bool:
    """Whether management is still to decide purpose and type of a programme."""
    return Programme.objects.filter(undecided(), pk=programme.pk).exists()


def open_frames(programme: Programme) -> frozenset[str]:
    """The frames that nobody has decided, by the names of the form: all of them before purpose and type are."""
    return FRAMES if is_undecided(programme) else left_open(programme)


def left_open(programme: Programme) -> frozenset[str]:
    """The frames that the sheet in force says nothing of and that HR has not set; none where there is no sheet."""
    sheet = published_sheet(programme)
    told = facts_of(signed_answers(sheet)) if sheet else {}
    return frozenset(name for name in FRAMES - told.keys() if sheet and is_unset(programme, name))


def is_unset(programme: Programme, name: str) -> bool:
    """Whether a frame stands as every programme has it from the beginning."""
    return bool(getattr(programme, name) == getattr(Programme(), name))


def settled_facts(programme: Programme) -> frozenset[str]:
    """What of a programme the decisions settle, by the names of its form; purpose and type as soon as asked."""
    sheet = published_sheet(programme)
    if sheet is None:
        return frozenset({"purposes", "kind", "fields", "attendance"}) if is_undecided(programme) else frozenset()
    return frozenset(facts_of(signed_answers(sheet))) | {"purposes", "fields"}


def launch_for(programme: Programme) -> Launch:
    """What a new network of the programme begins with, by the version in force; without one, nothing."""
    sheet = published_sheet(programme)
    return launch_of(signed_answers(sheet)) if sheet else Launch()


def signed_answers(sheet: Sheet) -> Answers:
    """The answers that a director has put their name to."""
    signed = signed_questions(sheet)
    return {key: answer for key, answer in answers_by_question(sheet).items() if key in signed}


FROM_LAUNCH = {"term": Part.ROTATE_MONTHS, "evaluation": Part.EVALUATE_MONTHS}
"""Of these questions a single choice becomes the programme's; the rest is for networks that begin."""
OF_PROGRAMME = ("aim", "kind", "attendance", "expectations", "backing", "facilitation", "turnover")
"""The questions whose answers become the programme's."""


def told_of_programme(programme: Programme) -> dict[str, tuple[str, dict[str, Any]]]:
    """What a programme has been told by its form or an earlier sheet, as answers; nothing before it has a purpose."""
    purposes = [[row.purpose, row.words] for row in programme.purposes.all()]
    if not purposes:
        return {}
    kind: dict[str, Any] = {Part.KIND.value: programme.kind}
    if programme.kind == Kind.PROFESSIONAL:
        kind[Part.FIELDS.value] = sorted(programme.fields.values_list("name", flat=True))
    frames = {"hours": programme.hours, "budget": str(programme.budget), "mandate": programme.mandate}
    answers = {
        "aim": ("", {Part.PURPOSES.value: purposes}),
        "kind": ("", kind),
        "attendance": ("", {Part.ATTENDANCE.value: programme.attendance}),
        "expectations": ("", frames),
        "turnover": ("", {Part.PLACEMENT_DAYS.value: programme.placement_days}),
    }
    perhaps: dict[str, tuple[str, dict[str, Any]]] = {
        "backing": (programme.backing, {}),
        "facilitation": ("", {Part.FACILITATION.value: programme.facilitation}),
    }
    return answers | {key: answer for key, answer in perhaps.items() if getattr(programme, key)}


@dataclass(frozen=True)
class Line:
    """A question with its answer in words, what is said to it, and what pulls against it."""

    question: Question
    answer: SheetAnswer | None
    told: tuple[str, ...]
    is_signed: bool
    may_answer: bool = False
    comments: tuple[SheetComment, ...] = ()
    tensions: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer."""
        return self.answer is not None


@dataclass(frozen=True)
class ThemeLines:
    """A theme with its questions."""

    theme: Theme
    lines: tuple[Line, ...]

    @property
    def answered(self) -> int:
        """How many of its questions are answered."""
        return sum(line.is_answered for line in self.lines)

    @property
    def told(self) -> tuple[Line, ...]:
        """The questions about which something is said: an answer, or a comment."""
        return tuple(line for line in self.lines if line.is_answered or line.comments)

    @property
    def untold(self) -> tuple[Line, ...]:
        """The others."""
        return tuple(line for line in self.lines if line not in self.told)


@dataclass(frozen=True)
class Place:
    """A place on the way from draft to published."""

    words: str
    is_passed: bool
    is_now: bool


@dataclass(frozen=True)
class SheetPage:
    """A sheet whole: themes with answers, what is said to all of it, who is heard, who signed."""

    sheet: Sheet
    themes: tuple[ThemeLines, ...]
    comments: tuple[SheetComment, ...]
    invitations: tuple[SheetInvitation, ...]
    signatures: tuple[SheetSignature, ...]
    versions: tuple[Sheet, ...] = field(default=())

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every question."""
        return tuple(line for theme in self.themes for line in theme.lines)

    @property
    def answered(self) -> int:
        """How many of the questions are answered."""
        return sum(line.is_answered for line in self.lines)

    @property
    def missing(self) -> tuple[Line, ...]:
        """The questions without an answer."""
        return tuple(line for line in self.lines if not line.is_answered)

    @property
    def missing_first(self) -> tuple[Line, ...]:
        """Those of them that come before everything else."""
        return tuple(line for line in self.missing if line.question.is_first)

    @property
    def unsigned(self) -> tuple[Line, ...]:
        """The answers that nobody has signed."""
        return tuple(line for line in self.lines if line.is_answered and not line.is_signed)

    @property
    def signature(self) -> SheetSignature | None:
        """The latest signature."""
        return self.signatures[-1] if self.signatures else None

    @property
    def course(self) -> list[Place]:
        """The way from draft to published, and where on it the sheet is."""
        places = list(COURSE)
        now = places.index(State(self.sheet.state)) if self.sheet.state in places else len(places)
        return [Place(str(state.label), number < now, number == now) for number, state in enumerate(places)]

    @property
    def open(self) -> Sheet | None:
        """The version under way, if there is one."""
        return next((one for one in self.versions if one.state in OPEN), None)

    @property
    def earlier(self) -> Sheet | None:
        """The version before this one."""
        return next((one for one in self.versions if one.number < self.sheet.number), None)

    @property
    def done(self) -> int:
        """How many of those invited have said that they have no more to say."""
        return sum(one.done_at is not None for one in self.invitations)

    @property
    def said(self) -> int:
        """How many comments there are."""
        return len(self.comments) + sum(len(line.comments) for line in self.lines)


def sheet_page(sheet: Sheet) -> SheetPage:
    """A sheet with everything that belongs to it, in five questions."""
    said: dict[str, list[SheetComment]] = defaultdict(list)
    for comment in sheet.comments.select_related("person"):
        said[comment.question].append(comment)
    signatures = tuple(sheet.signatures.select_related("person"))
    return SheetPage(
        sheet=sheet,
        themes=themes_of(sheet, said, {key for one in signatures for key in one.questions}),
        comments=tuple(said[""]),
        invitations=tuple(sheet.invitations.select_related("person")),
        signatures=signatures,
        versions=tuple(Sheet.objects.filter(programme=sheet.programme_id).order_by("-number")),
    )


def themes_of(
    sheet: Sheet, said: Mapping[str, Sequence[SheetComment]], signed: set[str], *, only_signed: bool = False
) -> tuple[ThemeLines, ...]:
    """The four themes of a sheet with every question; perhaps with no other answers than those that are signed."""
    found = {answer.question: answer for answer in sheet.answers.all()}
    answers = {key: answer for key, answer in found.items() if key in signed or not only_signed}
    tensions = tensions_of({key: answer.plain for key, answer in answers.items()})
    lines = [
        Line(
            question=question,
            answer=answers.get(question.key),
            told=tuple(told(answers[question.key].chosen)) if question.key in answers else (),
            is_signed=question.key in signed,
            may_answer=can_answer(sheet.state, question.key, signed),
            comments=tuple(said.get(question.key, ())),
            tensions=tuple(tension.words for tension in tensions if tension.question == question.key),
        )
        for question in QUESTIONS
    ]
    return tuple(ThemeLines(theme, tuple(line for line in lines if line.question.theme == theme)) for theme in Theme)


def line_of(sheet: Sheet, question: Question) -> Line:
    """One question of a sheet."""
    return next(line for line in sheet_page(sheet).lines if line.question == question)


def published_page(sheet: Sheet) -> SheetPage:
    """What everybody may read: the answers that are signed, and by whom; nothing of what was said in the hearing."""
    signatures = tuple(sheet.signatures.select_related("person"))
    signed = {key for one in signatures for key in one.questions}
    return SheetPage(sheet, themes_of(sheet, {}, signed, only_signed=True), (), (), signatures)


@dataclass(frozen=True)
class Change:
    """Something of the programme that becomes another when the sheet is made known."""

    question: Question
    before: tuple[str, ...]
    now: tuple[str, ...]


def changes_of(sheet: Sheet) -> tuple[Change, ...]:
    """What the answers change in the programme as it is now."""
    standing, now = told_of_programme(sheet.programme), answers_by_question(sheet)
    pairs = [
        (BY_KEY[key], in_words(key, *standing.get(key, ("", {}))), in_words(key, *now[key]))
        for key in OF_PROGRAMME
        if key in now
    ]
    for key, part in FROM_LAUNCH.items():
        if key in now and part in now[key][1]:
            was, becomes = getattr(sheet.programme, part), now[key][1][part]
            pairs.append((BY_KEY[key], tuple(told({part: was})), tuple(told({part: becomes}))))
    return tuple(Change(question, was, becomes) for question, was, becomes in pairs if was != becomes)


def in_words(question: str, words: str, parts: Mapping[str, Any]) -> tuple[str, ...]:
    """What a programme is told by an answer: its choices, or its words where there is nothing to choose."""
    return tuple(told(parts)) if BY_KEY[question].parts else (words,) if words else ()


@dataclass(frozen=True)
class Compared:
    """A question in two versions."""

    question: Question
    before: Line
    now: Line

    @property
    def differs(self) -> bool:
        """Whether the answer has changed."""
        return self.before.told != self.now.told or words_in(self.before) != words_in(self.now)


def words_in(line: Line) -> str:
    """The words of an answer, or nothing."""
    return line.answer.words if line.answer else ""


def compared(now: SheetPage, before: SheetPage) -> tuple[Compared, ...]:
    """Two versions of a sheet side by side."""
    pairs = zip(before.lines, now.lines, strict=True)
    return tuple(Compared(line.question, was, line) for was, line in pairs)


def published_list() -> QuerySet[Sheet]:
    """The decisions that are in force, the newest first."""
    found = Sheet.objects.filter(state=State.PUBLISHED).exclude(programme__state=ProgrammeState.ENDED)
    return found.select_related("programme").prefetch_related("programme__purposes").order_by("-published_at")


def sheet_of_programme(programme: Programme) -> Sheet | None:
    """The version that HR works on, or else the one in force."""
    return programme.sheets.filter(state__in=OPEN).first() or programme.sheets.filter(state=State.PUBLISHED).first()
