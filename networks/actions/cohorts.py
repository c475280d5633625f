"""Verbs of cohorts: deal the leaders, name a cohort, place somebody, take somebody out, follow the organisation."""

from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from networks.actions.development import ask_cohort, held, tell
from networks.models import Cohort, CohortPlace, Development
from networks.queries.development_people import learner_of, leavers_of, newcomers_to, places_on
from networks.rules.development import Mix, State, dealt, place_for
from organisation.actions.audit import record
from organisation.models import Account, Person
from organisation.queries.people import LeaderCard, leaders_on
from organisation.rules.dates import DAY
from organisation.rules.refusals import Refused


def form_cohorts(*, development: Development, number: int, by: Account | None, at: datetime) -> Development:
    """Deal all leaders whom a programme is for to so many cohorts; done again, they are dealt anew.

    Raises Refused once it has been announced, where days are booked for the cohorts there are, and where there are
    fewer leaders than cohorts.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        found = held(development)
        if not found.is_draft:
            raise Refused(_("Forløbet er meldt ud. Flyt lederne én ad gangen i stedet."))
        if found.cohorts.filter(days__isnull=False).exists():
            raise Refused(_("Der er sat dage af til holdene. Fjern dem først, eller flyt lederne én ad gangen."))
        found.places.all().delete()
        found.cohorts.all().delete()
        cards = newcomers_to(found, today)
        if len(cards) < number:
            raise Refused(_("Der er færre ledere end hold. Vælg færre hold, eller flere ledere."), "number")
        groups = dealt([learner_of(card) for card in cards], number, Mix(found.mix))
        for place, people in enumerate(groups, 1):
            cohort = Cohort.objects.create(development=found, name=numbered(place))
            CohortPlace.objects.bulk_create(
                CohortPlace(development=found, cohort=cohort, person_id=person, starts=today) for person in people
            )
        record(verb="form_cohorts", by=by, at=at, on=found, after={"sizes": [len(people) for people in groups]})
    return found


def numbered(place: int) -> str:
    """What a cohort is called until it has a name of its own, in the municipality's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Hold %(number)s") % {"number": place}


def rename_cohort(*, cohort: Cohort, name: str, by: Account | None, at: datetime) -> Cohort:
    """Give a cohort another name. Raises Refused where another of the programme has it."""
    with transaction.atomic():
        held(cohort.development)
        if cohort.development.cohorts.filter(name=name).exclude(pk=cohort.pk).exists():
            raise Refused(_("Et andet hold hedder det."), "name")
        before, cohort.name = cohort.name, name
        cohort.save(update_fields=["name"])
        record(verb="rename_cohort", by=by, at=at, on=cohort, before={"name": before}, after={"name": name})
    return cohort


def place_in_cohort(*, cohort: Cohort, person: Person, by: Account | None, at: datetime) -> CohortPlace:
    """Give somebody a place in a cohort; a place in another of the programme's ends, and its days follow.

    Raises Refused where they are in it already.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        development = held(cohort.development)
        former = list(places_on(development, today).filter(person=person, ends__isnull=True))
        if any(place.cohort_id == cohort.pk for place in former):
            raise Refused(_("%(name)s er allerede på holdet.") % {"name": person.name}, "who")
        _close(former, at)
        out = CohortPlace.objects.filter(development=development, person=person, left_out=True)
        out.filter(ends__gte=today).delete()
        out.update(left_out=False)
        found = CohortPlace.objects.create(development=development, cohort=cohort, person=person, starts=today)
        before = {"cohort": former[0].cohort_id} if former else {}
        record(verb="place_in_cohort", by=by, at=at, on=found, before=before, after={"cohort": cohort.pk})
        if development.state == State.RUNNING:
            tell(development, "development_begins", [person], at, cohort=cohort, moved=bool(former))
        for changed in {cohort, *(place.cohort for place in former)}:
            ask_cohort(changed, by=by, at=at)
    return found


def leave_out_of_cohort(*, place: CohortPlace, by: Account | None, at: datetime) -> CohortPlace:
    """Take somebody out of a programme: the clock does not bring them in again. Raises Refused where they are out."""
    with transaction.atomic():
        development = held(place.development)
        found = CohortPlace.objects.select_related("cohort__development", "person").get(pk=place.pk)
        if found.ends is not None:
            raise Refused(_("Pladsen er allerede afsluttet."))
        found.ends, found.left_out = max(found.starts, timezone.localdate(at) - DAY), True
        found.save(update_fields=["ends", "left_out"])
        record(verb="leave_out_of_cohort", by=by, at=at, on=found, after={"ends": found.ends})
        if development.state == State.RUNNING:
            tell(development, "development_left", [found.person], at)
        ask_cohort(found.cohort, by=by, at=at)
    return found


def follow_organisation(*, development: Development, by: Account | None, at: datetime) -> Development:
    """Let a programme follow the organisation: who leads no more goes out, who is new gets a place and a letter.

    A new leader comes to the smallest cohort (within fields: to that with most of the same field). Nothing is noted
    where nothing has changed.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        found = held(development)
        leaving, cards = leavers_of(found, today), newcomers_to(found, today)
        cohorts = {cohort.pk: cohort for cohort in found.cohorts.select_related("development")}
        if not (leaving or cards) or not cohorts:
            return found
        _close(leaving, at)
        seated = seat_newcomers(found, cards, cohorts, at)
        after = {"out": sorted(place.person_id for place in leaving), "in": sorted(card.person for card in cards)}
        record(verb="follow_organisation", by=by, at=at, on=found, after=after)
        if found.state == State.RUNNING:
            for place in seated:
                tell(found, "development_begins", [place.person], at, cohort=place.cohort, moved=False)
        for pk in sorted({place.cohort_id for place in [*leaving, *seated]}):
            ask_cohort(cohorts[pk], by=by, at=at)
    return found


def seat_newcomers(
    development: Development, cards: list[LeaderCard], cohorts: dict[int, Cohort], at: datetime
) -> list[CohortPlace]:
    """Places for new leaders, one after the other, each where the rule says."""
    today = timezone.localdate(at)
    fields_by_person = {card.person: card.field for card in leaders_on(today)}
    fields: dict[int, list[str]] = defaultdict(list, {pk: [] for pk in cohorts})
    for place in places_on(development, today).filter(ends__isnull=True):
        fields[place.cohort_id].append(fields_by_person.get(place.person_id, ""))
    people = Person.objects.in_bulk([card.person for card in cards])
    seated = []
    for card in cards:
        cohort = cohorts[place_for(card.field, fields, Mix(development.mix))]
        fields[cohort.pk].append(card.field)
        person = people[card.person]
        seated.append(CohortPlace.objects.create(development=development, cohort=cohort, person=person, starts=today))
    return seated


def _close(places: list[CohortPlace], at: datetime) -> None:
    """Let places end yesterday; what began today has never been."""
    today = timezone.localdate(at)
    for place in places:
        if place.starts >= today:
            place.delete()
            continue
        place.ends = today - DAY
        place.save(update_fields=["ends"])
