"""The law of redesign: what may take over a network, when the network ends, and which ones can be redesigned together.

Source: the network guide (KL 2008), page 15. Purpose, type and frames are asked again for the whole programme, before
anything takes over: in a new edition of its own decisions, or in those of another programme.
"""

from datetime import date

from django.utils.translation import gettext as _

from networks.rules.cycle import Choice, Course, State, demand_ending, offered
from organisation.rules.dates import DAY
from organisation.rules.refusals import Refused


def demand_asked_anew(decided_on: date | None, starts: date) -> None:
    """What takes over has been decided since the network began. Raises Refused.

    `decided_on` is the day on which the decisions in force were made known, None where there are none.
    """
    if decided_on is None or decided_on <= starts:
        raise Refused(
            _(
                "Formål, type og rammer skal være besluttet på ny, efter at netværket begyndte. "
                "Vælg et program, hvis beslutninger er offentliggjort siden."
            ),
            "programme",
        )


def last_day(ends: date | None, begins: date, on: date) -> date:
    """The last day of a network that gives way: the one chosen, or the day before that programme begins.

    Raises Refused for a day that is gone, and where the programme has begun and no day is chosen.
    """
    if ends is None and begins <= on:
        raise Refused(_("Programmet er begyndt. Skriv netværkets sidste dag."), "ends")
    last = ends or begins - DAY
    demand_ending(last, on)
    return last


def why_not_now(course: Course, on: date, *, lacks_dialogue: bool) -> str:
    """Why a network cannot be redesigned on a day; empty where it can."""
    if course.stage(on) is State.TRIAL:
        return _("Netværket er på prøve. Tag stilling til det for sig: fortsæt, justér eller stop.")
    if Choice.REDESIGN not in offered(course, on):
        return _("Netværket er ikke begyndt, eller det slutter allerede.")
    if lacks_dialogue:
        return _("Dialogen med deltagerne og facilitatoren mangler.")
    return ""
