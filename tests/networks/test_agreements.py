"""What management has kept to itself (the guide, page 13): HR carries it out when management has said yes."""

import pytest
from django.urls import reverse

from networks.actions.networks import change_network
from networks.actions.newcomers import place_newcomer
from networks.actions.programmes import correct_programme
from networks.actions.scenarios import publish
from networks.models import Agreement, Facilitator, Membership, Network, Programme, Sheet
from networks.queries.decided import kept_in, matters_in
from networks.rules.cut import changed_matters, kept_by
from networks.rules.questions import Matter
from organisation.models import AuditEntry
from organisation.rules.refusals import Refused
from tests.networks.crew import NAMES, words_of
from tests.networks.sheet_world import published
from tests.world import NOW, TODAY, make_holding, make_person, make_unit, typed

pytestmark = pytest.mark.django_db
YES = "Direktionen, den 12. november"
ASKED = "Hvem i ledelsen har sagt ja, og hvornår?"


def cut(world, programme, *delegated):
    """The programme has decisions in force that hand this over to HR, and nothing else."""
    sheet = published(world, "Med snit")
    sheet.answers.create(question="cut", words="", chosen={"delegated": [*delegated]}, at=NOW)
    signature = sheet.signatures.get()
    signature.questions = [*signature.questions, "cut"]
    signature.save(update_fields=["questions"])
    Sheet.objects.filter(pk=sheet.pk).update(programme=programme)
    return Programme.objects.get(pk=programme.pk)


def told(programme):
    return {(one.matter, one.words) for one in Agreement.objects.filter(programme=programme)}


def read(hr, name, *args):
    return words_of(hr.get(reverse(f"networks:{name}", args=args)).content.decode())


def test_what_nobody_has_asked_about_is_hrs_and_what_is_not_ticked_is_managements(world, programme):
    assert kept_in(programme) == frozenset() == kept_by(None)
    assert kept_in(cut(world, programme, "rhythm", "arrivals")) == {
        Matter.SIZE,
        Matter.COMPOSITION,
        Matter.FACILITATORS,
    }
    assert kept_by([*Matter]) == frozenset()


def test_a_composition_is_published_when_management_has_said_yes(hr, world, scenario):
    programme = cut(world, scenario.programme, "size", "rhythm", "facilitators", "arrivals")
    address = reverse("networks:publish_scenario", args=[scenario.pk])
    page = hr.get(address)
    assert ASKED in page.content.decode()
    assert "Ledelsen beslutter selv, hvem der sidder i hvilket netværk." in words_of(page.content.decode())
    form = {"version": scenario.version, "day": typed(TODAY), "hour": "23:30", "agreed": " "}
    assert "agreed" in hr.post(address, form).context["agreed"].errors
    with pytest.raises(Refused, match="Skriv, hvem der har sagt ja, og hvornår") as refused:
        publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    assert refused.value.field == "agreed"
    assert not Network.objects.filter(scenario=scenario).exists()
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW, agreed=YES)
    assert told(programme) == {("composition", YES)}
    page = read(hr, "programme", programme.pk)
    assert "Ledelsen beslutter selv, hvem der sidder i hvilket netværk." in page
    assert f"Ledelsen har sagt ja Hvem der sidder i hvilket netværk: {YES}" in page
    row = AuditEntry.objects.get(verb="note_agreement")
    assert row.after == {"matters": ["composition"], "agreed": YES}


def test_who_is_facilitator_is_asked_about_where_it_is_new(world, scenario):
    guide = Facilitator.objects.create(person=world.people["employee"], capacity=2)
    assert matters_in(scenario.frame) == {Matter.COMPOSITION}
    first, *rest = scenario.frame
    named = first | {"facilitator": guide.pk}
    assert matters_in([named, *rest]) == {Matter.COMPOSITION, Matter.FACILITATORS}
    network = Network.objects.create(programme=scenario.programme, name="Fjord", starts=TODAY, facilitator=guide)
    assert matters_in([named | {"network": network.pk}, *rest]) == {Matter.COMPOSITION}
    Network.objects.update(facilitator=None)
    assert matters_in([named | {"network": network.pk}, *rest]) == {Matter.COMPOSITION, Matter.FACILITATORS}


def test_another_facilitator_takes_managements_yes_and_another_name_does_not(hr, world):
    network = world.things.other_network
    programme = cut(world, network.programme, "size", "composition", "rhythm", "arrivals")
    guide = Facilitator.objects.create(person=world.people["employee"], capacity=2)
    facts = {"network": network, "day": network.day, "place": "", "by": world.hr, "at": NOW}
    assert ASKED in read(hr, "change_network", network.pk)
    assert change_network(name="Bølge", facilitator=network.facilitator, **facts).name == "Bølge"
    with pytest.raises(Refused, match="hvem der er facilitator hvor"):
        change_network(name="Bølge", facilitator=guide, **facts)
    assert change_network(name="Bølge", facilitator=guide, agreed=YES, **facts).facilitator == guide
    assert told(programme) == {("facilitators", YES)}


def test_another_size_or_rhythm_takes_managements_yes(hr, world, programme):
    programme = cut(world, programme, "composition", "facilitators", "arrivals")
    assert ASKED in read(hr, "correct_programme", programme.pk)
    facts = {"programme": programme, "purposes": [], "fields": [], "by": world.hr, "at": NOW}
    correct_programme(name="Andet navn", **facts)
    with pytest.raises(Refused, match="hvor store netværkene er og hvor ofte de mødes"):
        correct_programme(smallest=4, weeks=6, **facts)
    correct_programme(weeks=6, agreed=YES, **facts)
    assert told(programme) == {("rhythm", YES)}


def test_a_newcomer_is_given_a_place_when_management_has_said_yes(hr, world, scenario):
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    programme = cut(world, scenario.programme, "size", "composition", "rhythm", "facilitators")
    make_unit(world, "Hus Mie", "Kommunen", "Skole")
    mie = make_person(world, "Mie", "Mie Nielsen")
    make_holding(world, "Mie", "Hus Mie", level=3, title="leder")
    assert ASKED in read(hr, "newcomer", programme.pk, mie.pk)
    network = Network.objects.get(name="Bro", programme=programme)
    facts = {"network": network, "person": mie, "starts": TODAY, "by": world.hr, "at": NOW}
    with pytest.raises(Refused, match="hvor nye ledere får plads"):
        place_newcomer(**facts)
    form = {"network": network.pk, "starts": typed(TODAY), "reason": "", "agreed": YES}
    assert hr.post(reverse("networks:newcomer", args=[programme.pk, mie.pk]), form).status_code == 302
    assert Membership.objects.filter(network=network, person=mie).count() == 1
    assert told(programme) == {("arrivals", YES)}
    assert len(NAMES) + 1 == Membership.objects.filter(network__programme=programme).count()


@pytest.mark.parametrize(
    ("after", "matters"),
    [({}, set()), ({"largest": 9}, {"size"}), ({"weeks": 6, "smallest": 3}, {"size", "rhythm"}), ({"weeks": 4}, set())],
)
def test_only_what_becomes_another_is_a_matter(after, matters):
    assert changed_matters({"smallest": 5, "largest": 8, "weeks": 4}, after) == matters
