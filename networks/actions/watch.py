"""Verbs of watching: what management promised a programme, and how it stands with a network's risks and promises."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from networks.models import Backing, Network, Observation, Programme
from networks.queries.watch import questions_about
from networks.rules.watch import Promise, demand_known
from organisation.actions.audit import record
from organisation.models import Account


def promise_backing(*, programme: Programme, promised: Iterable[str], by: Account | None, at: datetime) -> Programme:
    """Say what management has promised the networks of a programme, in place of what was said before.

    Answers about a promise that is gone stay, and count no longer.
    """
    promised = [one.value for one in Promise if one.value in set(promised)]
    with transaction.atomic():
        fresh = Programme.objects.select_for_update().get(pk=programme.pk)
        before = list(fresh.promises.values_list("promise", flat=True))
        fresh.promises.all().delete()
        Backing.objects.bulk_create(Backing(programme=fresh, promise=one) for one in promised)
        was, after = {"promised": before}, {"promised": promised}
        record(verb="promise_backing", by=by, at=at, on=fresh, before=was, after=after)
    return fresh


def look_after(*, network: Network, answers: Mapping[str, str], by: Account | None, at: datetime) -> Network:
    """Answer some of the questions about a network as they stand today; the others stay as they were.

    The trail says that it was looked at, and what for; the answers stand on the network's page. Raises Refused.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        fresh = Network.objects.select_for_update().get(pk=network.pk)
        demand_known(answers, questions_about(fresh))
        for subject, answer in answers.items():
            facts = {"answer": answer, "on": today, "by": by, "at": at}
            Observation.objects.update_or_create(network=fresh, subject=subject, defaults=facts)
        record(verb="look_after", by=by, at=at, on=fresh, after={"subjects": sorted(answers)})
    return fresh
