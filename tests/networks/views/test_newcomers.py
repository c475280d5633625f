"""From the import to the place: what HR sees and does about newcomers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import Membership, Network, Placement, Postponement, Programme
from organisation.actions.imports import apply_import
from organisation.formats.hr_files import read_hr_files
from organisation.models import Holding, Person
from organisation.queries.imports import stored_organisation
from organisation.rules.imports import plan_import
from tests.networks.crew import words_of
from tests.organisation.import_world import PEOPLE, POSITIONS
from tests.world import NOW, TODAY, typed

DAY = timedelta(days=1)


@pytest.fixture
def programme(world):
    programme = world.things.programme
    programme.levels, programme.starts = [4], TODAY - 100 * DAY
    programme.save()
    return programme


def import_new_head(world, first):
    """HR's files as they were, with a new deputy head of a school in them."""
    people, positions = PEOPLE, POSITIONS
    for holding in Holding.objects.select_related("position", "person"):
        chair, key = holding.position.versions.get(), holding.person.hr_id
        unit, leads = chair.unit.hr_id, "ja" if chair.is_leader else "nej"
        people += f"{key};{holding.person.name};{holding.person.email};;{holding.starts};;;\n"
        positions += f"{holding.position.hr_id};{key};{unit};{chair.title};{leads};{chair.level};nej;"
        positions += f"{holding.starts};\n"
    people += f"p-nora;Nora Nygaard;nora@fjordby.example;;{first};;;\n"
    positions += f"s-nora;p-nora;u-Bakkeskolen;viceskoleleder;ja;4;nej;{first};\n"
    files = read_hr_files((("personer.csv", people.encode()), ("stillinger.csv", positions.encode())))
    plan = plan_import(files, stored_organisation(), TODAY)
    assert [wrong.sentence for wrong in plan.wrong] == []
    apply_import(plan=plan, by=world.hr, at=NOW)


def page(hr, name="newcomers", *args):
    return words_of(hr.get(reverse(f"networks:{name}", args=args)).content.decode())


def test_from_the_import_to_a_place(hr, world, programme):
    import_new_head(world, TODAY - 70 * DAY)
    assert "2 ledere venter på en plads" in page_of_my_day(hr)
    listed = page(hr)
    assert "Nora Nygaard" in listed
    assert "10 dage over tiden" in listed
    nora = Person.objects.get(name="Nora Nygaard")
    address = reverse("networks:newcomer", args=[programme.pk, nora.pk])
    shown = words_of(hr.get(address).content.decode())
    for said in ("Find en plads til Nora Nygaard", "Netværk Fjord", "Den bedste plads", "Netværk Bro", "Placér her"):
        assert said in shown
    sent = {"network": world.things.network.pk, "starts": typed(TODAY), "reason": ""}
    answer = hr.post(address, sent, follow=True)
    assert "Nora Nygaard har fået en plads i netværk Fjord." in words_of(answer.content.decode())
    assert Membership.objects.get(person=nora).network == world.things.network
    assert "Har lige fået en plads" in page(hr)
    undone = hr.post(reverse("networks:undo_placement", args=[Placement.objects.get().pk]), follow=True)
    assert "Pladsen til Nora Nygaard er taget tilbage" in words_of(undone.content.decode())
    assert not Membership.objects.filter(person=nora).exists()


def page_of_my_day(hr):
    return words_of(hr.get(reverse("my_day")).content.decode())


def test_what_breaks_is_said_and_wants_a_reason(hr, world, programme):
    Programme.objects.filter(pk=programme.pk).update(smallest=1, largest=1)
    address = reverse("networks:newcomer", args=[programme.pk, world.people["third_leader"].pk])
    assert "Det bryder:" in words_of(hr.get(address).content.decode())
    sent = {"network": world.things.network.pk, "starts": typed(TODAY), "reason": ""}
    refused = words_of(hr.post(address, sent).content.decode())
    assert "Pladsen bryder en regel. Skriv, hvorfor det er rigtigt alligevel." in refused
    hr.post(address, sent | {"reason": "de har talt sammen"})
    assert Placement.objects.get().reason == "de har talt sammen"


def test_no_reason_is_asked_for_where_no_place_can_be_given(hr, world, programme):
    Network.objects.filter(pk=world.things.network.pk).update(ends=TODAY - DAY)
    Programme.objects.filter(pk=programme.pk).update(levels=[2, 4])
    Membership.objects.create(network=world.things.other_network, person=world.people["chief"], starts=TODAY - DAY)
    address = reverse("networks:newcomer", args=[programme.pk, world.people["third_leader"].pk])
    shown = words_of(hr.get(address).content.decode())
    assert "Den plads kan ikke gives." in shown
    assert "Ingen plads kan gives; hvorfor står ved hver af dem." in shown
    assert "Skriv hvorfor" not in shown


def test_bad_dates_are_said_and_nothing_is_lost(hr, world, programme):
    address = reverse("networks:newcomer", args=[programme.pk, world.people["third_leader"].pk])
    sent = {"network": world.things.network.pk, "starts": typed(TODAY - DAY), "reason": "den er min"}
    html = hr.post(address, sent).content.decode()
    assert "Den dag er gået." in html
    assert typed(TODAY - DAY) in html
    assert not Placement.objects.exists()


def test_a_newcomer_waits_by_agreement_and_the_clock_stands(hr, world, programme):
    person = world.people["third_leader"]
    address = reverse("networks:put_off_newcomer", args=[programme.pk, person.pk])
    early = hr.post(address, {"until": typed(TODAY), "reason": "rotation"}).content.decode()
    assert "Den dag er gået. Vælg en dag efter i dag." in early
    hr.post(address, {"until": typed(TODAY + 30 * DAY), "reason": "rotationen er om en måned"})
    assert "venter efter aftale til den" in page(hr)
    assert "rotationen er om en måned" in page(hr)
    assert "venter på en plads" not in page_of_my_day(hr)
    hr.post(reverse("networks:take_up_newcomer", args=[Postponement.objects.get().pk]))
    assert "40 dage over tiden" in page(hr)


@pytest.mark.parametrize("name", ["newcomer", "put_off_newcomer"])
def test_who_comes_second_is_told_that_the_place_has_been_given(hr, world, programme, name):
    import_new_head(world, TODAY - 70 * DAY)
    nora = Person.objects.get(name="Nora Nygaard")
    given = Membership.objects.create(network=Network.objects.get(name="Bro"), person=nora, starts=TODAY)
    address = reverse(f"networks:{name}", args=[programme.pk, nora.pk])
    form = {"network": Network.objects.get(name="Fjord").pk, "starts": typed(TODAY), "until": typed(TODAY + DAY)}
    response = hr.post(address, form, follow=True)
    assert [place for place, _status in response.redirect_chain] == [reverse("networks:newcomers")]
    assert "Nora Nygaard har allerede fået en plads, i netværk Bro." in words_of(response.content.decode())
    assert list(Membership.objects.filter(person=nora)) == [given]
    assert hr.get(address).status_code == 404


def test_when_everybody_has_a_place_the_page_says_so(hr, world, programme):
    programme.levels = [3]
    programme.save()
    assert "Alle ledere, programmet er for, har en plads." in page(hr)
    programme.state = "draft"
    programme.save()
    assert "Der er ingen programmer i gang." in page(hr)


def test_what_a_colleague_has_taken_back_already_is_said_to_be_gone(hr, world, programme):
    gone = reverse("networks:undo_placement", args=[987654])
    answer = hr.post(gone)
    assert answer.status_code == 404
    page = words_of(answer.content.decode())
    assert "er der ikke længere. Måske kom en anden først" in page
    assert "Der er ikke ændret noget." in page
    assert "Måske er den flyttet eller fjernet" in words_of(hr.get("/findes-ikke/").content.decode())
