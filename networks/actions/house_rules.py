"""Verbs of what a network agrees with itself. The trail is told that it was done, and none of the words."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Aim, HouseRules, Network
from networks.rules.house_rules import demand_rules
from organisation.actions.audit import record
from organisation.models import Account, Person
from organisation.rules.refusals import Refused, Stale


def agree_house_rules(
    *, network: Network, rules: Iterable[str], edition: int, by: Account | None, at: datetime
) -> HouseRules:
    """Write the house rules of a day; written again on that day they are corrected, on another they are a new version.

    `edition` is the one that was read. Raises Refused where the rules are none or too many, or somebody else has
    written since.
    """
    rules, today = list(rules), timezone.localdate(at)
    demand_rules(rules)
    with transaction.atomic():
        Network.objects.select_for_update().get(pk=network.pk)
        newest = network.house_rules.first()
        if edition != (newest.edition if newest else 0):
            raise Stale(_("En anden har skrevet imens. Din tekst står her endnu. Læs deres, før du gemmer."), "rules")
        facts = {"rules": rules, "edition": edition + 1, "by": by, "at": at}
        agreed, _new = HouseRules.objects.update_or_create(network=network, agreed_on=today, defaults=facts)
        record(verb="agree_house_rules", by=by, at=at, on=network, after={"rules": len(rules)})
    return agreed


def write_aim(*, network: Network, person: Person, words: str, by: Account | None, at: datetime) -> Aim:
    """Say what one wants to learn. An aim that has been looked back at stays as it was, and a new one begins."""
    with transaction.atomic():
        Network.objects.select_for_update().get(pk=network.pk)
        facts = {"words": words, "written_at": at}
        aim, _new = Aim.objects.update_or_create(network=network, person=person, looked_back_at=None, defaults=facts)
        record(verb="write_aim", by=by, at=at, on=network)
    return aim


def look_back(*, aim: Aim, how: str, looked_back: str, by: Account | None, at: datetime) -> Aim:
    """Say how it went with one's own aim; said again, it is corrected. Raises Refused where the aim is an old one."""
    with transaction.atomic():
        aim = Aim.objects.select_for_update().get(pk=aim.pk)
        if Aim.objects.filter(network=aim.network_id, person=aim.person_id, pk__gt=aim.pk).exists():
            raise Refused(_("Du har skrevet et nyt læringsmål siden. Se tilbage på det i stedet."))
        aim.how, aim.looked_back, aim.looked_back_at = how, looked_back, at
        aim.save(update_fields=["how", "looked_back", "looked_back_at"])
        record(verb="look_back", by=by, at=at, on=aim.network)
    return aim
