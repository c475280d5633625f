"""Questions about soundings: whom to ask, what a superior sees, what was said, and what has changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from networks.models import Scenario, SeatWord, Sounding, Voice
from networks.rules.soundings import KEPT, Says, State, is_answerable, is_early
from organisation.models import Person
from organisation.queries.chain import chain_on
from organisation.rules.sorting import danish_key

SAID_MARKS = {Says.FINE: "fine", Says.OBJECTS: "objects"}


def superiors_of(scenario: Scenario) -> dict[int, list[int]]:
    """Superior → those of their own leaders who have a seat in a proposal, on its first day."""
    above = chain_on(scenario.starts, leaders_only=True).all_superiors()
    found: dict[int, list[int]] = {}
    for leader in sorted(map(int, scenario.assignment)):
        for superior in above.get(leader, ()):
            found.setdefault(superior, []).append(leader)
    return found


@dataclass(frozen=True)
class Heard:
    """How far the sounding of a proposal is; `marks` says at each seat what was said there: fine, objects, settled."""

    sounding: Sounding
    asked: int
    silent: int
    waiting: int
    marks: Mapping[str, str]

    @property
    def answered(self) -> int:
        """How many superiors have answered."""
        return self.asked - self.silent

    def is_early(self, on: date) -> bool:
        """Whether publishing now takes a reason."""
        return is_early(self.sounding.until, on, self.silent)


def heard_in(scenario: Scenario) -> Heard | None:
    """How far a proposal's open sounding is; None where there is none. One query, and one more where there is."""
    sounding = scenario.soundings.filter(state=State.OPEN).first()
    if sounding is None:
        return None
    words = list(SeatWord.objects.filter(voice__sounding=sounding).select_related("voice"))
    voices = {word.voice_id: word.voice.answered_at for word in words}
    marks: dict[str, str] = {}
    for word in sorted(
        (word for word in words if word.says), key=lambda word: (word.says == Says.OBJECTS, word.is_waiting)
    ):
        settled = word.says == Says.OBJECTS and not word.is_waiting
        marks[str(word.leader_id)] = "settled" if settled else SAID_MARKS[Says(word.says)]
    silent = sum(at is None for at in voices.values())
    return Heard(sounding, len(voices), silent, sum(word.is_waiting for word in words), marks)


@dataclass(frozen=True)
class SeatLine:
    """One leader in a sounding: where they would sit and with whom, and where they sat first if that has changed."""

    word: SeatWord
    network: str
    was: str
    company: tuple[str, ...]

    @property
    def leader(self) -> Person:
        """Whose seat it is."""
        return self.word.leader


@dataclass(frozen=True)
class OwnPart:
    """What one superior sees: their own leaders' seats, and nobody else's."""

    voice: Voice
    lines: tuple[SeatLine, ...]
    is_answerable: bool

    @property
    def sounding(self) -> Sounding:
        """The sounding that asks."""
        return self.voice.sounding


def own_part(voice: Voice, on: date) -> OwnPart:
    """What a superior is asked. Two queries."""
    sounding = voice.sounding
    words = list(voice.words.select_related("leader"))
    lines = lines_of(sounding, words)
    return OwnPart(voice, tuple(lines), is_answerable(sounding.state, sounding.until, on))


def lines_of(sounding: Sounding, words: Iterable[SeatWord]) -> list[SeatLine]:
    """The seats that are spoken of, as they are now. One query."""
    words, scenario = list(words), sounding.scenario
    names = {entry["id"]: entry["name"] for entry in scenario.frame}
    seats = scenario.assignment
    tables = {seats.get(str(word.leader_id)) for word in words} - {None}
    inside = [int(person) for person, network in seats.items() if network in tables] if sounding.shows_names else []
    people = dict(Person.objects.filter(pk__in=inside).values_list("pk", "name"))
    found = []
    for word in words:
        key = str(word.leader_id)
        now, began = seats.get(key), sounding.seats.get(key)
        company = [people[int(p)] for p, network in seats.items() if network == now and p != key and int(p) in people]
        found.append(
            SeatLine(
                word,
                names.get(now or "", ""),
                names.get(began or "", "") if began != now else "",
                tuple(sorted(company, key=danish_key)),
            )
        )
    return found


@dataclass(frozen=True)
class Change:
    """A seat that is another one than when the sounding began."""

    name: str
    was: str
    now: str


@dataclass(frozen=True)
class Desk:
    """A sounding as HR sees it beside the proposal."""

    sounding: Sounding
    voices: tuple[Voice, ...]
    objections: tuple[SeatLine, ...]
    changes: tuple[Change, ...]
    is_open: bool

    @property
    def answered(self) -> int:
        """How many have answered."""
        return sum(voice.answered_at is not None for voice in self.voices)

    @property
    def silent(self) -> list[Person]:
        """Those who have not."""
        return [voice.person for voice in self.voices if voice.answered_at is None]

    @property
    def waiting(self) -> int:
        """How many objections HR has not handled."""
        return sum(line.word.is_waiting for line in self.objections)


def desk_of(sounding: Sounding) -> Desk:
    """A sounding with answers, objections and changes. Four queries."""
    voices = tuple(sounding.voices.select_related("person"))
    words = SeatWord.objects.filter(voice__sounding=sounding, says=Says.OBJECTS)
    lines = tuple(lines_of(sounding, words.select_related("leader", "voice__person")))
    return Desk(sounding, voices, lines, tuple(changes_since(sounding)), sounding.state == State.OPEN)


def changes_since(sounding: Sounding) -> list[Change]:
    """Who sits elsewhere than when the sounding began, by name. One query."""
    scenario, before = sounding.scenario, sounding.seats
    names = {entry["id"]: entry["name"] for entry in scenario.frame}
    after = scenario.assignment
    moved = [person for person in before.keys() | after.keys() if before.get(person) != after.get(person)]
    people = dict(Person.objects.filter(pk__in=[int(person) for person in moved]).values_list("pk", "name"))
    found = [
        Change(people[int(p)], names.get(before.get(p, ""), ""), names.get(after.get(p, ""), ""))
        for p in moved
        if int(p) in people
    ]
    return sorted(found, key=lambda change: danish_key(change.name))


def soundings_to_remind(now: datetime) -> QuerySet[Sounding]:
    """The open soundings of which nobody has been reminded."""
    return Sounding.objects.filter(state=State.OPEN, reminded_at=None, asked_at__lt=now).order_by("pk")


def soundings_to_forget(today: date) -> QuerySet[Sounding]:
    """The ended soundings with words that are half a year old."""
    over = Sounding.objects.exclude(state=State.OPEN).filter(until__lt=today - KEPT, voices__isnull=False)
    return over.distinct().order_by("pk")
