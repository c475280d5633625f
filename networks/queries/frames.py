"""Whether the networks that a proposal fills, and those that it leaves out, are for it to fill and to leave out."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from networks.models import Network, Scenario
from networks.rules.composition import why_kept, why_not_filled
from networks.rules.wishes import State as Asking
from organisation.models import UnitVersion
from organisation.rules.sorting import danish_key


def lasting(scenario: Scenario, on: date) -> QuerySet[Network]:
    """The programme's networks that a proposal does not end: all that run on its first day or are to come.

    A correction may take back what came with the publication that it corrects and has not begun before today.
    """
    found = Network.objects.from_day(scenario.starts).filter(programme=scenario.programme_id)
    if scenario.corrects_id is None:
        return found
    return found.exclude(scenario=scenario.corrects_id, starts__gte=on)


def kept_in(scenario: Scenario, on: date) -> dict[int, str]:
    """Network → why it cannot be taken out of a proposal. One query."""
    return {one.pk: why_kept(one.name, one.ends, scenario.starts) for one in lasting(scenario, on)}


def what_hinders(scenario: Scenario, on: date) -> str:
    """Why a proposal can be neither computed nor published with these networks, and what to do; empty if it can."""
    filled = [entry["network"] for entry in scenario.frame if entry.get("network")]
    for network in Network.objects.filter(pk__in=filled):
        if words := why_not_filled(network.name, network.ends, scenario.starts):
            return words
    left_out = [words for pk, words in kept_in(scenario, on).items() if pk not in filled]
    if left_out:
        return _("%(why)s Det mangler i forslaget: begynd et nyt, så er det med.") % {"why": left_out[0]}
    return ""


def what_is_lost(scenario: Scenario, frame: list[dict[str, Any]], on: date) -> str:
    """Why networks cannot take the place of those that a proposal fills; empty if they can. One query."""
    keys = Counter(entry["id"] for entry in frame)
    if max(keys.values(), default=0) > 1:
        return _("Et netværk stod to gange. Intet er gemt. Hent siden igen, og prøv en gang til.")
    kept, had = kept_in(scenario, on), {entry.get("network") for entry in scenario.frame}
    lost = [words for pk, words in kept.items() if pk in had - {entry.get("network") for entry in frame}]
    return _("%(why)s Intet er gemt. Det står med igen herunder.") % {"why": lost[0]} if lost else ""


def known_places(scenario: Scenario) -> list[str]:
    """Where networks can meet, as far as is known: where people work, and what leaders are asked to choose among.

    Two queries.
    """
    found = set(UnitVersion.objects.on(scenario.starts).values_list("place", flat=True).distinct())
    for places in scenario.programme.wish_rounds.filter(state=Asking.OPEN).values_list("places", flat=True):
        found.update(places)
    return sorted(found - {""}, key=danish_key)
