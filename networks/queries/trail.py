"""What the trail's rows are about, by name, where they are about networks."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from networks.models import (
    Availability,
    Cohort,
    CohortPlace,
    Decision,
    Development,
    Dialogue,
    Evaluation,
    Exclusion,
    Facilitator,
    Hours,
    Invoice,
    Meeting,
    Membership,
    Module,
    ModuleDay,
    Network,
    NetworkFeed,
    PairRule,
    Poll,
    Postponement,
    Practice,
    Programme,
    Proposal,
    Scenario,
    Series,
    Sheet,
    SheetAnswer,
    SheetComment,
    SheetInvitation,
    SheetSignature,
    Sounding,
    Task,
    Wishes,
    WishRound,
    YearBudget,
)
from organisation.models import AuditEntry, Person
from organisation.queries.trail import Sight, named


def programme_words(programme: Programme) -> str:
    """As in "programmet »Tværgående netværk 2026«"."""
    return _("programmet »%(name)s«") % {"name": programme.name}


def network_words(network: Network) -> str:
    """As in "netværk Fjord"."""
    return _("netværk %(name)s") % {"name": network.name}


def proposal_words(scenario: Scenario) -> str:
    """As in "forslag A til Tværgående netværk 2026"."""
    words = {"letter": scenario.letter, "programme": scenario.programme.name}
    return _("forslag %(letter)s til »%(programme)s«") % words


def sheet_words(sheet: Sheet) -> str:
    """As in "ledelsens beslutninger om Tværgående netværk 2026, udgave 2"."""
    words = {"programme": sheet.programme.name, "number": sheet.number}
    return _("ledelsens beslutninger om »%(programme)s«, udgave %(number)s") % words


def of_sheet(rows: QuerySet[Any]) -> Sight:
    """What belongs to a sheet is told of by its sheet."""
    return rows.select_related("sheet__programme"), "pk", lambda one: {"sheet": sheet_words(one.sheet)}


def development_words(development: Development) -> str:
    """As in "forløbet »Faglig ledelse«"."""
    return _("forløbet »%(title)s«") % {"title": development.title}


def of_development(rows: QuerySet[Any]) -> Sight:
    """What belongs to a development programme is told of by its programme."""
    rows = rows.select_related("development")
    return rows, "pk", lambda one: {"development": development_words(one.development)}


SIGHTS: Mapping[str, Sight] = {
    Development._meta.label: (Development.objects.all(), "pk", lambda one: {"development": development_words(one)}),
    Cohort._meta.label: of_development(Cohort.objects.all()),
    CohortPlace._meta.label: (
        CohortPlace.objects.select_related("development", "person"),
        "pk",
        lambda one: {"development": development_words(one.development), "person": one.person.name},
    ),
    Module._meta.label: of_development(Module.objects.all()),
    ModuleDay._meta.label: (
        ModuleDay.objects.select_related("module__development"),
        "pk",
        lambda one: {"development": development_words(one.module.development)},
    ),
    Task._meta.label: of_development(Task.objects.all()),
    Practice._meta.label: (
        Practice.objects.select_related("task__development"),
        "pk",
        lambda one: {"development": development_words(one.task.development)},
    ),
    Programme._meta.label: (Programme.objects.all(), "pk", lambda one: {"programme": programme_words(one)}),
    Evaluation._meta.label: (
        Evaluation.objects.select_related("programme"),
        "pk",
        lambda one: {"programme": programme_words(one.programme)},
    ),
    Exclusion._meta.label: (
        Exclusion.objects.select_related("programme"),
        "pk",
        lambda one: {"programme": programme_words(one.programme)},
    ),
    PairRule._meta.label: (
        PairRule.objects.select_related("programme"),
        "pk",
        lambda one: {"programme": programme_words(one.programme)},
    ),
    Sounding._meta.label: (
        Sounding.objects.select_related("scenario__programme"),
        "pk",
        lambda one: {"proposal": proposal_words(one.scenario)},
    ),
    WishRound._meta.label: (
        WishRound.objects.select_related("programme"),
        "pk",
        lambda one: {"programme": programme_words(one.programme)},
    ),
    Wishes._meta.label: (
        Wishes.objects.select_related("round__programme"),
        "pk",
        lambda one: {"programme": programme_words(one.round.programme)},
    ),
    Availability._meta.label: (
        Availability.objects.select_related("person"),
        "pk",
        lambda one: {"person": one.person.name},
    ),
    Facilitator._meta.label: (
        Facilitator.objects.select_related("person"),
        "pk",
        lambda one: {"person": one.person.name},
    ),
    Scenario._meta.label: (
        Scenario.objects.select_related("programme").only("letter", "programme__name"),
        "pk",
        lambda one: {"proposal": proposal_words(one)},
    ),
    Sheet._meta.label: (
        Sheet.objects.select_related("programme"),
        "pk",
        lambda one: {"sheet": sheet_words(one)},
    ),
    SheetAnswer._meta.label: of_sheet(SheetAnswer.objects.all()),
    SheetComment._meta.label: of_sheet(SheetComment.objects.all()),
    SheetInvitation._meta.label: of_sheet(SheetInvitation.objects.all()),
    SheetSignature._meta.label: of_sheet(SheetSignature.objects.all()),
    Network._meta.label: (Network.objects.all(), "pk", lambda one: {"network": network_words(one)}),
    NetworkFeed._meta.label: (
        NetworkFeed.objects.select_related("network"),
        "pk",
        lambda one: {"network": network_words(one.network)},
    ),
    Membership._meta.label: (
        Membership.objects.select_related("network", "person"),
        "pk",
        lambda one: {"network": network_words(one.network), "person": one.person.name},
    ),
    Postponement._meta.label: (
        Postponement.objects.select_related("programme", "person"),
        "pk",
        lambda one: {"programme": programme_words(one.programme), "person": one.person.name},
    ),
    Decision._meta.label: (
        Decision.objects.select_related("network"),
        "pk",
        lambda one: {"network": network_words(one.network)},
    ),
    Dialogue._meta.label: (
        Dialogue.objects.select_related("network"),
        "pk",
        lambda one: {"network": network_words(one.network)},
    ),
    Poll._meta.label: (
        Poll.objects.select_related("network"),
        "pk",
        lambda one: {"network": network_words(one.network)},
    ),
    Series._meta.label: (
        Series.objects.select_related("network"),
        "pk",
        lambda one: {"network": network_words(one.network)},
    ),
    Hours._meta.label: (
        Hours.objects.select_related("network", "facilitator__person"),
        "pk",
        lambda one: {"network": network_words(one.network), "person": one.facilitator.person.name},
    ),
    Invoice._meta.label: (
        Invoice.objects.select_related("network", "facilitator__person"),
        "pk",
        lambda one: {"network": network_words(one.network), "person": one.facilitator.person.name},
    ),
    YearBudget._meta.label: (
        YearBudget.objects.select_related("programme"),
        "pk",
        lambda one: {"programme": programme_words(one.programme)},
    ),
    Proposal._meta.label: (
        Proposal.objects.select_related("network"),
        "pk",
        lambda one: {"network": network_words(one.network)},
    ),
    Meeting._meta.label: (
        Meeting.objects.select_related("network"),
        "pk",
        lambda one: {"network": network_words(one.network)},
    ),
}


def facts_of(entries: Iterable[AuditEntry]) -> dict[int, dict[str, str]]:
    """What the networks know of the trail's rows, by the row's key."""
    entries = list(entries)
    found = named(entries, SIGHTS)
    for row, pair in pairs_named(entries).items():
        found[row] = {"pair": pair} | found.get(row, {})
    return found


def pairs_named(entries: Iterable[AuditEntry]) -> dict[int, str]:
    """The two whom a row is about, by the row's key: they are named even when their rule is gone."""
    noted = {entry.pk: entry.after.get("people") or entry.before.get("people") for entry in entries}
    pairs = {row: pair for row, pair in noted.items() if isinstance(pair, list) and len(pair) == 2}
    names = dict(Person.objects.filter(pk__in={pk for pair in pairs.values() for pk in pair}).values_list("pk", "name"))
    return {
        row: _("%(one)s og %(other)s") % {"one": names[pair[0]], "other": names[pair[1]]}
        for row, pair in pairs.items()
        if names.keys() >= set(pair)
    }
