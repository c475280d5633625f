"""What the page of a dialogue says, by where it stands."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.rules.times import moment_words, written
from organisation.rules.words import number_words
from performance.rules.dialogues import Standing, State
from performance.rules.overview import Step


def heading_words(state: str, step: Step, other: str) -> str:
    """What the page is called: what there is to do, or how it stands. `other` is the other's first name."""
    if state == State.CANCELLED:
        return _("Samtalen med %(other)s er aflyst") % {"other": other}
    if state == State.SIGNED:
        return _("Samtalen med %(other)s er underskrevet") % {"other": other}
    if step == Step.PREPARE:
        return _("Forbered samtalen med %(other)s") % {"other": other}
    if step == Step.WAIT:
        return _("Du er klar til samtalen med %(other)s") % {"other": other}
    return _("Samtale med %(other)s") % {"other": other}


def clock_words(when: datetime) -> str:
    """As in "kl. 9.00"; never broken over two lines."""
    return (_("kl. %(clock)s") % {"clock": written(when, "clock")}).replace(" ", "\xa0")


def readiness_words(revealed_at: datetime, now: datetime) -> str:
    """When the two began to read each other's words; the day only where it is another one."""
    is_today = timezone.localdate(revealed_at) == timezone.localdate(now)
    when = clock_words(revealed_at) if is_today else moment_words(revealed_at)
    return _("I var begge klar %(when)s, så nu kan I se hinandens ord.") % {"when": when}


def waiting_words(other: str, *, is_mine_ready: bool, is_yours_ready: bool) -> str:
    """How far the two are, without a word of what either wrote."""
    if is_mine_ready:
        return _("%(other)s er ikke klar endnu. Så snart I begge er det, kan I læse hinandens ord.") % {"other": other}
    if is_yours_ready:
        return _("%(other)s er klar. Når du også er det, kan I læse hinandens ord.") % {"other": other}
    return _("Ingen af jer er klar endnu. Når I begge er det, kan I læse hinandens ord.")


def comparison_words(mine: Standing | None, theirs: Standing | None) -> str:
    """Whether the two see a goal alike; nothing where one of them has not said."""
    if mine is None or theirs is None:
        return _("Tal om det") if mine or theirs else ""
    return _("I er enige") if mine == theirs else _("Tal om forskellen")


def goals_words(goals: int, differences: int) -> str:
    """What there is to say of the goals together."""
    if not goals:
        return _("Her er ingen mål endnu. I kan foreslå ét herunder.")
    if not differences:
        return _("Hvor I begge har vurderet et mål, ser I det ens.")
    words = ngettext(
        "I ser forskelligt på ét mål. Begynd dér.", "I ser forskelligt på %(number)s mål. Begynd dér.", differences
    )
    return words % {"number": number_words(differences)}


def agenda_words(first_times: Sequence[str], differences: int, unsettled: int) -> list[str]:
    """What the two should talk about before they agree: what is new, what they see differently, what is open."""
    found = []
    if first_times:
        found.append(_("Noget nævnes for første gang: %(what)s.") % {"what": ", ".join(first_times)})
    if differences:
        words = ngettext("I ser forskelligt på ét mål.", "I ser forskelligt på %(number)s mål.", differences)
        found.append(words % {"number": number_words(differences)})
    if unsettled:
        words = ngettext(
            "Én aftale fra sidst mangler et svar.", "%(number)s aftaler fra sidst mangler et svar.", unsettled
        )
        found.append((words % {"number": number_words(unsettled)}).capitalize())
    return found
