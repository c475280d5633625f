"""The page about a network's life: the line with its marks, where the network comes from, and what came after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluation.rules.rounds import State as RoundState
from networks.models import Decision, Evaluation, Meeting, Network
from networks.queries.cycle import Life, life_of
from networks.queries.cycle import Turn as Turned
from networks.queries.evaluations import key_of
from networks.queries.launched import comings_of
from networks.queries.meetings import called_off
from networks.queries.watch import Asked, asked_of
from networks.rules.cycle import ENDING, Choice, State
from networks.rules.launched import Turn
from networks.rules.lifelines import Line, Mark, Sign, finding_words, line_of
from organisation.models import Person
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.sorting import danish_key

SIGNS = {Turn.EVALUATION: Sign.EVALUATION, Turn.ROTATION: Sign.ROTATION}
ASKED = (RoundState.OPEN, RoundState.CLOSED, RoundState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Kin:
    """A network that this one comes from, or that came after it. `may_open` is whether the reader can read its life."""

    network: Network
    may_open: bool


@dataclass(frozen=True)
class LifePage:
    """A network's life as its page shows it, to HR or to its facilitator."""

    life: Life
    line: Line
    is_hr: bool
    before: Kin | None
    replaced: tuple[Kin, ...]
    after: tuple[Kin, ...]
    asked: tuple[Asked, ...]
    again: tuple[Meeting, ...]

    @property
    def network(self) -> Network:
        """The network."""
        return self.life.network

    @property
    def finding(self) -> str:
        """The sentence that the page begins with."""
        return finding_words(self.network.name, self.life.course, self.life.on)

    @property
    def is_trial_ending(self) -> bool:
        """Whether the next decision is the one at the end of a trial: fortsæt, justér eller stop."""
        return self.life.course.stage(self.life.on) is State.TRIAL

    @property
    def has_day_come(self) -> bool:
        """Whether the day for the next decision has come, which a decision alone moves."""
        return self.life.course.has_day_come(self.life.on)

    @property
    def taken_back(self) -> tuple[Decision, ...]:
        """The decisions to end it that were told to all and taken back, the first one first."""
        told = (one for one in self.life.decisions if one.choice in ENDING and one.undone_at is not None)
        return tuple(reversed([*told]))

    @property
    def redesigned_as(self) -> Decision | None:
        """The decision by which a new programme takes over, if one did."""
        standing = (one for one in self.life.decisions if one.undone_at is None)
        return next((one for one in standing if one.choice == Choice.REDESIGN), None)


def life_page(network: Network, reader: Person, now: datetime, on: date, *, is_hr: bool) -> LifePage:
    """A network's life with its line, and its kin; the number of questions does not grow with what has happened."""
    life = life_of(network, now, on)

    def kin(one: Network) -> Kin:
        return Kin(one, is_hr or (one.facilitator is not None and one.facilitator.person_id == reader.pk))

    return LifePage(
        life=life,
        line=line_of(life.course, [*happenings(life), *evaluations_of(network, on), *awaited(life)], on),
        is_hr=is_hr,
        before=kin(network.origin) if network.origin else None,
        replaced=() if network.origin else tuple(kin(one) for one in gave_way_to(network)),
        after=tuple(kin(one) for one in life.successors),
        asked=tuple(asked_of(network, life.answers)),
        again=tuple(to_book_again(life, now)) if is_hr else (),
    )


def gave_way_to(network: Network) -> list[Network]:
    """The networks that gave way to this one's programme by a new design last before it began."""
    given = Decision.objects.filter(
        choice=Choice.REDESIGN, programme=network.programme_id, undone_at=None, network__ends__lt=network.starts
    ).select_related("network__facilitator")
    gone = [decision.network for decision in given]
    last = max((one.ends for one in gone if one.ends), default=None)
    return sorted((one for one in gone if one.ends == last), key=lambda one: danish_key(one.name))


def to_book_again(life: Life, now: datetime) -> list[Meeting]:
    """The meetings ahead that were called off since the network was to end, and could be held now that it does not."""
    latest = life.latest
    if latest is None or latest.choice not in (Choice.MOVE_END, Choice.TAKE_BACK):
        return []
    return called_off(life.network, latest.before.get("meetings", []), now)


def happenings(life: Life) -> Iterator[Mark]:
    """What has happened in a network's life beyond its dates: rotations, dialogues, decisions, trials that are over."""
    for turn in life.turns:
        yield Mark(turn.day, Sign.ROTATION, _("rotation"), turned_words(turn, life.on))
    for talk in life.dialogues:
        words = _("Dialog med %(people)s") % {"people": talk.people}
        yield Mark(talk.held_on, Sign.DIALOGUE, _("dialog"), words, talk.said)
    for decision in reversed(life.decisions):
        if decision.undone_at is None or decision.told:
            yield decided(decision)
        is_trial = decision.before.get("state") == State.TRIAL and decision.before.get("trial_ends")
        if decision.undone_at is None and is_trial:
            day = date.fromisoformat(decision.before["trial_ends"])
            yield Mark(day, Sign.TRIAL, _("prøve slut"), _("Prøveperioden var sat til at slutte"))


def turned_words(turn: Turned, on: date) -> str:
    """What a day brought that changed the company: a rotation, or several who came at once."""
    if not turn.is_rotation:
        words = ngettext("%(count)s ny deltager på én gang", "%(count)s nye deltagere på én gang", turn.came)
        return words % {"count": turn.came}
    words = _("Netværket blev roteret: %(came)s kom, og %(went)s gik")
    if turn.day > on:
        words = _("Netværket bliver roteret: %(came)s kommer, og %(went)s går")
    return words % {"came": turn.came, "went": turn.went}


def evaluations_of(network: Network, on: date) -> Iterator[Mark]:
    """When the members held the network up against its purposes; a round that was given up never happened."""
    mine = Evaluation.objects.filter(round__assessments__circle=key_of(network), meeting__isnull=True)
    for one in mine.filter(round__state__in=ASKED).select_related("round"):
        day = one.round.deadline.astimezone(COPENHAGEN).date()
        words = _("Deltagerne svarede på evalueringen") if day < on else _("Deltagerne svarer på evalueringen")
        yield Mark(day, Sign.EVALUATION, _("evaluering"), words, one.round.title)


def awaited(life: Life) -> Iterator[Mark]:
    """The days by which a network that goes on is next evaluated and composed anew with its programme."""
    if life.course.ends is not None:
        return
    for one in comings_of(life.network.programme, life.on):
        if one.due >= life.on:
            words = {Turn.EVALUATION: _("Evalueres senest"), Turn.ROTATION: _("Kortene blandes senest")}[one.turn]
            yield Mark(one.due, SIGNS[one.turn], str(one.turn.label), words)


def decided(decision: Decision) -> Mark:
    """A decision on the line: what, and why."""
    choice = str(Choice(decision.choice).label)
    words = _("Besluttet: %(choice)s") % {"choice": choice}
    return Mark(decision.day, Sign.DECISION, choice, words, decision.reason)
