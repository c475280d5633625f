"""Places that HR holds for members who are away, when everybody else is seated anew."""

from collections.abc import Container

from networks.models import Membership, Scenario


def places_held(scenario: Scenario, seated: Container[int]) -> list[Membership]:
    """Places that are held past a proposal's first day, of those who have no seat in it, in networks that go on.

    One query; none where no network runs yet.
    """
    going_on = [entry["network"] for entry in scenario.frame if entry.get("network")]
    if not going_on:
        return []
    rows = Membership.objects.from_day(scenario.starts).filter(network__in=going_on, held__until__gte=scenario.starts)
    return [row for row in rows.select_related("person", "network").order_by("pk") if row.person_id not in seated]
