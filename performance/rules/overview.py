"""What comes next in a dialogue for one of the two, and who has waited longest for one."""

from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from performance.rules.dialogues import State


class Step(TextChoices):
    """What somebody does next in an open dialogue, in the words of the page."""

    PREPARE = "prepare", _("Forbered dig")
    WAIT = "wait", _("Du er klar")
    READ = "read", _("Læs, hvad I skrev")
    SIGN = "sign", _("Skriv under")
    SIGNED = "signed", _("Du har skrevet under")


def next_step(state: str, starts: datetime, now: datetime, *, is_ready: bool, has_signed: bool) -> Step:
    """What one side does next: prepare, wait for the other, read before it is held, sign after, wait for the other."""
    if state == State.BOOKED:
        return Step.WAIT if is_ready else Step.PREPARE
    if has_signed:
        return Step.SIGNED
    return Step.SIGN if starts <= now else Step.READ


def place_in_line(starts: datetime | None, last: datetime | None) -> tuple[bool, float]:
    """Where somebody stands in a leader's list: those with no dialogue ahead first, who has waited longest at the top.

    Who has never had one has waited longest of all. Then those with one ahead, the nearest first.
    """
    if starts is not None:
        return True, starts.timestamp()
    return False, last.timestamp() if last else 0.0
