"""What a network programme is for and what kind it is. Source: the network guide (KL 2008), pages 9–17.

The guide names seven purposes; a programme ranks the ones it has and may add its own. Type and attendance each have
benefits and risks that are known beforehand: they are shown where the choice is made and watched afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.rules.refusals import Refused

FACTS = (
    "name",
    "kind",
    "attendance",
    "starts",
    "smallest",
    "largest",
    "levels",
    "mandate",
    "hours",
    "budget",
    "backing",
    "facilitation",
    "placement_days",
    "evaluate_months",
    "rotate_months",
    "weeks",
)
"""What management answers about a programme, beside its fields and purposes."""


class Kind(TextChoices):
    """Who meets whom."""

    PROFESSIONAL = "professional", _("fagligt")
    CROSS = "cross", _("tværfagligt")


class Attendance(TextChoices):
    """Whether taking part is a duty."""

    MANDATORY = "mandatory", _("obligatorisk")
    VOLUNTARY = "voluntary", _("frivillig")


class Facilitation(TextChoices):
    """Who leads the meetings."""

    MEMBERS = "members", _("deltagerne på skift")
    INTERNAL = "internal", _("interne facilitatorer")
    EXTERNAL = "external", _("eksterne konsulenter")
    BOTH = "both", _("interne, med eksterne ved særlige lejligheder")


LED_BY: Mapping[str, frozenset[bool]] = {
    Facilitation.MEMBERS: frozenset(),
    Facilitation.INTERNAL: frozenset({False}),
    Facilitation.EXTERNAL: frozenset({True}),
}
"""Whether who leads a programme's networks may be from outside; what is not here leaves both open."""


def is_dealt(facilitation: str, *, external: bool) -> bool:
    """Whether a proposal deals networks to such a facilitator by itself; who is for special occasions HR names."""
    is_special = external and facilitation == Facilitation.BOTH
    return is_led_as_decided(facilitation, external=external) and not is_special


def is_led_as_decided(facilitation: str, *, external: bool) -> bool:
    """Whether a facilitator is of the kind that management has decided on."""
    return external in LED_BY.get(facilitation, {False, True})


def demand_led_as_decided(facilitation: str, name: str, *, external: bool) -> None:
    """A network is given no facilitator of another kind than management has decided on. Raises Refused."""
    if not is_led_as_decided(facilitation, external=external):
        words = _("%(name)s kan ikke vælges: det er besluttet, at møderne ledes af %(who)s.")
        raise Refused(words % {"name": name, "who": Facilitation(facilitation).label}, "facilitator")


class Purpose(TextChoices):
    """The seven purposes of leader networks."""

    PROFESSION = "profession", _("Styrke ledelse som fag")
    TOOLS = "tools", _("Sprede nye redskaber")
    REFLECTION = "reflection", _("Give rum til refleksion og kollegial sparring")
    MOTIVATION = "motivation", _("Motivere og inspirere")
    CULTURE = "culture", _("Skabe fælles ledelseskultur")
    STRATEGY = "strategy", _("Give strategisk forståelse på tværs")
    FEEDBACK = "feedback", _("Give politik og styring svar tilbage")
    OWN = "own", _("Eget formål")


class State(TextChoices):
    """Where a programme stands."""

    DRAFT = "draft", _("under forberedelse")
    RUNNING = "running", _("i gang")
    ENDED = "ended", _("afsluttet")


MOVES = {State.DRAFT: {State.RUNNING, State.ENDED}, State.RUNNING: {State.ENDED}, State.ENDED: {State.RUNNING}}


class Sign(TextChoices):
    """What may go wrong with a choice, known beforehand; `rules/risks.py` says how to ask for it afterwards."""

    FIELD_TALK = "field_talk", _("Snakken glider let fra ledelse over i faget.")
    ONE_EYED = "one_eyed", _("Alle ser sagen fra samme side.")
    STRANGERS = "strangers", _("Det tager tid at forstå hinandens verden.")
    WORN = "worn", _("Forskellene slides væk, hvis de samme sidder sammen for længe.")
    UNWILLING = "unwilling", _("Nogle møder frem uden at have lyst.")
    FLUCTUATING = "fluctuating", _("Fremmødet svinger, og netværket kan løbe tørt.")


@dataclass(frozen=True)
class Choice:
    """What is known to speak for a choice and what to watch."""

    benefits: tuple[str | Promise, ...]
    risks: tuple[Sign, ...]


CONSEQUENCES = {
    Kind.PROFESSIONAL: Choice(
        (_("Deltagerne kender hinandens hverdag og er hurtigt i gang."), _("Det er trygt at tage svære sager op.")),
        (Sign.FIELD_TALK, Sign.ONE_EYED),
    ),
    Kind.CROSS: Choice(
        (_("Ledelse i sig selv kommer på dagsordenen."), _("Forskellene giver nye svar på kendte spørgsmål.")),
        (Sign.STRANGERS, Sign.WORN),
    ),
    Attendance.MANDATORY: Choice((_("Samme kreds hver gang giver ro og sammenhæng."),), (Sign.UNWILLING,)),
    Attendance.VOLUNTARY: Choice((_("De, der er med, vil det selv."),), (Sign.FLUCTUATING,)),
}


@dataclass(frozen=True)
class Size:
    """So many leaders in networks of a size from `smallest` to `largest`."""

    people: int
    smallest: int
    largest: int

    @property
    def fewest(self) -> int:
        """The number of networks when each is as large as it may be."""
        return -(-self.people // self.largest)

    @property
    def most(self) -> int:
        """The number of networks when each is as small as it may be."""
        return self.people // self.smallest

    @property
    def fits(self) -> bool:
        """Whether everybody can be seated within the band."""
        return 0 < self.fewest <= self.most
