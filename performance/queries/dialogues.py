"""What the page of a dialogue shows one of the two, and what its paper holds.

Nothing of the other's preparation is read from the database before both were ready.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Goal
from goals.rules.goals import State as GoalState
from organisation.models import Person
from organisation.queries.chain import superior_of_person
from organisation.rules.words import genitive, initials_of
from performance.models import Dialogue, GoalView, Preparation, Thought
from performance.queries.agreements import AgreementLine, Earlier, agreed_before, agreed_in
from performance.queries.aims import Aim, aims_of
from performance.queries.signatures import Reopened, SignatureLine, reopened_of, signed_of
from performance.rules.dialogue_words import (
    agenda_words,
    comparison_words,
    heading_words,
    readiness_words,
    waiting_words,
)
from performance.rules.dialogues import Side, Standing, State, Theme, other
from performance.rules.overview import Step, next_step
from performance.rules.preparing import Said, Seen, question_of


@dataclass(frozen=True, slots=True)
class Face:
    """One of the two."""

    side: Side
    name: str
    first: str

    @property
    def initials(self) -> str:
        """For a round mark."""
        return initials_of(self.name)


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme with its question, and what the reader and the other wrote under it."""

    theme: Theme
    name: str
    question: str
    mine: Said
    theirs: Said


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of the employee's, how the reader and the other see it, and which of the leader's it contributes to."""

    goal: Goal
    title: str
    mine: Seen
    theirs: Seen
    towards: tuple[str, ...] = ()
    proposal: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether the goal was proposed in this dialogue."""
        return self.proposal is not None

    @property
    def is_alike(self) -> bool:
        """Whether both see the goal alike; unless both have said how they see it, nobody can tell."""
        return self.mine.standing is not None and self.mine.standing == self.theirs.standing

    @property
    def comparison(self) -> str:
        """I er enige, or what there is to talk about."""
        return comparison_words(self.mine.standing, self.theirs.standing)

    @property
    def is_proposed(self) -> bool:
        """Whether the goal waits for the two signatures."""
        return self.goal.state == GoalState.PROPOSED


@dataclass(frozen=True, slots=True)
class Talk:
    """A dialogue as one of the two reads it. Only one's own words are in `themes` and `goals` before the reveal."""

    dialogue: Dialogue
    me: Face
    you: Face
    my_ready_at: datetime | None
    your_ready_at: datetime | None
    themes: tuple[ThemeLine, ...]
    goals: tuple[GoalLine, ...]
    earlier: tuple[Earlier, ...]
    agreements: tuple[AgreementLine, ...]
    signatures: tuple[SignatureLine, ...]
    withdrawn: tuple[SignatureLine, ...]
    reopenings: tuple[Reopened, ...]
    is_with_former: bool

    @property
    def is_revealed(self) -> bool:
        """Whether the two read each other's words."""
        return self.dialogue.revealed_at is not None

    @property
    def is_open(self) -> bool:
        """Whether the two write together: revealed, not signed, and neither signature given."""
        return self.dialogue.state == State.REVEALED and not self.signatures

    @property
    def stamp(self) -> str:
        """What differs when the other has done something: said they are ready, written an agreement, signed."""
        signed = "".join(one.side[0] for one in self.signatures)
        return f"{self.dialogue.state}-{self.your_ready_at is not None:d}-{self.dialogue.version}-{signed}"

    @property
    def has_words(self) -> bool:
        """Whether the reader has written anything."""
        return any(line.mine.words for line in self.themes)

    @property
    def employee(self) -> Face:
        """The one whose goals these are."""
        return self.me if self.me.side == Side.EMPLOYEE else self.you

    @property
    def leader(self) -> Face:
        """The other."""
        return self.you if self.me.side == Side.EMPLOYEE else self.me

    @property
    def my_signature(self) -> SignatureLine | None:
        """The reader's signature, where it stands."""
        return next((one for one in self.signatures if one.side == self.me.side), None)

    @property
    def your_signature(self) -> SignatureLine | None:
        """The other's signature, where it stands."""
        return next((one for one in self.signatures if one.side == self.you.side), None)

    @property
    def goals_heading(self) -> str:
        """Dine mål, or Emils mål."""
        return _("Dine mål") if self.me == self.employee else _("%(whose)s mål") % {"whose": genitive(self.you.first)}

    @property
    def agenda(self) -> list[str]:
        """What the two should not leave without having talked about; for them alone."""
        said = [line.name for line in self.themes if line.mine.is_first_time or line.theirs.is_first_time]
        said += [line.title for line in self.goals if line.mine.is_first_time or line.theirs.is_first_time]
        return agenda_words(said, self.differences, sum(one.is_open for one in self.earlier))

    @property
    def differences(self) -> int:
        """How many goals the two see differently."""
        said = [line for line in self.goals if line.mine.standing and line.theirs.standing]
        return sum(not line.is_alike for line in said)


def talk_of(dialogue: Dialogue, side: Side, at: datetime) -> Talk:
    """A dialogue for one of its two sides, at a moment."""
    me, you = face_of(dialogue, side), face_of(dialogue, other(side))
    ready = dict(dialogue.preparations.values_list("side", "ready_at"))
    readable = sides_read(dialogue, side)
    signatures = signed_of(dialogue)
    return Talk(
        dialogue=dialogue,
        me=me,
        you=you,
        my_ready_at=ready.get(me.side),
        your_ready_at=ready.get(you.side),
        themes=themes_of(dialogue, me, you, readable),
        goals=goals_in(dialogue, side, readable, at),
        earlier=agreed_before(dialogue) if dialogue.state != State.SIGNED else (),
        agreements=agreed_in(dialogue),
        signatures=tuple(one for one in signatures if one.withdrawn_at is None),
        withdrawn=tuple(one for one in signatures if one.withdrawn_at is not None),
        reopenings=reopened_of(dialogue),
        is_with_former=side == Side.EMPLOYEE and is_with_former(dialogue, timezone.localdate(at)),
    )


def is_with_former(dialogue: Dialogue, on: date) -> bool:
    """Whether an open dialogue is with one who is the employee's nearest leader no more, and cannot read it."""
    if dialogue.state not in (State.BOOKED, State.REVEALED):
        return False
    return superior_of_person(dialogue.employee_id, on) != dialogue.leader_id


def step_of(talk: Talk, now: datetime) -> Step:
    """What the reader does next."""
    return next_step(
        talk.dialogue.state,
        talk.dialogue.appointment.starts,
        now,
        is_ready=talk.my_ready_at is not None,
        has_signed=talk.my_signature is not None,
    )


def heading_of(talk: Talk, now: datetime) -> str:
    """What the page is called."""
    return heading_words(talk.dialogue.state, step_of(talk, now), talk.you.first)


def lead_of(talk: Talk, now: datetime) -> str:
    """How the dialogue stands, in a sentence."""
    state, revealed_at = talk.dialogue.state, talk.dialogue.revealed_at
    if state == State.SIGNED:
        return _("I har begge skrevet under, så teksten kan ikke ændres.")
    if state == State.CANCELLED:
        return _("Det, I skrev, kan I stadig læse.") if revealed_at else _("Kun du kan læse det, du skrev.")
    if revealed_at is not None:
        return readiness_words(revealed_at, now)
    is_mine_ready, is_yours_ready = talk.my_ready_at is not None, talk.your_ready_at is not None
    return waiting_words(talk.you.first, is_mine_ready=is_mine_ready, is_yours_ready=is_yours_ready)


def face_of(dialogue: Dialogue, side: Side) -> Face:
    """The one who sits on a side."""
    person: Person = dialogue.employee if side == Side.EMPLOYEE else dialogue.leader
    return Face(side, person.name, person.first_name)


def sides_read(dialogue: Dialogue, side: Side) -> tuple[Side, ...]:
    """Whose words one side reads: its own; both from the moment at which both were ready."""
    return (side,) if dialogue.revealed_at is None else (side, other(side))


def themes_of(dialogue: Dialogue, me: Face, you: Face, readable: Iterable[Side]) -> tuple[ThemeLine, ...]:
    """The four themes with what was written under each by the sides that the reader reads."""
    rows = Thought.objects.filter(preparation__dialogue=dialogue, preparation__side__in=readable)
    said = {
        (side, theme): Said(words, is_first)
        for side, theme, words, is_first in rows.values_list("preparation__side", "theme", "words", "is_first_time")
    }
    nothing = Said()
    return tuple(
        ThemeLine(
            theme=theme,
            name=str(theme.label),
            question=question_of(me.side, theme, you.first),
            mine=said.get((me.side, theme), nothing),
            theirs=said.get((you.side, theme), nothing),
        )
        for theme in Theme
    )


def goals_in(dialogue: Dialogue, side: Side, readable: Iterable[Side], at: datetime) -> tuple[GoalLine, ...]:
    """The employee's goals of today; of a signed dialogue those that were in it, under the names they had then."""
    rows = list(GoalView.objects.filter(dialogue=dialogue, side__in=readable).select_related("goal"))
    seen = {(row.side, row.goal_id): Seen(Standing(row.standing), row.words, row.is_first_time) for row in rows}
    named = {row.goal_id: (row.goal, row.title) for row in rows}
    proposed = {one.goal_id: one for one in dialogue.proposals.select_related("goal")}
    aims: Mapping[int, Aim] = {}
    if dialogue.state in (State.BOOKED, State.REVEALED):
        aims = aims_of(dialogue, at)
        named |= {pk: (aim.goal, aim.goal.title) for pk, aim in aims.items()}
    elif dialogue.state == State.SIGNED:
        named |= {pk: (one.goal, one.title) for pk, one in proposed.items()}
    nothing = Seen()
    return tuple(
        GoalLine(
            goal=goal,
            title=title,
            mine=seen.get((side, pk), nothing),
            theirs=seen.get((other(side), pk), nothing),
            towards=aims[pk].towards if pk in aims else (),
            proposal=proposed[pk].pk if pk in proposed else None,
        )
        for pk, (goal, title) in named.items()
    )


def preparation_of(dialogue: Dialogue, side: Side) -> Preparation:
    """What one side has begun to write; an empty one where nothing is."""
    found = dialogue.preparations.filter(side=side).first()
    return found or Preparation(dialogue=dialogue, side=side)
