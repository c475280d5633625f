"""Gender in a composition: off unless the municipality has it in its files and HR chooses to weigh it."""

import pytest
from django.urls import reverse

from networks.actions.scenarios import weigh
from networks.composition import Problem
from networks.composition.verdict import check
from networks.queries.problem import problem_of
from networks.rules.composition import DEFAULT_WEIGHTS, Weight, Wish, weights_of
from networks.rules.sentences import value_words
from organisation.models import Person
from tests.networks.crew import NAMES, key, page_of
from tests.world import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(world, programme):
    """Half of the crew are women: the first two in each network, and the fourth in the second one."""
    for place, name in enumerate(NAMES):
        world.people[name].gender = "k" if place % 4 < 2 or name == "Hans" else "m"
        world.people[name].save(update_fields=["gender"])


def labels(scenario):
    return [person["labels"] for person in problem_of(scenario)["people"]]


def chosen(world, scenario, word=Weight.MUCH):
    return weigh(scenario=scenario, words={Wish.GENDER: word}, version=scenario.version, by=world.hr, at=NOW)


def test_it_is_off_unless_chosen(known, scenario):
    assert DEFAULT_WEIGHTS[Wish.GENDER] == Weight.NONE
    assert "gender" not in weights_of({})["labels"]
    assert not any("gender" in one for one in labels(scenario))


def test_where_hr_chooses_it_the_optimiser_knows_and_who_has_none_is_alike_nobody(world, known, scenario):
    Person.objects.filter(pk=world.people["Anna"].pk).update(gender="")
    scenario = chosen(world, scenario)
    assert problem_of(scenario)["weights"]["labels"]["gender"] == 4
    told = {person["id"]: person["labels"].get("gender") for person in problem_of(scenario)["people"]}
    assert (told[key(world, "Anna")], told[key(world, "Bo")], told[key(world, "Dan")]) == (None, "k", "m")


def test_it_counts_pairs_as_the_other_labels_do(world, known, scenario):
    off = check(Problem.from_json(problem_of(scenario)), scenario.assignment).cost
    scenario = chosen(world, scenario)
    on = check(Problem.from_json(problem_of(scenario)), scenario.assignment).cost
    assert on - off == 4 * (2 + 3 + 2)


def test_a_reason_speaks_of_the_same_gender_and_of_nobodys():
    assert {value_words("gender", value) for value in ("k", "m", "x")} == {"af samme køn"}


def test_hr_is_asked_only_where_the_files_have_it(hr, world, scenario):
    assert "Blandet køn" not in page_of(hr, scenario)
    form = {wish.value: Weight.LITTLE for wish in Wish if wish != Wish.GENDER} | {"version": scenario.version}
    assert hr.post(reverse("networks:weigh", args=[scenario.pk]), form).status_code == 302
    scenario.refresh_from_db()
    assert scenario.weights[Wish.GENDER] == Weight.NONE
    Person.objects.filter(pk=world.people["Anna"].pk).update(gender="k")
    assert "Blandet køn" in page_of(hr, scenario)
    form |= {"gender": Weight.SOME, "version": scenario.version}
    assert hr.post(reverse("networks:weigh", args=[scenario.pk]), form).status_code == 302
    scenario.refresh_from_db()
    assert scenario.weights[Wish.GENDER] == Weight.SOME
