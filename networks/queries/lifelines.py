"""The page about a network's life: the line with its marks, where the network comes from, and what came after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import Decision, Network
from networks.queries.cycle import Life, life_of
from networks.rules.cycle import Choice, State
from networks.rules.lifelines import Line, Mark, Sign, finding_words, line_of
from organisation.models import Person


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
    after: tuple[Kin, ...]

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
        line=line_of(life.course, happenings(life), on),
        is_hr=is_hr,
        before=kin(network.origin) if network.origin else None,
        after=tuple(kin(one) for one in life.successors),
    )


def happenings(life: Life) -> Iterator[Mark]:
    """What has happened in a network's life beyond its dates: rotations, dialogues, decisions, trials that are over."""
    for day, number in life.rotations:
        words = ngettext("%(count)s ny deltager på én gang", "%(count)s nye deltagere på én gang", number)
        yield Mark(day, Sign.ROTATION, _("rotation"), words % {"count": number})
    for talk in life.dialogues:
        words = _("Dialog med %(people)s") % {"people": talk.people}
        yield Mark(talk.held_on, Sign.DIALOGUE, _("dialog"), words, talk.said)
    for decision in life.decisions:
        if decision.undone_at is None:
            yield decided(decision)
            if decision.before.get("state") == State.TRIAL and decision.before.get("trial_ends"):
                day = date.fromisoformat(decision.before["trial_ends"])
                yield Mark(day, Sign.TRIAL, _("prøve slut"), _("Prøveperioden var sat til at slutte"))


def decided(decision: Decision) -> Mark:
    """A decision on the line: what, and why."""
    choice = str(Choice(decision.choice).label)
    words = _("Besluttet: %(choice)s") % {"choice": choice}
    return Mark(decision.day, Sign.DECISION, choice, words, decision.reason)
