"""What the trail's rows are about, by name, where they are about goals and boards."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from goals.models import Board, BoardMeeting, Effort, Goal, Indicator, Step
from goals.queries.boards import names_of
from goals.rules.boards import StepState
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
    Step._meta.label: (
        Step.objects.only("words"),
        "pk",
        lambda one: {"step": _("skridtet »%(words)s«") % {"words": one.words}},
    ),
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
    for row, facts in boards_named(entries).items():
        found[row] = found.get(row, {}) | facts
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


def boards_named(entries: Iterable[AuditEntry]) -> dict[int, dict[str, str]]:
    """The board that a row is about, or that its meeting or step belongs to, and how a step was settled."""
    keys: dict[str, set[str]] = {}
    for entry in entries:
        keys.setdefault(entry.kind, set()).add(entry.key)
    boards = {board.pk: board for board in Board.objects.filter(pk__in=keys.get(Board._meta.label, ()))}
    of_rows = {(Board._meta.label, str(pk)): pk for pk in boards}
    for model in (BoardMeeting, Step):
        asked = keys.get(model._meta.label)
        for row in model.objects.filter(pk__in=asked).select_related("board") if asked else ():
            boards[row.board_id] = row.board
            of_rows[model._meta.label, str(row.pk)] = row.board_id
    names = names_of(boards.values()) if boards else {}
    return {
        entry.pk: {"board": board_words(names[of_rows[entry.kind, entry.key]])} | settled_words(entry)
        for entry in entries
        if (entry.kind, entry.key) in of_rows
    }


def board_words(name: str) -> str:
    """As in "tavlen for Ældre og Sundhed"."""
    return _("tavlen for %(name)s") % {"name": name}


def settled_words(entry: AuditEntry) -> dict[str, str]:
    """How a step was settled, where a row tells of that."""
    if entry.verb != "settle_step":
        return {}
    return {"state": str(StepState(entry.after["state"]).label)}
