"""The law of booking: what a dialogue is called in calendars, who it is between, and until when it moves."""

from django.utils import translation
from django.utils.translation import gettext as _

from organisation.rules.refusals import Refused, Stale
from performance.rules.dialogues import State

SUBJECT = "performance.dialogue"
OPEN = frozenset({State.BOOKED, State.REVEALED})


def title_words(language: str) -> str:
    """What a dialogue is called in calendars, which others read too."""
    with translation.override(language):
        return _("Samtale")


def demand_nearest(leader: int, nearest: int | None) -> None:
    """A dialogue is between an employee and their nearest leader. Raises Refused."""
    if leader != nearest:
        raise Refused(_("Samtalen kan kun aftales med medarbejderens nærmeste leder. Se, hvem det er nu."))


def demand_none_open(open_leader: int | None, leader: int) -> None:
    """An employee has one open dialogue at a time; one with a former leader gives way. Raises Refused."""
    if open_leader == leader:
        raise Refused(_("I har allerede aftalt en samtale. Flyt den, eller skriv under på den først."))


def demand_open(state: str, *, is_held: bool) -> None:
    """A dialogue is moved and cancelled until both have signed; one opened again was held. Raises Refused."""
    if state == State.CANCELLED:
        raise Refused(_("Samtalen er aflyst. Aftal en ny."))
    if is_held or state not in OPEN:
        raise Refused(_("Samtalen er holdt, og I har begge skrevet under. Den kan ikke flyttes eller aflyses."))


def demand_same(sequence: int | None, now: int) -> None:
    """Who moves a dialogue has seen the time it has now; without a number nobody asks. Raises Stale."""
    if sequence is not None and sequence != now:
        raise Stale(_("Samtalen er flyttet, siden du åbnede siden. Se den nye tid, før du flytter den."))
