"""Who leads the meetings, as management has decided: whom proposals deal, whom HR can name, what the form asks."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.networks import change_network
from networks.actions.scenarios import publish
from networks.actions.sheets import begin_sheet, publish_sheet
from networks.models import Facilitator, Network, Programme, Sheet
from networks.queries.facilitators import facilitator_lines
from networks.queries.problem import first_frame
from networks.queries.sheets import answers_by_question
from networks.rules.programmes import Facilitation
from organisation.rules.refusals import Refused
from tests.networks.crew import words_of
from tests.networks.sheet_world import heard, signed, told
from tests.networks.test_programmes import ANSWERS
from tests.networks.test_scenarios_frame import post
from tests.world import LONG_AGO, NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
KINDS = [*Facilitation, ""]


@pytest.fixture
def inner(world):
    return Facilitator.objects.create(person=world.people["employee"], capacity=2)


@pytest.fixture
def outer(world):
    return Facilitator.objects.create(person=make_person(world, "guest", "Mia Ude"), capacity=2, external=True)


@pytest.fixture(autouse=True)
def nobody_else(world):
    Facilitator.objects.update(active=False)


def dealt(programme, facilitation=""):
    """Who leads the networks of a new proposal."""
    programme.facilitation = facilitation
    return [entry["facilitator"] for entry in first_frame(programme, TODAY)]


def decided(programme, facilitation):
    Programme.objects.filter(pk=programme.pk).update(facilitation=facilitation)


@pytest.mark.parametrize("kind", KINDS)
def test_a_proposal_deals_the_facilitators_that_were_decided_on(programme, inner, outer, kind):
    told = {"members": [], "internal": [inner.pk], "external": [outer.pk], "both": [inner.pk], "": [inner.pk, outer.pk]}
    assert sorted({one for one in dealt(programme, kind) if one}) == sorted(told[kind])


def test_what_a_facilitator_runs_counts_also_where_its_end_is_known_and_who_leaves_is_not_dealt(
    world, programme, inner
):
    running = {"programme": world.things.programme, "name": "Havn", "starts": LONG_AGO, "facilitator": inner}
    Network.objects.create(ends=TODAY + timedelta(days=90), **running)
    Network.objects.create(ends=TODAY - timedelta(days=1), **running | {"name": "Holm"})
    assert dealt(programme) == [inner.pk, None, None]
    inner.person.employed_to = TODAY - timedelta(days=1)
    inner.person.save(update_fields=["employed_to"])
    assert dealt(programme) == [None, None, None]


@pytest.mark.parametrize("kind", KINDS)
def test_hr_names_nobody_of_another_kind_than_was_decided_on(hr, world, scenario, inner, outer, kind):
    decided(scenario.programme, kind)
    refused = {one.pk for one in (inner, outer) if may_not(kind, one)}
    for guide in (inner, outer):
        answer = post(hr, scenario, form_0__facilitator=guide.pk)
        assert answer.status_code == (200 if guide.pk in refused else 302)
        if guide.pk in refused:
            words = f"{guide.person.name} kan ikke vælges: det er besluttet, at møderne ledes af"
            assert f"{words} {Facilitation(kind).label}." in answer.content.decode()
        scenario.refresh_from_db()


def may_not(kind, guide):
    return kind == "members" or kind == ("internal" if guide.external else "external")


def test_a_network_that_runs_keeps_who_leads_it_and_gets_no_other_of_the_wrong_kind(world, inner, outer):
    network = Network.objects.create(programme=world.things.programme, name="Havn", starts=LONG_AGO, facilitator=outer)
    decided(network.programme, "internal")
    facts = {"name": "Kaj", "day": "", "place": "", "by": world.hr, "at": NOW}
    assert change_network(network=network, facilitator=outer, **facts).facilitator == outer
    assert change_network(network=network, facilitator=inner, **facts).facilitator == inner
    with pytest.raises(Refused, match="ledes af interne facilitatorer") as refused:
        change_network(network=network, facilitator=outer, **facts)
    assert refused.value.field == "facilitator"


def test_a_programme_set_up_by_its_form_says_who_leads_and_brings_it_to_its_sheet(hr, world):
    form = ANSWERS | {"chosen": ["reflection"], "facilitation": "members"}
    assert hr.post(reverse("networks:new_programme"), form).status_code == 302
    programme = Programme.objects.get(name=ANSWERS["name"])
    assert programme.in_turn
    page = words_of(hr.get(reverse("networks:programme", args=[programme.pk])).content.decode())
    assert "Hvem leder møderne Deltagerne på skift" in page
    sheet = begin_sheet(programme=programme, answer_by=TODAY + timedelta(days=60), by=world.hr, at=NOW)
    assert answers_by_question(sheet)["facilitation"] == ("", {"facilitation": "members"})


def test_what_the_sheet_decides_is_the_programmes_and_cannot_be_typed_otherwise(hr, world):
    sheet = told(world, heard(world), {"facilitation": ("", {"facilitation": "external"})})
    signed(world, sheet=sheet)
    page = hr.get(reverse("networks:publish_sheet", args=[sheet.pk])).content.decode()
    assert "Eksterne konsulenter" in words_of(page)
    programme = publish_sheet(sheet=Sheet.objects.get(pk=sheet.pk), by=world.hr, at=NOW).programme
    form = hr.get(reverse("networks:correct_programme", args=[programme.pk])).context["form"]
    assert (form["facilitation"].value(), form.fields["facilitation"].disabled) == ("external", True)


def test_what_has_come_to_rub_stands_at_the_facilitator_with_the_way_to_mend_it(hr, world, outer):
    Facilitator.objects.update(active=True)
    network = Network.objects.create(
        programme=world.things.programme, name="Havn", day="wed", starts=LONG_AGO, facilitator=outer
    )

    def rubs():
        return [words for one in facilitator_lines(TODAY) for _network, words in one.rubs]

    assert rubs() == []
    Facilitator.objects.filter(pk=outer.pk).update(days=["mon"])
    decided(network.programme, "internal")
    told = ["mødes onsdag, og den dag kan Mia ikke", "det er besluttet, at møderne ledes af interne facilitatorer"]
    assert rubs() == told
    page = hr.get(reverse("networks:facilitators")).content.decode()
    assert reverse("networks:change_network", args=[network.pk]) in page
    assert all(words in page for words in told)


def test_what_is_decided_while_a_proposal_is_made_counts_when_it_is_published(world, scenario, outer):
    first, *rest = scenario.frame
    scenario.frame = [first | {"facilitator": outer.pk, "guide": outer.person_id}, *rest]
    scenario.save(update_fields=["frame"])
    decided(scenario.programme, "internal")
    with pytest.raises(Refused, match="Mia Ude kan ikke vælges"):
        publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    decided(scenario.programme, "external")
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    assert Network.objects.filter(programme=scenario.programme, facilitator=outer).count() == 1
