"""What management has answered is read where it is needed: when networks are evaluated, decided about and joined."""

import pytest
from django.urls import reverse

from networks.models import Dialogue, Network, Programme, Sheet
from networks.queries.decided import decided_about
from networks.rules.questions import BY_KEY
from tests.evaluation.world import add_teams
from tests.networks.crew import words_of
from tests.networks.evaluated_world import add_vig, evaluated
from tests.networks.sheet_world import published
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
ANSWERS = {
    "practice": "De prøver beslutninger af på hinanden.",
    "gain_leader": "Et sted at være i tvivl.",
    "fit": "En ny struktur i kommunen.",
    "ownership": "Netværket vælger selv emner.",
    "administration": "HR booker lokalerne.",
}


@pytest.fixture
def decided(world):
    """Network Vig's programme with a sheet in force; one answer more waits for a name."""
    add_teams(world)
    add_vig(world)
    sheet = published(world)
    for question, words in ANSWERS.items():
        sheet.answers.create(question=question, words=words, chosen={}, at=NOW)
    signature = sheet.signatures.get()
    signature.questions = [*signature.questions, *ANSWERS]
    signature.save(update_fields=["questions"])
    sheet.answers.create(question="telling", words="Direktøren siger det.", chosen={}, at=NOW)
    Sheet.objects.filter(pk=sheet.pk).update(programme=world.things.programme)
    return Programme.objects.get(pk=world.things.programme.pk)


def test_the_answers_in_force_are_read_in_the_order_asked_for(decided):
    found = decided_about(decided, ("fit", "telling", "practice", "turnover"))
    assert [(one.question, one.told, one.words) for one in found] == [
        (BY_KEY["fit"], (), ANSWERS["fit"]),
        (BY_KEY["practice"], (), ANSWERS["practice"]),
        (BY_KEY["turnover"], ("En ny leder har en plads efter højst 45 dage.",), "Nye ledere får en makker."),
    ]


def test_a_programme_without_a_sheet_in_force_says_nothing(world, hr):
    assert decided_about(world.things.programme, ("fit",)) == []
    page = hr.get(reverse("networks:evaluate_networks", args=[world.things.programme.pk])).content.decode()
    assert "Det har ledelsen besluttet" not in page


def read(client, name, *args):
    page = words_of(client.get(reverse(f"networks:{name}", args=args)).content.decode())
    return {question for question, words in ANSWERS.items() if words in page} | {
        question for question in ("evaluation", "turnover", "term") if str(BY_KEY[question].words) in page
    }


def test_each_page_shows_the_answers_that_it_is_about(world, hr, as_one, decided):
    evaluation = evaluated(world)
    vig = Network.objects.get(name="Vig")
    Dialogue.objects.create(network=vig, held_on=TODAY, people="alle", said="Godt", at=NOW)
    told = {"practice", "gain_leader", "evaluation"}
    assert read(hr, "evaluate_networks", decided.pk) == told
    assert read(hr, "decide", vig.pk) == read(hr, "decide_as", vig.pk, "fortsaet") == {"practice", "fit", "term"}
    assert read(hr, "redesign_together", decided.pk) == {"fit"}
    assert read(hr, "evaluation", evaluation.pk) == set()
    assert read(as_one("facilitator"), "house_rules", vig.pk) == {"ownership", "administration"}
    assert read(as_one("leader"), "aim", world.things.network.pk) == {"gain_leader"}
