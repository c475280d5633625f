"""A network's life on its page, and the forms that prepare its decisions, as a browser gets them."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import Criterion, Decision, Dialogue, Network
from networks.rules.criteria import Kind
from networks.rules.cycle import State
from tests.evaluation.world import add_teams
from tests.networks.evaluated_world import add_vig, evaluated
from tests.networks.life_world import add_dialogue, decide_about
from tests.world import LONG_AGO, NOW, TODAY, typed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def words(response):
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"[\s\xa0]+", " ", text)


@pytest.fixture
def network(world):
    """The leader's network, in its third year."""
    Network.objects.filter(pk=world.things.network.pk).update(starts=TODAY - 900 * DAY)
    return Network.objects.get(pk=world.things.network.pk)


def address(name, network, *more):
    return reverse(f"networks:{name}", args=[network.pk, *more])


def sent(client, name, network, **facts):
    given = {"version": Network.objects.get(pk=network.pk).version} | facts
    return client.post(address(name, network), given)


def test_the_page_says_where_the_network_is_and_what_comes_next(hr, network):
    page = words(hr.get(address("life", network)))
    for said in (
        "Fjord har eksisteret i 2 år og 5 måneder, og ingen beslutning venter",
        "Netværket begyndte",
        "To år: herfra er netværket i en god alder",
        "I dag",
        "Den mangler. Skriv dialogen ind",
        "ingen dato sat",
        "Ingen kriterier er lagt fast.",
    ):
        assert said in page
    assert "Tag stilling Skriv" not in page


def test_the_picture_is_drawn_for_a_table_and_for_a_phone_and_says_nothing_aloud(hr, network):
    text = hr.get(address("life", network)).content.decode()
    assert text.count('class="ln-life"') == 2
    assert all('aria-hidden="true"' in found for found in re.findall(r'<svg class="ln-life[^>]*>', text))


def test_after_a_dialogue_hr_can_take_a_stand_and_the_facilitator_cannot(client, world, network):
    add_dialogue(world, network, days=3)
    for role, may in (("hr", True), ("facilitator", False)):
        client.force_login(world.accounts[role])
        page = client.get(address("life", network)).content.decode()
        assert (address("decide", network) in page, "Vi vil gerne fortsætte." in page) == (may, True)


def test_a_decision_is_told_with_its_reason_and_its_dialogue(hr, world, network):
    decision = decide_about(world, network, add_dialogue(world, network, days=3))
    page = words(hr.get(address("life", network)))
    assert "Vi lærer stadig af hinanden." in page
    assert f"med {decision.dialogue.people}" in page
    assert "Fortryd beslutningen" in page


def test_a_network_that_is_over_keeps_its_line_and_names_its_heir(client, world, network):
    Network.objects.filter(pk=network.pk).update(state=State.RESTARTED, ends=TODAY - DAY)
    heir = Network.objects.create(programme=network.programme, name="Fjord 2", starts=TODAY, origin=network)
    for role, may in (("hr", True), ("facilitator", False)):
        client.force_login(world.accounts[role])
        text = client.get(address("life", network)).content.decode()
        assert ("Fjord er genstartet" in text, "Fjord 2" in text, address("life", heir) in text) == (True, True, may)
        assert address("note_dialogue", network) not in text
    client.force_login(world.hr)
    assert address("life", network) in client.get(address("life", heir)).content.decode()


def test_dates_are_set(hr, network):
    response = sent(hr, "set_dates", network, trial_ends="", decide_by=typed(TODAY + 90 * DAY))
    assert response.url == address("life", network)
    network.refresh_from_db()
    assert (network.decide_by, network.version) == (TODAY + 90 * DAY, 1)


@pytest.mark.parametrize(
    ("facts", "words_at_field"),
    [
        ({"decide_by": typed(TODAY)}, "Den næste beslutning skal ligge efter i dag."),
        ({"decide_by": "31.2.2027"}, "31. februar findes ikke."),
        ({"trial_ends": typed(TODAY + 9 * DAY)}, "En prøveperiode varer højst to år."),
        ({"trial_ends": typed(TODAY)}, "Prøveperioden skal slutte efter i dag"),
    ],
)
def test_a_date_that_cannot_be_is_refused_at_its_field(hr, network, facts, words_at_field):
    response = sent(hr, "set_dates", network, **facts)
    (field,) = facts
    assert words_at_field in " ".join(response.context["form"].errors[field])
    assert response.context["form"][field].value() == facts[field]


@pytest.mark.parametrize("facts", [{"state": State.TRIAL, "trial_ends": TODAY}, {"decide_by": TODAY - 4 * DAY}])
def test_when_the_day_has_come_it_is_moved_by_a_decision_and_by_nothing_else(hr, network, facts):
    Network.objects.filter(pk=network.pk).update(**{"starts": TODAY - 300 * DAY} | facts)
    later = typed(TODAY + 200 * DAY)
    for given in ({"decide_by": later}, {"trial_ends": later}, {}):
        page = sent(hr, "set_dates", network, **given)
        assert "flyttes den kun med en beslutning" in words(page)
        assert address("decide", network) in page.content.decode()
        assert [str(one) for one in page.context["form"].non_field_errors()] == [
            "Dagen for beslutningen er kommet. Den flyttes kun med en beslutning."
        ]
    life = hr.get(address("life", network))
    assert address("set_dates", network) not in life.content.decode()
    assert "Dagen for beslutningen er kommet. Den flyttes kun med en beslutning." in words(life)
    before = {name: getattr(network, name) for name in ("state", "trial_ends", "decide_by", "version")}
    network.refresh_from_db()
    assert {name: getattr(network, name) for name in before} == before | facts
    assert "Gem datoerne" not in words(hr.get(address("set_dates", network)))


def test_the_day_before_and_of_a_network_to_come_dates_are_moved_freely(hr, network):
    for facts in ({"decide_by": TODAY + DAY}, {"decide_by": TODAY - DAY, "starts": TODAY + DAY}):
        Network.objects.filter(pk=network.pk).update(**facts)
        assert "Gem datoerne" in words(hr.get(address("set_dates", network)))
        assert address("set_dates", network) in hr.get(address("life", network)).content.decode()
        assert sent(hr, "set_dates", network, decide_by=typed(TODAY + 90 * DAY)).url == address("life", network)


@pytest.mark.parametrize(
    ("facts", "given", "field", "said"),
    [
        ({"state": State.TRIAL, "trial_ends": TODAY + 9 * DAY}, "", "trial_ends", "fortsæt, justér eller stop"),
        ({"state": State.TRIAL, "trial_ends": TODAY + 9 * DAY}, typed(TODAY + 99 * DAY), "trial_ends", "justér"),
        ({"decide_by": TODAY + 9 * DAY}, "", "decide_by", "Datoen kan flyttes, og den kan ikke fjernes"),
    ],
)
def test_a_date_that_was_set_is_not_done_away_with(hr, network, facts, given, field, said):
    Network.objects.filter(pk=network.pk).update(**{"starts": TODAY - 300 * DAY} | facts)
    response = sent(hr, "set_dates", network, **{field: given})
    assert said in " ".join(response.context["form"].errors[field])
    assert response.context["form"][field].value() == given
    assert address("decide", network) in response.content.decode()
    network.refresh_from_db()
    assert {name: getattr(network, name) for name in facts} == facts


def test_who_saw_an_older_page_is_told_and_may_send_again(hr, network):
    facts = {"trial_ends": "", "decide_by": typed(TODAY + 90 * DAY)}
    Network.objects.filter(pk=network.pk).update(version=4)
    response = hr.post(address("set_dates", network), facts | {"version": 0})
    assert "Forløbet er ændret, siden du åbnede siden." in words(response)
    assert response.context["form"]["version"].value() == "4"
    assert sent(hr, "set_dates", network, **facts).status_code == 302


def test_criteria_are_fixed_and_come_back_in_the_form(hr, network):
    chosen = {"share": "on", "limit_share": "40", "own": "on", "words": "Alle er rejst.", "limit_idle": "6"}
    assert sent(hr, "set_criteria", network, **chosen).url == address("life", network)
    assert list(Criterion.objects.values_list("kind", "limit", "words")) == [
        (Kind.SHARE, 40, ""),
        (Kind.OWN, None, "Alle er rejst."),
    ]
    form = hr.get(address("set_criteria", network)).context["form"]
    assert (form["share"].value(), form["limit_share"].value(), form["words"].value(), form["idle"].value()) == (
        True,
        40,
        "Alle er rejst.",
        False,
    )
    page = words(hr.get(address("life", network)))
    assert "Under 40 procent kom til hvert af de seneste tre møder." in page
    assert "Ved vi ikke Der er ikke holdt tre møder endnu." in page


@pytest.mark.parametrize(
    ("facts", "field", "said"),
    [
        ({"own": "on", "words": " "}, "words", "Skriv jeres eget kriterium"),
        ({"share": "on", "limit_share": "5"}, "limit_share", "Skriv et tal fra 10 til 90."),
        ({"idle": "on", "limit_idle": ""}, "limit_idle", "Skriv et tal fra 2 til 24."),
    ],
)
def test_a_criterion_that_makes_no_sense_is_refused_at_its_field(hr, network, facts, field, said):
    response = sent(hr, "set_criteria", network, **facts)
    assert said in " ".join(response.context["form"].errors[field])
    assert Criterion.objects.count() == 0


def test_criteria_are_not_fixed_when_the_decision_is_overdue(hr, network):
    Network.objects.filter(pk=network.pk).update(decide_by=TODAY - DAY)
    response = sent(hr, "set_criteria", network, own="on", words="Alle er rejst.")
    assert "kriterier skal ligge fast på forhånd" in words(response)
    assert (response.context["form"]["words"].value(), Criterion.objects.count()) == ("Alle er rejst.", 0)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"starts": TODAY - 1500 * DAY}, "Der skal tages stilling til netværket nu"),
        ({"decide_by": TODAY}, "Der skal tages stilling til netværket nu"),
        ({"state": State.WOUND_DOWN, "ends": TODAY + DAY}, "Kriterierne står, som de var"),
    ],
)
def test_fixed_criteria_are_shown_with_the_reason_and_no_form(hr, network, facts, why):
    Criterion.objects.create(network=network, kind=Kind.MEMBERS, fixed_at=NOW)
    Network.objects.filter(pk=network.pk).update(**facts)
    response = hr.get(address("set_criteria", network))
    page = words(response)
    assert (why in page, "Der er færre deltagere, end programmet siger." in page) == (True, True)
    assert 'name="members"' not in response.content.decode()
    life = hr.get(address("life", network))
    assert why in words(life)
    assert address("set_criteria", network) not in life.content.decode()
    assert sent(hr, "set_criteria", network).status_code == 200
    assert list(network.criteria.values_list("kind", flat=True)) == [Kind.MEMBERS]


def test_the_facilitator_notes_a_dialogue(client, world, network):
    client.force_login(world.accounts["facilitator"])
    facts = {"held_on": typed(TODAY - DAY), "people": "alle fire", "said": "Vi er i tvivl.\nMen vi vil videre."}
    assert client.post(address("note_dialogue", network), facts).url == address("life", network)
    talk = Dialogue.objects.get()
    assert (talk.said, talk.by) == ("Vi er i tvivl. Men vi vil videre.", world.accounts["facilitator"])


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"held_on": typed(TODAY + DAY)}, "held_on"),
        ({"held_on": typed(LONG_AGO)}, "held_on"),
        ({"said": ""}, "said"),
        ({"people": " "}, "people"),
    ],
)
def test_a_dialogue_that_cannot_have_been_is_refused_and_nothing_is_lost(hr, network, facts, field):
    given = {"held_on": typed(TODAY), "people": "alle fire", "said": "Vi er i tvivl."} | facts
    form = hr.post(address("note_dialogue", network), given).context["form"]
    assert list(form.errors) == [field]
    assert [form[name].value() for name in given] == list(given.values())
    assert (Dialogue.objects.count(), Decision.objects.count()) == (0, 0)


def test_an_evaluation_of_the_network_stands_on_the_line_and_one_of_others_does_not(hr, world):
    add_vig(add_teams(world))
    evaluated(world)
    for network, is_told in ((world.things.vig, True), (world.things.network, False)):
        page = words(hr.get(address("life", network)))
        assert ("Deltagerne svarede på evalueringen" in page) is is_told
