"""What is asked about a proposal that somebody else has changed, or that has been published."""

from dataclasses import dataclass
from datetime import datetime

from networks.models import Programme, Scenario
from networks.rules.composition import State


@dataclass(frozen=True)
class Change:
    """The latest change of a proposal: by whom (empty: by the search), when, and which seats, if it was about those."""

    who: str
    when: datetime | None
    seats: str


def changed_since(scenario: Scenario) -> Change:
    """The latest change of a proposal; the proposal itself is brought up to date too. Two queries."""
    fresh = Scenario.objects.select_related("programme", "job", "corrects", "changed_by__person").get(pk=scenario.pk)
    for field in Scenario._meta.concrete_fields:
        setattr(scenario, field.attname, getattr(fresh, field.attname))
    scenario.job, scenario.changed_by = fresh.job, fresh.changed_by
    step = fresh.steps.filter(at=fresh.changed_at, undone=False).first() if fresh.changed_at else None
    who = fresh.changed_by.person.name if fresh.changed_by else ""
    return Change(who, fresh.changed_at, step.words if step else "")


def correctable(programme: Programme, at: datetime) -> Scenario | None:
    """The latest published proposal of a programme, while it can be corrected."""
    published = programme.scenarios.filter(state=State.PUBLISHED, corrects=None).order_by("-published_at", "-pk")
    latest = published.first()
    return latest if latest and latest.correct_until and at < latest.correct_until else None


def closed_page(scenario: Scenario, at: datetime) -> dict[str, object]:
    """What the page of a published or discarded proposal shows. One query."""
    latest = correctable(scenario.programme, at)
    may = latest is not None and scenario.pk == latest.pk
    return {"scenario": scenario, "may_correct": may}
