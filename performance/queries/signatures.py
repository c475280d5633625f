"""Signatures of a dialogue, those that were taken back too, and when it was opened again."""

from dataclasses import dataclass
from datetime import datetime

from performance.models import Dialogue
from performance.rules.dialogues import Side


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A signature: whose, with which comment and disagreement, when, and when it was taken back."""

    side: Side
    first: str
    name: str
    comment: str
    disagreement: str
    at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reopened:
    """A time at which a signed dialogue was opened again, and what was agreed until then."""

    who: str
    at: datetime
    reason: str
    agreed: tuple[str, ...]


def signed_of(dialogue: Dialogue) -> tuple[SignatureLine, ...]:
    """Every signature that was given, in order."""
    return tuple(
        SignatureLine(
            side=Side(one.side),
            first=one.person.first_name,
            name=one.person.name,
            comment=one.comment,
            disagreement=one.disagreement,
            at=one.at,
            withdrawn_at=one.withdrawn_at,
        )
        for one in dialogue.signatures.select_related("person")
    )


def reopened_of(dialogue: Dialogue) -> tuple[Reopened, ...]:
    """Every time that it was opened again, in order."""
    return tuple(
        Reopened(one.by.person.first_name, one.at, one.reason, tuple(told["words"] for told in one.agreed))
        for one in dialogue.reopenings.select_related("by__person")
    )
