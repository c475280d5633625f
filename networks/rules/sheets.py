"""The decision sheet: what a management has answered, discussed, signed and made known before it has networks.

Source: the network guide (KL 2008), pages 5 to 15. Purpose and type are answered before any network is formed, the rest
by a date. The answers are heard among those whom they concern, signed by a director and made known to everybody; what
they say of the programme steers it. A new version takes the place of the old one, which is kept.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networks.rules.criteria import Kind as Criterion
from networks.rules.criteria import Wanted
from networks.rules.programmes import CONSEQUENCES, Attendance, Facilitation, Kind, Purpose
from networks.rules.questions import BY_KEY, FIRST, QUESTIONS, Part
from networks.rules.sheet_words import ending_by
from organisation.rules.refusals import Refused

SOON = timedelta(days=14)
HEARD_WITHIN = timedelta(days=14)
Chosen = Mapping[str, Any]
Answers = Mapping[str, tuple[str, Chosen]]


class State(TextChoices):
    """Where a sheet stands."""

    DRAFT = "draft", gettext_lazy("kladde")
    HEARING = "hearing", gettext_lazy("i høring")
    HEARD = "heard", gettext_lazy("hørt")
    SIGNED = "signed", gettext_lazy("underskrevet")
    PUBLISHED = "published", gettext_lazy("offentliggjort")
    REPLACED = "replaced", gettext_lazy("afløst")


MOVES: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.HEARING}),
    State.HEARING: frozenset({State.HEARD}),
    State.HEARD: frozenset({State.HEARING, State.SIGNED}),
    State.SIGNED: frozenset({State.HEARD, State.PUBLISHED}),
    State.PUBLISHED: frozenset({State.REPLACED}),
    State.REPLACED: frozenset(),
}
OPEN = (State.DRAFT, State.HEARING, State.HEARD, State.SIGNED)
ADJUSTED = (State.DRAFT, State.HEARING, State.HEARD)
SHOWN = (State.HEARING, State.HEARD, State.SIGNED, State.PUBLISHED, State.REPLACED)
SIGNABLE = (State.HEARD, State.PUBLISHED)


class Undecided(Exception):
    """No network is formed before management has decided on purpose and type."""


def demand_move(state: str, to: State) -> None:
    """Raises Refused where the life of a sheet does not go that way."""
    if to not in MOVES[State(state)]:
        raise Refused(_("Beslutningerne er kommet videre, siden du åbnede siden. Se dem igen."))


def can_answer(state: str, question: str, signed: Collection[str]) -> bool:
    """Whether an answer may still be given or adjusted."""
    return state in ADJUSTED or (state == State.PUBLISHED and question not in signed)


def demand_answerable(state: str, question: str, signed: Collection[str]) -> None:
    """Until it is signed every answer can be adjusted; later only what nobody has signed. Raises Refused."""
    if not can_answer(state, question, signed):
        raise Refused(_("Svaret er underskrevet. Det kan kun ændres i en ny udgave."))


def demand_first(answered: Collection[str]) -> None:
    """Purpose and type come before everything else. Raises Refused with what lacks."""
    missing = [str(BY_KEY[key].words) for key in FIRST if key not in answered]
    if missing:
        raise Refused(_("Formål og type skal være besvaret først. Her mangler: %(list)s") % {"list": " ".join(missing)})


def demand_decided(is_undecided: bool) -> None:
    """Leaders are asked nothing about a programme before purpose and type are decided. Raises Refused."""
    if is_undecided:
        raise Refused(
            _(
                "Formål og type er ikke besluttet endnu. "
                "Lederne bliver først spurgt, når beslutningerne er offentliggjort."
            )
        )


def demand_unsigned(answered: Collection[str], signed: Collection[str]) -> None:
    """There is something to sign. Raises Refused."""
    if not set(answered) - set(signed):
        raise Refused(_("Der er ikke noget nyt at skrive under på."))


def missing_from(answered: Collection[str]) -> tuple[str, ...]:
    """The questions that nobody has answered, in their order."""
    return tuple(question.key for question in QUESTIONS if question.key not in answered)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for a choice, and what to watch if one makes it."""

    benefits: tuple[str | Promise, ...]
    risks: tuple[str | Promise, ...]


FACILITATION: Mapping[str, Weighed] = {
    Facilitation.MEMBERS: Weighed(
        (gettext_lazy("Det koster ingenting, og alle prøver at lede et møde."),),
        (gettext_lazy("Ingen har til opgave at forstyrre, når alle er enige."),),
    ),
    Facilitation.INTERNAL: Weighed(
        (gettext_lazy("De kender kommunen og kan følge netværket over år."),),
        (gettext_lazy("De skal have oplæring og tid, og de kan være for tæt på."),),
    ),
    Facilitation.EXTERNAL: Weighed(
        (gettext_lazy("De bringer metoder med og kan sige det, ingen andre siger."),),
        (gettext_lazy("De koster penge og skal lære kommunen at kende."),),
    ),
    Facilitation.BOTH: Weighed(
        (gettext_lazy("Ro i hverdagen og et blik udefra, når der er brug for det."),),
        (gettext_lazy("Nogen skal koordinere, hvem der gør hvad."),),
    ),
}


def weighed(part: Part) -> Mapping[str, Weighed]:
    """Benefits and risks of each choice of a part; nothing where none are known."""
    match part:
        case Part.KIND:
            return {kind.value: known_of(kind) for kind in Kind}
        case Part.ATTENDANCE:
            return {attendance.value: known_of(attendance) for attendance in Attendance}
        case Part.FACILITATION:
            return FACILITATION
    return {}


def known_of(choice: Kind | Attendance) -> Weighed:
    """What is known of a type or an attendance, in words."""
    known = CONSEQUENCES[choice]
    return Weighed(known.benefits, tuple(risk.label for risk in known.risks))


# Which type a purpose asks for, where it asks for one: what is shared across must be made across.
ASKS_FOR: Mapping[Purpose, Kind] = {Purpose.CULTURE: Kind.CROSS, Purpose.STRATEGY: Kind.CROSS}
NEEDS = (Part.LEADERS_NEED, Part.WHOLE_NEEDS)


@dataclass(frozen=True, slots=True)
class Tension:
    """Two answers that pull apart: at which question it is said, and in what words."""

    question: str
    words: str


def tensions_of(answers: Answers) -> list[Tension]:
    """Where the answers pull apart. It may be meant: a tension is something to talk about, never a refusal."""
    chosen = together(answers)
    return [*of_kind(chosen), *of_attendance(chosen), *of_money(chosen)]


def together(answers: Answers) -> dict[str, Any]:
    """Every choice of a sheet, whatever question it was made at."""
    return {part: value for _words, parts in answers.values() for part, value in parts.items()}


def of_kind(chosen: Chosen) -> Iterator[Tension]:
    """The type against what leaders and municipality need, and against the first purpose."""
    kind = chosen.get(Part.KIND)
    if not kind:
        return
    if chosen.get(Part.LEADERS_NEED, kind) != kind:
        yield Tension("kind", _("I har svaret, at lederne har mest brug for noget andet, end denne type giver."))
    if chosen.get(Part.WHOLE_NEEDS, kind) != kind:
        yield Tension("kind", _("I har svaret, at kommunen har mest brug for noget andet, end denne type giver."))
    first = first_purpose(chosen)
    if first and ASKS_FOR.get(first, kind) != kind:
        words = _("Det øverste formål, »%(purpose)s«, kræver, at ledere fra forskellige fag mødes.")
        yield Tension("kind", words % {"purpose": first.label})


def of_attendance(chosen: Chosen) -> Iterator[Tension]:
    """A shared culture is not made by those alone who wish it."""
    if chosen.get(Part.ATTENDANCE) == Attendance.VOLUNTARY and first_purpose(chosen) == Purpose.CULTURE:
        words = _("En fælles ledelseskultur bliver ikke fælles, hvis kun de, der har lyst, er med.")
        yield Tension("attendance", words)


def of_money(chosen: Chosen) -> Iterator[Tension]:
    """Help from outside is paid for."""
    wants_help = chosen.get(Part.FACILITATION) in {Facilitation.EXTERNAL, Facilitation.BOTH}
    if wants_help and Part.BUDGET in chosen and not float(chosen[Part.BUDGET] or 0):
        yield Tension("facilitation", _("I vil have hjælp udefra, men der er ingen penge sat af."))


def first_purpose(chosen: Chosen) -> Purpose | None:
    """The purpose at the top."""
    purposes = chosen.get(Part.PURPOSES)
    return Purpose(purposes[0][0]) if purposes else None


STEERING = (
    Part.KIND,
    Part.ATTENDANCE,
    Part.HOURS,
    Part.BUDGET,
    Part.MANDATE,
    Part.FACILITATION,
    Part.PLACEMENT_DAYS,
    Part.EVALUATE_MONTHS,
    Part.ROTATE_MONTHS,
)


def facts_of(answers: Answers) -> dict[str, Any]:
    """What the answers say of the programme's own fields; a question without an answer says nothing."""
    chosen = together(answers)
    found = {part.value: chosen[part] for part in STEERING if part in chosen}
    if "backing" in answers:
        found["backing"] = answers["backing"][0]
    return found


def purposes_of(answers: Answers) -> list[tuple[Purpose, str]]:
    """The purposes in order, an own one with its words."""
    return [(Purpose(purpose), words) for purpose, words in together(answers).get(Part.PURPOSES) or []]


@dataclass(frozen=True, slots=True)
class Launch:
    """What a new network of the programme begins with: a trial, a date for the first decision, criteria for its end."""

    trial_months: int = 0
    decide_months: int = 0
    criteria: tuple[Wanted, ...] = ()


def launch_of(answers: Answers) -> Launch:
    """How the answers let a network begin."""
    chosen = together(answers)
    months, proof = int(chosen.get(Part.TRIAL_MONTHS) or 0), chosen.get(Part.TRIAL_PROOF)
    trial = [Wanted(Criterion.TRIAL, words=proof)] if months and proof else []
    return Launch(months, int(chosen.get(Part.DECIDE_MONTHS) or 0), (*trial, *ending_by(chosen)))
