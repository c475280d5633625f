"""The law of evaluation rounds: their states, who rates, who may see what, and how coarsely turnout is told."""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from organisation.rules.refusals import Refused

LEAST_K = 5
MOST_K = 20
FINE_TURNOUT_FROM = 10
BETWEEN_ROUNDS = timedelta(days=60)
WORDS_LIMIT = 1500
KEY_FILE_MISSING = _("Rundens nøglefil er væk, så svarene kan ikke læses. Kontakt drift.")
NOTHING_TO_COUNT = _("Runden er gået tabt, så der er ingen svar at tælle op.")
WAITS_FOR_THE_DATABASE = _(
    "Svarene er talt op, men databasen er i brug. Runden bliver offentliggjort af sig selv, så snart den er fri."
)


class State(TextChoices):
    """Where a round stands, each state after the one before; an open round can be lost.

    Closed means counted but shown to nobody; only published figures exist for readers.
    """

    DRAFT = "draft", _("under forberedelse")
    OPEN = "open", _("åben")
    CLOSED = "closed", _("lukket, ikke offentliggjort")
    PUBLISHED = "published", _("offentliggjort")
    LOST = "lost", _("gået tabt")


class About(TextChoices):
    """What a round is about: leaders, or circles of people who rate what they share and nobody in person."""

    LEADERS = "leaders", _("ledere")
    CIRCLES = "circles", _("kredse")


class RaterGroup(TextChoices):
    """In which capacity somebody rates. The first two are named by nature, the others anonymous.

    Members rate a circle; all others rate a leader.
    """

    SELF = "self", _("leder selv")
    SUPERIOR = "superior", _("nærmeste leder")
    EMPLOYEES = "employees", _("medarbejdere")
    PEERS = "peers", _("lederkolleger")
    PARTNERS = "partners", _("samarbejdspartnere")
    USERS = "users", _("brugere")
    MEMBERS = "members", _("deltagere")


# What one of a group is called, as in "du svarer som medarbejder".
ONE_OF = {
    RaterGroup.SELF: _("leder selv"),
    RaterGroup.SUPERIOR: _("nærmeste leder"),
    RaterGroup.EMPLOYEES: _("medarbejder"),
    RaterGroup.PEERS: _("lederkollega"),
    RaterGroup.PARTNERS: _("samarbejdspartner"),
    RaterGroup.USERS: _("bruger"),
    RaterGroup.MEMBERS: _("deltager"),
}
NAMED = (RaterGroup.SELF, RaterGroup.SUPERIOR)
ANONYMOUS = (RaterGroup.EMPLOYEES, RaterGroup.PEERS, RaterGroup.PARTNERS, RaterGroup.USERS, RaterGroup.MEMBERS)


class Visibility(TextChoices):
    """Who reads the report, chosen before opening and printed in the invitation; a circle's is always read alike."""

    LEADER = "leader", _("kun lederen selv")
    SUPERIOR = "superior", _("lederen og nærmeste leder")
    CHAIN = "chain", _("lederen, nærmeste leder og lederne over dem")
    MEMBERS = "members", _("deltagerne, facilitatoren og HR")


# The rules among which HR chooses for a leader's report.
OF_A_LEADER = (Visibility.LEADER, Visibility.SUPERIOR, Visibility.CHAIN)


class Turnout(TextChoices):
    """How far a group has come, told so coarsely that nobody can be followed."""

    OPEN = "open", _("åben")
    NOT_YET = "not_yet", _("endnu ikke nok")
    ENOUGH = "enough", _("nok")
    QUARTER = "quarter", _("under en fjerdedel")
    HALF = "half", _("mellem en fjerdedel og halvdelen")
    MOST = "most", _("mindst halvdelen")
    NEARLY_ALL = "nearly_all", _("mindst tre fjerdedele")


class TooLate(Refused):
    """The round no longer takes answers."""


def takes_answers(state: str, deadline: datetime, at: datetime) -> bool:
    """Answers are taken while the round is open, until the deadline and not a moment longer."""
    return state == State.OPEN and at <= deadline


def can_be_given_up(state: str, deadline: datetime, at: datetime, *, two_keys: bool) -> bool:
    """A round that waits for two passphrases may be given up once it takes no more answers."""
    return state == State.OPEN and two_keys and at > deadline


def turnout_of(answered: int, invited: int, k: int) -> Turnout:
    """Below ten invited only open, not yet, or enough (k answers); from ten on in quarters.

    A group of fewer than k can never be enough, so it stays open and says nothing.
    """
    if invited < k:
        return Turnout.OPEN
    if invited < FINE_TURNOUT_FROM:
        return Turnout.ENOUGH if answered >= k else Turnout.NOT_YET
    quarters = 4 * answered // invited
    return (Turnout.QUARTER, Turnout.HALF, Turnout.MOST, Turnout.NEARLY_ALL)[min(quarters, 3)]
