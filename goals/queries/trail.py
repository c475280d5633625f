"""What the trail's rows are about, by name, where they are about goals and boards."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from goals.models import Effort, Goal, Indicator
from organisation.models import AuditEntry
from organisation.queries.trail import Sight, named


def goal_words(goal: Goal) -> str:
    """As in "målet »Trygt hjem«"; a personal one is named to nobody."""
    return _("et personligt mål") if goal.is_personal else _("målet »%(title)s«") % {"title": goal.title}


def effort_words(effort: Effort) -> str:
    """As in "indsatsen »Besøg inden for et døgn«"; one for a personal goal is named to nobody."""
    if effort.goal.is_personal:
        return _("en indsats for et personligt mål")
    return _("indsatsen »%(name)s«") % {"name": effort.name}


def indicator_words(indicator: Indicator) -> str:
    """As in "indikatoren »Genindlæggelser«"; one of a personal goal is named to nobody."""
    if indicator.goal.is_personal:
        return _("en indikator for et personligt mål")
    return _("indikatoren »%(name)s«") % {"name": indicator.name}


SIGHTS: Mapping[str, Sight] = {
    Goal._meta.label: (Goal.objects.only("title", "is_personal"), "pk", lambda one: {"goal": goal_words(one)}),
    Effort._meta.label: (
        Effort.objects.select_related("goal").only("name", "goal__is_personal"),
        "pk",
        lambda one: {"effort": effort_words(one)},
    ),
    Indicator._meta.label: (
        Indicator.objects.select_related("goal").only("name", "goal__is_personal"),
        "pk",
        lambda one: {"indicator": indicator_words(one)},
    ),
}


def facts_of(entries: Iterable[AuditEntry]) -> dict[int, dict[str, str]]:
    """What goals know of the trail's rows, by the row's key; the words of a personal goal are told to nobody."""
    entries = list(entries)
    found = named(entries, SIGHTS)
    for row, words in aims_named(entries).items():
        found[row] = found.get(row, {}) | {"towards": words}
    return found


def aims_named(entries: Iterable[AuditEntry]) -> dict[int, str]:
    """What a goal contributes to, where a row holds it beside its goal, by the row's key."""
    noted = {
        entry.pk: entry.after.get("towards") or entry.before.get("towards")
        for entry in entries
        if entry.kind == Goal._meta.label
    }
    keys = {pk for pk in noted.values() if pk}
    names = {goal.pk: goal_words(goal) for goal in Goal.objects.filter(pk__in=keys).only("title", "is_personal")}
    return {row: names[pk] for row, pk in noted.items() if pk in names}
