"""The course of a meeting at a board: its five steps, and which picture follows which.

What is on the wall is told by the step and, where the step goes through indicators one by one, by the indicator's key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Turn(TextChoices):
    """The steps of a meeting, in their order."""

    AGREED = "aftalt", _("Sidst aftalt")
    DEVIATIONS = "afvigelser", _("Afvigelser")
    ALL = "alle", _("Alle indikatorer")
    DECIDE = "beslut", _("Beslut")
    NEXT = "skridt", _("Næste skridt")


@dataclass(frozen=True, slots=True)
class Slide:
    """What is on the wall."""

    turn: Turn
    indicator: int | None = None

    @property
    def passed(self) -> list[str]:
        """The steps that a meeting has behind it when this is on the wall."""
        return Turn.values[: Turn.values.index(self.turn)]


@dataclass(frozen=True, slots=True)
class Course:
    """A meeting's pictures: `deviating` are shown one by one, `every` is what can be looked at among all."""

    deviating: tuple[int, ...]
    every: tuple[int, ...]

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The pictures in the order in which a meeting goes through them; a step with nothing in it is one picture."""
        return tuple(slide for turn in Turn for slide in self.of(turn))

    def of(self, turn: Turn) -> Iterator[Slide]:
        """The pictures of one step."""
        if turn == Turn.DEVIATIONS and self.deviating:
            yield from (Slide(turn, indicator) for indicator in self.deviating)
        else:
            yield Slide(turn)

    def found(self, turn: str, indicator: int | None) -> Slide:
        """The picture that an address asks for, or the nearest there is: the step's first, or the meeting's."""
        step = Turn(turn) if turn in Turn.values else Turn.AGREED
        if indicator in self.among(step):
            return Slide(step, indicator)
        return next(self.of(step))

    def among(self, turn: Turn) -> Sequence[int]:
        """The indicators that one can go between within a step."""
        return {Turn.DEVIATIONS: self.deviating, Turn.ALL: self.every}.get(turn, ())

    def after(self, slide: Slide) -> Slide | None:
        """The next picture; after the last there is none. From one among all, the next step."""
        at = self.slides.index(self.standing(slide))
        return self.slides[at + 1] if at + 1 < len(self.slides) else None

    def before(self, slide: Slide) -> Slide | None:
        """The picture before; from one among all, all of them."""
        if slide not in self.slides:
            return self.standing(slide)
        at = self.slides.index(slide)
        return self.slides[at - 1] if at else None

    def standing(self, slide: Slide) -> Slide:
        """The picture of the course that a picture belongs to."""
        return slide if slide in self.slides else Slide(slide.turn)

    def aside(self, slide: Slide, by: int) -> Slide | None:
        """The next indicator within the step (`by` 1) or the one before it (-1), round the end; without any, None."""
        among = self.among(slide.turn)
        if not among:
            return None
        if slide.indicator is None:
            return Slide(slide.turn, among[0 if by > 0 else -1])
        return Slide(slide.turn, among[(among.index(slide.indicator) + by) % len(among)])
