"""Verbs that correct what has been published, until the hour that HR has set."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from networks.actions.publishing import demand_correctable
from networks.actions.scenarios import figures_of, free_letter
from networks.models import Scenario
from networks.queries.problem import first_frame, problem_of, wished_prices
from networks.rules.composition import State, TooLate
from organisation.actions.audit import record
from organisation.models import Account


def draft_correction(*, scenario: Scenario, by: Account | None, at: datetime) -> Scenario:
    """Begin to correct what has been published: a proposal with everybody where they sit now.

    A correction that is under way is taken up instead. Raises TooLate past the hour that HR has set.
    """
    with transaction.atomic():
        scenario = Scenario.objects.select_for_update().select_related("programme").get(pk=scenario.pk)
        demand_correctable(scenario, at)
        open_one = scenario.corrections.filter(state=State.DRAFT).first()
        if open_one is not None:
            return open_one
        starts, programme = max(scenario.starts, timezone.localdate(at)), scenario.programme
        sizes = {entry["name"]: {key: entry[key] for key in ("min", "max", "days")} for entry in scenario.frame}
        correction = Scenario(
            programme=programme,
            letter=free_letter(programme),
            starts=starts,
            weights=scenario.weights,
            frame=[entry | sizes.get(entry["name"], {}) for entry in first_frame(programme, starts)],
            corrects=scenario,
            made_by=by,
            made_at=at,
        )
        seat_as_now(correction)
        correction.save()
        record(verb="draft_correction", by=by, at=at, on=correction, after={"letter": correction.letter})
    return correction


def seat_as_now(scenario: Scenario) -> None:
    """Everybody where they sit now, judged by the rules as they are now."""
    scenario.wished = wished_prices(scenario)
    scenario.problem = problem_of(scenario, wished=scenario.wished)
    known = {network["id"] for network in scenario.problem["networks"]}
    scenario.assignment = {
        person["id"]: person["current"] for person in scenario.problem["people"] if person["current"] in known
    }
    scenario.figures = figures_of(scenario)


def set_correction_hour(
    *, scenario: Scenario, correct_until: datetime | None, by: Account | None, at: datetime
) -> Scenario:
    """Set another hour until which a published scenario can be corrected; none closes it now."""
    with transaction.atomic():
        fresh = Scenario.objects.select_for_update().get(pk=scenario.pk)
        if fresh.state != State.PUBLISHED or fresh.corrects_id is not None:
            raise TooLate
        before, fresh.correct_until = fresh.correct_until, correct_until
        fresh.save(update_fields=["correct_until"])
        facts = {"before": {"correct_until": before}, "after": {"correct_until": correct_until}}
        record(verb="set_correction_hour", by=by, at=at, on=fresh, **facts)
    return fresh
