"""Verbs of programmes: set up, correct, and say who is left out and who must or must not sit together."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from networks.actions.agreements import _agreed
from networks.models import Exclusion, PairRule, Programme, ProgrammePurpose
from networks.queries.sheets import settled_facts
from networks.rules.composition import PairKind
from networks.rules.cut import changed_matters
from networks.rules.names import demand_free
from networks.rules.programmes import FACTS, Purpose, State
from organisation.actions.audit import record
from organisation.models import Account, Field, Person
from organisation.rules.refusals import Refused
from organisation.rules.stale import mark_of, refuse_stale


def set_up_programme(
    *,
    purposes: Iterable[tuple[Purpose, str]],
    fields: Iterable[Field],
    by: Account | None,
    at: datetime,
    **facts: Any,
) -> Programme:
    """Set up a programme with its purposes, the most important first. An own purpose brings its words.

    Raises Refused for a name that another programme has which is not over.
    """
    with transaction.atomic():
        demand_own_name(facts["name"])
        programme = Programme.objects.create(**facts)
        programme.fields.set(fields)
        rank_purposes(programme, purposes)
        record(verb="set_up_programme", by=by, at=at, on=programme, after=answers_of(programme))
    return programme


def correct_programme(
    *,
    programme: Programme,
    purposes: Iterable[tuple[Purpose, str]],
    fields: Iterable[Field],
    by: Account | None,
    at: datetime,
    seen: str | None = None,
    agreed: str = "",
    **facts: Any,
) -> Programme:
    """Change a programme's answers. Networks that run keep their members; the next composition follows the new ones.

    What the decision sheet settles is changed by a new version of it, and not here: raises Refused, as for a new name
    that another programme has, and where management has kept the size or the rhythm to itself and not `agreed`. Raises
    Stale where the answers are no longer what was `seen`.
    """
    purposes, fields = list(purposes), list(fields)
    with transaction.atomic():
        standing = Programme.objects.select_for_update().get(pk=programme.pk)
        before = answers_of(standing)
        refuse_stale(seen, mark_of(before))
        if facts.get("name", standing.name) != standing.name:
            demand_own_name(facts["name"])
        demand_steered(standing, {**facts, "purposes": purposes, "fields": fields})
        _agreed(standing, changed_matters(before, facts), agreed, by=by, at=at)
        for name, value in facts.items():
            setattr(programme, name, value)
        programme.save(update_fields=list(facts))
        programme.fields.set(fields)
        rank_purposes(programme, purposes)
        record(verb="correct_programme", by=by, at=at, on=programme, before=before, after=answers_of(programme))
    return programme


def demand_own_name(name: str) -> None:
    """Programmes that are not over bear different names: files and lists know them by it. Raises Refused."""
    taken = Programme.objects.exclude(state=State.ENDED).values_list("name", flat=True)
    demand_free(name, taken, _("Et andet program hedder allerede %(name)s. Giv dem hvert sit navn."))


def demand_steered(standing: Programme, facts: Mapping[str, Any]) -> None:
    """Raises Refused when something that management's decisions settle would become another."""
    settled = settled_facts(standing)
    now = {name: getattr(standing, name) for name in FACTS} | {
        "purposes": [(row.purpose, row.words) for row in standing.purposes.all()],
        "fields": sorted(standing.fields.all(), key=lambda field: field.pk),
    }
    told = {**facts, "fields": sorted(facts["fields"], key=lambda field: field.pk)}
    if any(told.get(name, now[name]) != now[name] for name in settled & now.keys()):
        raise Refused(_("Det er besluttet af ledelsen. Lav en ny udgave af beslutningerne for at ændre det."))


def rank_purposes(programme: Programme, purposes: Iterable[tuple[Purpose, str]]) -> None:
    """Put the purposes in this order in place of those there were."""
    programme.purposes.all().delete()
    ProgrammePurpose.objects.bulk_create(
        ProgrammePurpose(programme=programme, rank=rank, purpose=purpose, words=words)
        for rank, (purpose, words) in enumerate(purposes, start=1)
    )


def answers_of(programme: Programme) -> dict[str, Any]:
    """A programme's answers, for the trail."""
    return {name: getattr(programme, name) for name in FACTS} | {
        "fields": sorted(programme.fields.values_list("name", flat=True)),
        "purposes": [str(purpose) for purpose in programme.purposes.all()],
    }


def programme_mark(programme: Programme) -> str:
    """A mark of a programme's answers, as they stand."""
    return mark_of(answers_of(programme))


def leave_out(*, programme: Programme, person: Person, reason: str, by: Account | None, at: datetime) -> Exclusion:
    """Leave a leader out of a programme, with a reason; who is out already gets the new reason."""
    with transaction.atomic():
        exclusion, _new = Exclusion.objects.update_or_create(
            programme=programme, person=person, defaults={"reason": reason}
        )
        record(verb="leave_out", by=by, at=at, on=exclusion, after={"person": person.pk, "reason": reason})
    return exclusion


def take_in_again(*, exclusion: Exclusion, by: Account | None, at: datetime) -> None:
    """Let a leader who was left out be in the programme again."""
    with transaction.atomic():
        before = {"person": exclusion.person_id, "reason": exclusion.reason}
        record(verb="take_in_again", by=by, at=at, on=exclusion, before=before)
        exclusion.delete()


def set_pair(
    *,
    programme: Programme,
    one: Person,
    other: Person,
    kind: PairKind,
    reason: str,
    by: Account | None,
    at: datetime,
) -> PairRule:
    """Say that two leaders must, or must not, share a network. A pair has one rule; the newest counts.

    The reason is HR's own: it stays on the rule and does not go into the trail.
    """
    first, second = sorted((one, other), key=lambda person: person.pk)
    with transaction.atomic():
        pair, _new = PairRule.objects.update_or_create(
            programme=programme, one=first, other=second, defaults={"kind": kind, "reason": reason}
        )
        record(verb="set_pair", by=by, at=at, on=pair, after={"people": [first.pk, second.pk], "kind": kind})
    return pair


def lift_pair(*, pair: PairRule, by: Account | None, at: datetime) -> None:
    """Lift the rule about two leaders."""
    with transaction.atomic():
        before = {"people": [pair.one_id, pair.other_id], "kind": pair.kind}
        record(verb="lift_pair", by=by, at=at, on=pair, before=before)
        pair.delete()
