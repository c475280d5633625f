"""An answer of the decision sheet in words: what was chosen, as sentences that everybody can read."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from networks.rules.criteria import LIMITS, Wanted, words_of
from networks.rules.criteria import Kind as Criterion
from networks.rules.launched import Every
from networks.rules.programmes import Attendance, Facilitation, Kind, Purpose
from networks.rules.questions import Matter, Part

LEADERS_NEED = {
    Kind.PROFESSIONAL: gettext_lazy("Sparring og viden fra andre, der leder det samme"),
    Kind.CROSS: gettext_lazy("Inspiration fra nogen, der leder noget andet"),
}
WHOLE_NEEDS = {
    Kind.PROFESSIONAL: gettext_lazy("At hvert område hænger bedre sammen"),
    Kind.CROSS: gettext_lazy("At hele kommunen får en fælles måde at lede på"),
}
KINDS = {
    Kind.PROFESSIONAL: gettext_lazy("Fagligt: ledere fra samme fagområde"),
    Kind.CROSS: gettext_lazy("Tværfagligt: ledere fra forskellige fagområder"),
}
ATTENDANCES = {
    Attendance.MANDATORY: gettext_lazy("Obligatorisk: alle i målgruppen er med"),
    Attendance.VOLUNTARY: gettext_lazy("Frivilligt: den, der vil, er med"),
}
TRIALS = (0, 6, 12, 18, 24)
DECISIONS = (12, 24, 36, 48)
CRITERIA_ASKED = {
    Criterion.SHARE: gettext_lazy("For få kommer, tre møder i træk"),
    Criterion.MEMBERS: gettext_lazy("Der er færre deltagere, end programmet siger"),
    Criterion.IDLE: gettext_lazy("Netværket mødes ikke"),
    Criterion.PURPOSE: gettext_lazy("Formålet er nået"),
    Criterion.DILEMMAS: gettext_lazy("Ingen tager længere dilemmaer med"),
}
CRITERIA = tuple(CRITERIA_ASKED)


def purposes_told(value: Any) -> list[str]:
    """The purposes, numbered as they count."""
    named = [words or str(Purpose(purpose).label) for purpose, words in value]
    return [f"{number}. {name}" for number, name in enumerate(named, 1)]


def fields_told(value: Any) -> list[str]:
    """For whom a professional network is."""
    return [_("Fagområder: %(names)s.") % {"names": ", ".join(value)}] if value else []


def hours_told(value: Any) -> list[str]:
    """The time of each."""
    return [
        ngettext("%(count)s time om måneden til hver.", "%(count)s timer om måneden til hver.", value)
        % {"count": value}
    ]


def budget_told(value: Any) -> list[str]:
    """The money, in whole kroner."""
    return [_("%(amount)s kr. i alt.") % {"amount": number_format(float(value), 0, force_grouping=True)}]


def mandate_told(value: Any) -> list[str]:
    """What a network may decide for itself."""
    return [_("Netværket må selv beslutte: %(words)s") % {"words": value}] if value else []


def delegated_told(value: Any) -> list[str]:
    """What is handed over, and what is kept."""
    given = [str(one.label) for one in Matter if one in value]
    kept = [str(one.label) for one in Matter if one not in value]
    told = [_("HR beslutter: %(matters)s.") % {"matters": ", ".join(given)}] if given else []
    return told + ([_("Ledelsen beslutter: %(matters)s.") % {"matters": ", ".join(kept)}] if kept else [])


def placement_told(value: Any) -> list[str]:
    """The deadline for a newcomer's place."""
    words = ngettext(
        "En ny leder har en plads efter højst %(count)s dag.",
        "En ny leder har en plads efter højst %(count)s dage.",
        value,
    )
    return [words % {"count": value}]


def trial_told(value: Any) -> list[str]:
    """The trial."""
    return [trial_words(value)]


def proof_told(value: Any) -> list[str]:
    """What a trial is judged by."""
    return [_("Prøven skal vise: %(words)s") % {"words": value}] if value else []


def trial_words(months: int) -> str:
    """As in "12 måneder på prøve"."""
    if not months:
        return _("Ingen prøvetid")
    return ngettext("%(count)s måned på prøve", "%(count)s måneder på prøve", months) % {"count": months}


def rotation_told(value: Any) -> list[str]:
    """When the cards are shuffled again."""
    if not value:
        return [_("Der er ingen fast dag for, hvornår kortene blandes igen.")]
    return [_("Kortene blandes igen mindst %(every)s.") % {"every": Every(value).label}]


def evaluation_told(value: Any) -> list[str]:
    """How often members are asked."""
    if not value:
        return [_("Der er ingen fast dag for, hvornår deltagerne bliver spurgt.")]
    return [_("Deltagerne bliver spurgt mindst %(every)s.") % {"every": Every(value).label}]


def decision_told(value: Any) -> list[str]:
    """The first decision."""
    return [_("Der tages stilling til hvert netværk senest efter %(when)s.") % {"when": decision_words(value)}]


def decision_words(months: int) -> str:
    """As in "to år"."""
    return ngettext("%(count)s år", "%(count)s år", months // 12) % {"count": months // 12}


def wanted_by(kind: str, limit: int | None = None) -> Wanted:
    """A criterion as the law reads it: where it counts something, with its limit, or the usual one."""
    limits = LIMITS.get(Criterion(kind))
    return Wanted(kind, (limit or limits[1]) if limits else None)


def ending_by(chosen: Mapping[str, Any]) -> list[Wanted]:
    """The criteria for winding down that an answer chooses, with management's own limits and own words."""
    limits = {Criterion.SHARE: chosen.get(Part.LEAST_SHARE), Criterion.IDLE: chosen.get(Part.MOST_IDLE)}
    found = [wanted_by(kind, limits.get(Criterion(kind))) for kind in chosen.get(Part.CRITERIA) or []]
    own = chosen.get(Part.OWN_CRITERION)
    return [*found, Wanted(Criterion.OWN, words=own)] if own else found


TELLERS: Mapping[Part, Callable[[Any], list[str]]] = {
    Part.PURPOSES: purposes_told,
    Part.LEADERS_NEED: lambda value: [str(LEADERS_NEED[Kind(value)])],
    Part.WHOLE_NEEDS: lambda value: [str(WHOLE_NEEDS[Kind(value)])],
    Part.KIND: lambda value: [str(KINDS[Kind(value)])],
    Part.FIELDS: fields_told,
    Part.ATTENDANCE: lambda value: [str(ATTENDANCES[Attendance(value)])],
    Part.HOURS: hours_told,
    Part.BUDGET: budget_told,
    Part.MANDATE: mandate_told,
    Part.FACILITATION: lambda value: [str(Facilitation(value).label).capitalize()],
    Part.DELEGATED: delegated_told,
    Part.PLACEMENT_DAYS: placement_told,
    Part.TRIAL_MONTHS: trial_told,
    Part.TRIAL_PROOF: proof_told,
    Part.ROTATE_MONTHS: rotation_told,
    Part.EVALUATE_MONTHS: evaluation_told,
    Part.DECIDE_MONTHS: decision_told,
}


def told(chosen: Mapping[str, Any]) -> list[str]:
    """What was chosen at a question, a line each, in the order of the parts, criteria last."""
    lines = [line for part in Part if part in chosen and part in TELLERS for line in TELLERS[part](chosen[part])]
    return lines + [str(words_of(one)) for one in ending_by(chosen)]
