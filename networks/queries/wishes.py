"""Questions about wishes: what a leader is asked, how many have answered, what was wished, and what waits for HR."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.functional import cached_property

from networks.models import ApartWish, Availability, Programme, Wishes, WishRound
from networks.queries.candidates import candidates_of
from networks.queries.sheets import is_undecided, undecided
from networks.rules.composition import DAY_NAMES, WEEKDAYS
from networks.rules.programmes import Attendance
from networks.rules.wishes import KEPT, State, Verdict, is_asking, is_over
from organisation.models import Person
from organisation.rules.sorting import danish_key


@dataclass(frozen=True)
class AskedOf:
    """What one leader is asked, with what they have answered so far."""

    wishes: Wishes
    days: tuple[str, ...]
    apart: tuple[ApartWish, ...]
    is_asking: bool
    is_resting: bool

    @property
    def round(self) -> WishRound:
        """The round that asks."""
        return self.wishes.round

    @property
    def programme(self) -> Programme:
        """The programme that is to be composed."""
        return self.wishes.round.programme

    @property
    def is_voluntary(self) -> bool:
        """Whether it is asked if they want in at all."""
        return self.programme.attendance == Attendance.VOLUNTARY


def asked_of(wishes: Wishes, on: date) -> AskedOf:
    """What a leader is asked. Three queries. A round rests while purpose and type are being decided."""
    round = wishes.round
    days = Availability.objects.filter(programme=round.programme, person=wishes.person_id).values_list(
        "days", flat=True
    )
    apart = wishes.apart.select_related("other")
    asking, resting = is_asking(round.state, round.until, on), is_undecided(round.programme)
    is_resting = asking and resting
    return AskedOf(wishes, tuple(days.first() or WEEKDAYS), tuple(apart), asking and not resting, is_resting)


def open_to(person: Person, on: date) -> QuerySet[Wishes]:
    """The rounds in which a person can tell their wishes, the first to end first. One query."""
    asked = Wishes.objects.filter(
        ~undecided("round__programme"), person=person, round__state=State.OPEN, round__until__gte=on
    )
    return asked.select_related("round__programme").order_by("round__until", "pk")


def who_could_share(wishes: Wishes, on: date) -> QuerySet[Person]:
    """The others who will be composed, by name."""
    programme = wishes.round.programme
    inside = [card.person for card in candidates_of(programme, max(programme.starts, on)).inside]
    return Person.objects.filter(pk__in=inside).exclude(pk=wishes.person_id).order_by("name", "pk")


@dataclass(frozen=True)
class Bar:
    """Something that could be chosen, and how many chose it."""

    words: str
    count: int


@dataclass(frozen=True)
class Apart:
    """Two of whom one or both would rather not sit together, and what HR has said to it."""

    one: Person
    other: Person
    verdict: Verdict

    @property
    def is_waiting(self) -> bool:
        """Whether HR has not said anything yet."""
        return self.verdict == Verdict.WAITING

    @property
    def is_accepted(self) -> bool:
        """Whether the two are kept apart."""
        return self.verdict == Verdict.ACCEPTED


@dataclass(frozen=True)
class RoundPage:
    """A wish round as HR sees it. Pairs and words are there when the last day is over; before that, numbers alone."""

    round: WishRound
    asked: int
    told: tuple[Wishes, ...]
    pairs: tuple[Apart, ...]
    is_asking: bool
    is_over: bool
    is_resting: bool

    @property
    def answered(self) -> int:
        """How many have answered."""
        return len(self.told)

    @cached_property
    def themes(self) -> list[Bar]:
        """The themes, the most wished first."""
        return bars_of(self.round.themes, [theme for one in self.told for theme in one.themes])

    @cached_property
    def places(self) -> list[Bar]:
        """The places, the most wished first."""
        return bars_of(self.round.places, [place for one in self.told for place in one.places])

    @cached_property
    def days(self) -> list[Bar]:
        """The weekdays that somebody would rather meet on, in the order of the week."""
        counts = Counter(one.best_day for one in self.told if one.best_day)
        return [Bar(str(DAY_NAMES[day]), counts[day]) for day in WEEKDAYS if counts[day]]

    @property
    def refusals(self) -> int:
        """How many have said no to a voluntary programme."""
        return sum(one.joins is False for one in self.told)

    @property
    def helpers(self) -> list[Person]:
        """Those who would facilitate."""
        return [one.person for one in self.told if one.facilitates]

    @property
    def spoken(self) -> list[Wishes]:
        """Those who have written something to HR."""
        return [one for one in self.told if one.words]

    @property
    def waiting(self) -> int:
        """How many pairs HR has not settled."""
        return sum(pair.is_waiting for pair in self.pairs)


def bars_of(choices: Sequence[str], chosen: Iterable[str]) -> list[Bar]:
    """How many chose what, the most first; what is equal stays in HR's order."""
    counts = Counter(chosen)
    return sorted((Bar(words, counts[words]) for words in choices), key=lambda bar: -bar.count)


def round_page(round: WishRound, on: date) -> RoundPage:
    """A wish round with its summary. Four queries."""
    over, asking = is_over(round.state, round.until, on), is_asking(round.state, round.until, on)
    resting = round.state == State.OPEN and is_undecided(round.programme)
    told = tuple(round.answers.exclude(answered_at=None).select_related("person"))
    pairs = tuple(pairs_of(round)) if over else ()
    return RoundPage(round, round.answers.count(), told, pairs, asking, over, resting)


def pairs_of(round: WishRound) -> list[Apart]:
    """The two of each wish to be kept apart, once a pair and by name, whoever of them asked. One query."""
    rows = ApartWish.objects.filter(wishes__round=round).select_related("wishes__person", "other")
    found: dict[tuple[int, int], Apart] = {}
    for row in rows:
        one, other = sorted((row.wishes.person, row.other), key=lambda person: (danish_key(person.name), person.pk))
        found[one.pk, other.pk] = Apart(one, other, Verdict(row.verdict))
    return sorted(found.values(), key=lambda pair: (danish_key(pair.one.name), danish_key(pair.other.name)))


@dataclass(frozen=True)
class Turnout:
    """A programme's open round in numbers, for its page."""

    round: WishRound
    asked: int
    answered: int
    is_over: bool


def turnout_of(programme: Programme, on: date) -> Turnout | None:
    """How far the programme's open round is; None when it asks nobody. One query."""
    counted = programme.wish_rounds.filter(state=State.OPEN).annotate(
        asked=Count("answers"), answered=Count("answers", filter=Q(answers__answered_at__isnull=False))
    )
    round = counted.first()
    return Turnout(round, round.asked, round.answered, is_over(round.state, round.until, on)) if round else None


def rounds_to_remind(now: datetime) -> QuerySet[WishRound]:
    """The open rounds of which nobody has been reminded."""
    return WishRound.objects.filter(state=State.OPEN, reminded_at=None, opened_at__lt=now).order_by("pk")


def rounds_to_forget(today: date) -> QuerySet[WishRound]:
    """The open rounds whose last day is half a year ago."""
    return WishRound.objects.filter(state=State.OPEN, until__lt=today - KEPT).order_by("pk")


def usual_lists(programme: Programme) -> Mapping[str, Sequence[str]]:
    """The themes and places that the programme's last round had. One query."""
    last = programme.wish_rounds.first()
    return {"themes": last.themes if last else [], "places": last.places if last else []}
