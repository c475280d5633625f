"""The page on which a proposal is published: what HR has typed there stays when the proposal cannot be published."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.scenarios import discard, draft_scenario, publish, seat
from networks.models import Facilitator, Network, Scenario
from networks.queries.problem import problem_of
from networks.rules.composition import State
from organisation.models import Letter
from organisation.rules.calendar import COPENHAGEN
from tests.networks.actions.test_networks import colleague
from tests.networks.crew import pair, words_of
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = TODAY + timedelta(days=3)
TYPED = {"day": f"{DAY:%d.%m.%Y}", "hour": "09.45"}


@pytest.fixture
def address(scenario):
    return reverse("networks:publish_scenario", args=[scenario.pk])


def fields_of(response):
    """The version that the page carries, and what stands in the two fields of the hour."""
    hour = response.context["hour"]
    return response.context["form"]["version"].value(), hour["day"].value(), hour["hour"].value()


def test_the_hour_stays_when_a_colleague_was_first_and_the_second_press_publishes(
    hr, world, programme, scenario, address
):
    seat(scenario=scenario, person=world.people["Anna"], network="2", version=scenario.version, by=world.hr, at=NOW)
    response = hr.post(address, {"version": scenario.version, **TYPED})
    page = words_of(response.content.decode())
    assert "Intet er offentliggjort. Her er brevene, som de er nu; det, du har skrevet, står her stadig." in page
    assert "flyttede Anna Nielsen" in page
    assert fields_of(response) == (scenario.version + 1, TYPED["day"], TYPED["hour"])
    assert not Network.objects.filter(programme=programme).exists()
    version, day, hour = fields_of(response)
    response = hr.post(address, {"version": version, "day": day, "hour": hour})
    assert response.url == reverse("networks:programme", args=[programme.pk])
    scenario.refresh_from_db()
    assert scenario.state == State.PUBLISHED
    assert f"{scenario.correct_until.astimezone(COPENHAGEN):%d.%m.%Y %H.%M}" == f"{TYPED['day']} {TYPED['hour']}"


def test_the_hour_stays_when_the_proposal_breaks_a_rule_meanwhile(hr, world, programme, scenario, address):
    assert "Ja, offentliggør" in hr.get(address).content.decode()
    pair(programme, world, "Anna", "Bo")
    response = hr.post(address, {"version": scenario.version, **TYPED})
    page = words_of(response.content.decode())
    assert "Forslaget kan ikke offentliggøres, som det er nu. Se hvorfor Det, du har skrevet, står her stadig." in page
    assert "Prøv igen" in page
    assert "Ja, offentliggør" not in page
    assert fields_of(response)[1:] == (TYPED["day"], TYPED["hour"])
    assert not Network.objects.filter(programme=programme).exists()


@pytest.mark.parametrize("deed", [publish, discard])
def test_what_was_typed_is_told_where_the_proposal_is_no_draft_any_more(hr, world, scenario, address, deed):
    given = {"version": scenario.version} if deed is publish else {}
    deed(scenario=scenario, by=world.hr, at=NOW, **given)
    response = hr.post(address, {"version": scenario.version, **TYPED}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("networks:studio", args=[scenario.pk])
    assert f"Du havde skrevet: {TYPED['day']}, {TYPED['hour']}." in response.content.decode()


def test_nothing_typed_is_told_of_where_nothing_was(hr, world, scenario, address):
    discard(scenario=scenario, by=world.hr, at=NOW)
    assert "Du havde skrevet" not in hr.get(address, follow=True).content.decode()


def test_a_proposal_whose_day_has_gone_keeps_the_hour_and_is_not_published(hr, scenario, address):
    Scenario.objects.filter(pk=scenario.pk).update(starts=TODAY - timedelta(days=1))
    response = hr.post(address, {"version": scenario.version, **TYPED})
    assert (response.status_code, fields_of(response)[1:]) == (200, (TYPED["day"], TYPED["hour"]))
    scenario.refresh_from_db()
    assert scenario.state == State.DRAFT


def test_what_was_typed_stays_while_another_letter_is_looked_at(hr, programme, scenario, address):
    response = hr.post(address, {"version": scenario.version, "brev": "4", "look": "1", **TYPED})
    assert fields_of(response) == (str(scenario.version), TYPED["day"], TYPED["hour"])
    assert [one["to"].name for one in response.context["samples"]] == ["Eva Nielsen"]
    assert not Network.objects.filter(programme=programme).exists()
    assert hr.post(address, {"version": scenario.version, "brev": "4", **TYPED}).status_code == 302


def test_who_publishes_is_not_made_facilitator_by_it_and_a_colleague_is(hr, world, programme, scenario, address):
    own = Facilitator.objects.create(person=world.people["hr"], capacity=3)
    scenario.frame[1] |= {"facilitator": own.pk, "guide": own.person_id}
    scenario.problem = problem_of(scenario)
    scenario.save(update_fields=["frame", "problem"])
    response = hr.post(address, {"version": scenario.version, **TYPED})
    page = words_of(response.content.decode())
    assert "Du kan ikke gøre dig selv til facilitator i netværk Bro, og du er alene i HR." in page
    assert fields_of(response)[1:] == (TYPED["day"], TYPED["hour"])
    assert not Network.objects.filter(programme=programme).exists()
    publish(scenario=scenario, version=scenario.version, by=colleague(world), at=NOW)
    bro = Network.objects.get(programme=programme, name="Bro")
    assert bro.facilitator == own
    told = Letter.objects.filter(template="network_place", person=world.people["Eva"]).get()
    assert "Sofie Sand" in told.text


def test_who_runs_a_network_already_publishes_the_rotation_of_it(world, programme, scenario):
    own = Facilitator.objects.create(person=world.people["hr"], capacity=3)
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    Network.objects.filter(programme=programme, name="Bro").update(facilitator=own)
    again = draft_scenario(programme=programme, by=world.hr, at=NOW)
    assert [entry["guide"] for entry in again.frame if entry["name"] == "Bro"] == [own.person_id]
    now = {entry["name"]: entry["id"] for entry in again.frame}
    was = {entry["id"]: entry["name"] for entry in scenario.frame}
    again.assignment = {person: now[was[key]] for person, key in scenario.assignment.items()}
    again.save(update_fields=["assignment"])
    publish(scenario=again, version=again.version, by=world.hr, at=NOW)
    assert Network.objects.get(programme=programme, name="Bro", ends=None).facilitator == own


def test_whoever_drafts_a_proposal_is_dealt_no_network(world, programme):
    for key in ("hr", "employee"):
        Facilitator.objects.create(person=world.people[key], capacity=9)
    things = draft_scenario(programme=programme, by=world.hr, at=NOW)
    guides = {entry["guide"] for entry in things.frame}
    assert (world.people["hr"].pk in guides, world.people["employee"].pk in guides) == (False, True)
