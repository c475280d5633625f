"""The composition studio: prices before a move, reasons, rules by name, two people at once, letters first."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.scenarios import draft_scenario, keep_plan, publish, seat, weigh
from networks.composition import Explanation, Problem, Reason, check
from networks.composition.search import compose
from networks.models import Availability, Facilitator, Membership, Network, Scenario
from networks.queries.findings import finding_of, gap_words, repeats_words
from networks.queries.scenarios import rows_of, studio_of
from networks.queries.seating import seating_of
from networks.queries.seats import hand_of, reason_words
from networks.rules.composition import OWN_LINE, Weight, Wish
from networks.rules.sentences import percent
from organisation.models import Person
from tests.networks.crew import NAMES, composed, frame_of, key, page_of, pair, refreeze, words_of
from tests.world import NOW, TODAY, make_holding, make_person, make_unit

pytestmark = pytest.mark.django_db


def test_every_price_is_the_cost_counted_anew(world, scenario):
    seating = seating_of(scenario)
    before = check(seating.problem, scenario.assignment).cost
    for name in NAMES:
        hand = hand_of(seating, key(world, name))
        for network, choice in hand.choices.items():
            if choice.tone == "now":
                assert scenario.assignment[key(world, name)] == network
                continue
            seats = dict(scenario.assignment)
            if choice.swap:
                seats[str(choice.swap)] = seats[key(world, name)]
            seats[key(world, name)] = network
            verdict = check(seating.problem, seats)
            assert (verdict.violations, choice.rank) == ({}, (0, verdict.cost - before))
            for other, mark in choice.swaps.items():
                swapped = scenario.assignment | {
                    key(world, name): network,
                    str(other): scenario.assignment[key(world, name)],
                }
                change = check(seating.problem, swapped).cost - before
                assert mark.figure == ("0" if change == 0 else percent(change, seating.whole))


def test_a_leader_in_hand_sees_every_seat_with_its_price_and_reason(hr, world, scenario):
    page = page_of(hr, scenario, person=key(world, "Anna"))
    text = words_of(page)
    assert "Anna sidder her nu Flytter Anna, er der stadig 3 i netværket." in text
    assert len(re.findall(r'data-seat="', page)) == 2
    assert re.search(r"\d+,\d % (bedre|dårligere)|Lige så godt", text)
    assert 'name="swap" value="' in page
    assert "Hvorfor sidder Anna i Fjord?" in text


def test_why_somebody_sits_there_names_the_second_best_seat_and_numbers(world, programme):
    for days, name in enumerate(NAMES[4:], 100):
        starts = TODAY - timedelta(days)
        dates = {"starts": starts, "ends": starts + timedelta(30)}
        earlier = Network.objects.create(programme=programme, name=f"Gammel {days}", **dates)
        for person in ("Anna", name):
            Membership.objects.create(network=earlier, person=world.people[person], **dates)
    why = hand_of(seating_of(composed(world, programme)), key(world, "Anna")).why
    assert re.fullmatch(r"Det næstbedste er Bro i bytte med \w+ Nielsen, og det er \d+,\d % dårligere\.", why[0])
    assert why[1:] == ("Der sidder 3, som Anna har været i netværk med før, mod 0 her.",)


def test_a_better_seat_is_said_aloud(world, programme):
    mixed_up = {"Anna": "1", "Dan": "1", "Gitte": "1", "Jens": "1", "Bo": "2", "Eva": "2", "Hans": "2", "Karen": "2"}
    scenario = composed(world, programme, mixed_up | {"Carla": "3", "Finn": "3", "Ida": "3", "Lars": "3"})
    hand = hand_of(seating_of(scenario), key(world, "Anna"))
    assert "Det er ikke den bedste plads" in hand.why[0]
    assert (hand.best.tone, hand.best.arrow) == ("up", "▲")
    assert ("up", f"{hand.best.name} får 2 fagområder i stedet for 1") in hand.best.details


def test_a_seat_beside_the_own_leader_is_hatched_and_names_the_leader(hr, world, programme):
    make_unit(world, "Lille hus", "Hus Anna", "Skole")
    make_person(world, "Mads", "Mads Nielsen")
    make_holding(world, "Mads", "Lille hus", level=3, title="leder")
    scenario = composed(world, programme, {"Mads": "2", "Bo": "2"})
    choice = hand_of(seating_of(scenario), key(world, "Mads")).choices["1"]
    assert (choice.tone, choice.text) == ("no", "Anna Nielsen er Mads' nærmeste leder.")
    assert choice.tags == {world.people["Anna"].pk: "egen leder"}
    page = page_of(hr, scenario, person=key(world, "Mads"))
    assert 'class="ln-seat ln-seat--no"' in page
    assert "Kan ikke lade sig gøre" in page
    assert "egen leder" in page


def test_a_full_network_offers_the_best_change_of_places(world, programme):
    scenario = composed(world, programme)
    scenario.frame = frame_of("Fjord", "Bro", "Mole", largest=4)
    scenario = refreeze(scenario)
    choice = hand_of(seating_of(scenario), key(world, "Anna")).choices["2"]
    partner = Person.objects.get(pk=choice.swap)
    assert choice.text.startswith(f"Fuldt. Bedste bytte er med {partner.name}.")
    assert choice.alone == ""


def test_who_has_met_before_is_named(world, programme):
    dates = {"starts": TODAY - timedelta(400), "ends": TODAY - timedelta(30)}
    earlier = Network.objects.create(programme=programme, name="Gammel", **dates)
    for name in ("Anna", "Eva", "Bo"):
        Membership.objects.create(network=earlier, person=world.people[name], **dates)
    scenario = composed(world, programme)
    page = studio_of(scenario)
    assert page.finding.repeats == "1 par har været i netværk sammen før."
    hand = hand_of(page.seating, key(world, "Anna"))
    assert (
        any("Møder Eva Nielsen" in words for _, words in hand.choices["2"].details)
        or "Eva" in hand.choices["2"].partner
    )
    assert "Ingen gensyn." in hand.choices["3"].text
    assert ("up", "Anna møder kun nye ansigter") in hand.choices["3"].details


def test_somebody_the_problem_does_not_know_is_not_taken_in_hand(hr, world, scenario):
    for person in ("987654321", "x", key(world, "leader"), ""):
        assert hand_of(seating_of(scenario), person) is None
        assert page_of(hr, scenario, person=person)


def test_a_seat_is_moved_by_the_form_and_taken_back(hr, world, scenario):
    before = dict(scenario.assignment)
    form = {"person": key(world, "Anna"), "network": "2", "version": scenario.version}
    response = hr.post(reverse("networks:seat", args=[scenario.pk]), form, follow=True)
    assert "Anna sidder nu i Bro." in response.content.decode()
    scenario.refresh_from_db()
    assert scenario.assignment[key(world, "Anna")] == "2"
    hr.post(reverse("networks:undo", args=[scenario.pk]), {"version": scenario.version})
    scenario.refresh_from_db()
    assert scenario.assignment == before


def test_two_change_places_by_the_form(hr, world, scenario):
    form = {"person": key(world, "Anna"), "swap": key(world, "Hans"), "version": scenario.version}
    page = hr.post(reverse("networks:seat", args=[scenario.pk]), form, follow=True).content.decode()
    assert "Anna sidder nu i Bro og Hans i Fjord." in page


@pytest.mark.parametrize(
    "wrong", [{"network": "99"}, {"network": ""}, {"swap": "987654321"}, {"person": "987654321"}, {"version": ""}]
)
def test_a_seat_that_is_not_there_moves_nobody(hr, world, scenario, wrong):
    form = {"person": key(world, "Anna"), "network": "2", "version": scenario.version} | wrong
    page = hr.post(reverse("networks:seat", args=[scenario.pk]), form, follow=True).content.decode()
    assert "Der er ikke flyttet nogen." in page
    assert Scenario.objects.get(pk=scenario.pk).assignment == scenario.assignment


def test_who_comes_second_is_told_and_sees_what_the_first_did(hr, world, scenario):
    seat(scenario=scenario, person=world.people["Bo"], network="3", version=scenario.version, by=world.hr, at=NOW)
    form = {"person": key(world, "Anna"), "network": "2", "version": scenario.version}
    for name in ("seat", "undo", "pin", "weigh"):
        sent = form | {wish.value: Weight.SOME.value for wish in Wish}
        page = hr.post(reverse(f"networks:{name}", args=[scenario.pk]), sent, follow=True).content.decode()
        assert "flyttede Bo Nielsen kl." in page
        assert "Din ændring er ikke gemt endnu. Her er forslaget, som det er nu." in page
    scenario.refresh_from_db()
    assert (scenario.assignment[key(world, "Anna")], scenario.assignment[key(world, "Bo")]) == ("1", "3")


def test_a_held_seat_is_shown_and_let_go(hr, world, scenario):
    form = {"person": key(world, "Anna"), "hold": "1", "version": scenario.version}
    page = hr.post(reverse("networks:pin", args=[scenario.pk]), form, follow=True).content.decode()
    assert "Anna bliver siddende, når der regnes igen." in page
    assert "1 plads holdt fast" in page
    assert "Fordi I har holdt Annas plads fast." in page
    scenario.refresh_from_db()
    assert scenario.pins == {key(world, "Anna"): "1"}
    hr.post(reverse("networks:pin", args=[scenario.pk]), {"person": key(world, "Anna"), "version": scenario.version})
    scenario.refresh_from_db()
    assert scenario.pins == {}


def test_a_common_day_is_shown_on_the_card(world, programme):
    for name, days in (("Anna", ["mon", "wed"]), ("Bo", ["wed", "fri"])):
        Availability.objects.create(programme=programme, person=world.people[name], days=days)
    cards = {card.name: card for card in studio_of(composed(world, programme)).cards}
    assert (cards["Fjord"].days, cards["Bro"].days) == ("onsdag", "alle ugens dage")
    assert [(one.mark.name, one.count) for one in cards["Fjord"].mix] == [("Skole", 2), ("Teknik", 1), ("Ældre", 1)]


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (0.0, "Kan ikke gøres bedre."),
        (0.02, "Kan næppe gøres bedre (0,1 %)."),
        (0.2, "Kan næppe gøres bedre (0,2 %)."),
        (3.14, "Tæt på det bedst mulige (højst 3,1 % fra)."),
        (12.0, "Kan måske gøres bedre (højst 12,0 % fra det bedst mulige)."),
    ],
)
def test_the_distance_to_the_best_is_a_sentence(gap, words):
    assert gap_words(gap) == words


def test_repeats_are_a_sentence():
    assert repeats_words(0, 0) == "Ingen har været i netværk sammen før."
    assert repeats_words(3, 1) == "3 par har været i netværk sammen før."
    assert repeats_words(3, 3) == "3 par har været i netværk sammen før. Færre kan det ikke blive."


def spread(world, programme, number):
    """A proposal of so many networks with one leader in each of the first dozen."""
    scenario = draft_scenario(programme=programme, by=world.hr, at=NOW)
    scenario.frame = frame_of(*(f"N{place}" for place in range(number)), smallest=0, largest=12)
    scenario = refreeze(scenario)
    scenario.assignment = {key(world, name): str(place + 1) for place, name in enumerate(NAMES)}
    scenario.save(update_fields=["frame", "assignment"])
    return scenario


@pytest.mark.parametrize(
    ("number", "is_open", "is_terse"), [(12, True, False), (13, True, True), (40, True, True), (41, False, True)]
)
def test_beyond_a_dozen_networks_names_stand_alone_and_beyond_forty_each_opens_on_its_own(
    world, programme, number, is_open, is_terse
):
    page = studio_of(spread(world, programme, number))
    rows = rows_of(page, None, all_of_them=False)
    assert {(row.is_open, row.is_terse) for row in rows} == {(is_open, is_terse)}
    assert {row.is_open for row in rows_of(page, None, all_of_them=True)} == {True}
    hand = hand_of(page.seating, key(world, "Anna"))
    shown = rows_of(page, hand, all_of_them=False)
    assert (len(shown), shown[0].card.key) == (8 if is_terse else number, hand.home)
    assert {(row.is_open, row.is_terse) for row in shown} == {(True, False)}
    assert len(rows_of(page, hand, all_of_them=True)) == number


def test_of_many_networks_a_place_is_shown_where_two_have_the_same_name(hr, world, programme):
    Person.objects.filter(pk=world.people["Bo"].pk).update(name="Anna Nielsen")
    text = words_of(page_of(hr, spread(world, programme, 13)))
    assert "Anna Nielsen Hus Anna" in text
    assert "Anna Nielsen Hus Bo" in text
    assert "Carla Nielsen Netværk N3" in text
    assert "13 netværk mangler en facilitator" in text


@pytest.mark.parametrize("asked", ["", "person"])
def test_the_studio_asks_a_fixed_number_of_questions(hr, world, scenario, django_assert_num_queries, asked):
    query = {"person": key(world, "Anna")} if asked else {}
    with django_assert_num_queries(28):
        page_of(hr, scenario, **query)


def test_somebody_without_a_seat_is_priced_as_an_addition(world, programme):
    scenario = composed(world, programme)
    del scenario.assignment[key(world, "Anna")]
    seating = seating_of(scenario)
    hand = hand_of(seating, key(world, "Anna"))
    before = check(seating.problem, scenario.assignment).cost
    assert (hand.home, hand.home_name, hand.why) == (None, "", ())
    for network, choice in hand.choices.items():
        after = check(seating.problem, scenario.assignment | {key(world, "Anna"): network}).cost
        assert (choice.rank, choice.swaps) == ((0, after - before), {})
    assert [face.name for _, face in studio_of(scenario).unseated] == ["Anna Nielsen"]


def test_in_a_rotation_the_number_who_move_is_said(world, programme):
    publish(scenario=(first := composed(world, programme)), version=first.version, by=world.hr, at=NOW)
    scenario = draft_scenario(programme=programme, by=world.hr, at=NOW)
    weigh(scenario=scenario, words={Wish.FEW_MOVES: Weight.MUCH}, version=0, by=world.hr, at=NOW)
    scenario.refresh_from_db()
    scenario.starts = TODAY + timedelta(30)
    scenario = refreeze(scenario)
    now = {person["id"]: person["current"] for person in scenario.problem["people"]}
    scenario.assignment = dict(now)
    page = studio_of(scenario)
    assert page.finding.moved == 0
    hand = hand_of(page.seating, key(world, "Anna"))
    assert ("down", "2 flytter i stedet for 0") in hand.best.details
    moved = seating_of(scenario)
    moved.scenario.assignment |= {key(world, "Bo"): now[key(world, "Eva")]}
    assert ("down", "3 flytter i stedet for 1") in hand_of(moved, key(world, "Anna")).choices[
        now[key(world, "Eva")]
    ].details


def test_a_network_that_would_be_too_small_offers_a_change_of_places(world, programme):
    scenario = composed(world, programme)
    scenario.frame = frame_of("Fjord", "Bro", "Mole", smallest=4, largest=5)
    choice = hand_of(seating_of(refreeze(scenario)), key(world, "Anna")).choices["2"]
    assert choice.text.startswith("Fjord bliver for lille. Bedste bytte er med")


def test_when_every_other_seat_breaks_a_rule_it_says_so(world, programme):
    for other in ("Eva", "Finn", "Gitte", "Hans", "Ida", "Jens", "Karen", "Lars"):
        pair(programme, world, "Anna", other)
    hand = hand_of(seating_of(composed(world, programme)), key(world, "Anna"))
    assert hand.why[0] == "Alle andre pladser bryder en regel."
    assert hand.best is None
    assert {choice.tone for choice in hand.choices.values()} == {"now", "no"}


def test_with_one_network_there_is_nothing_to_choose(world, programme):
    scenario = composed(world, programme, dict.fromkeys(NAMES, "1"))
    scenario.frame = frame_of("Fjord", largest=20)
    assert hand_of(seating_of(refreeze(scenario)), key(world, "Anna")).why == ("Der er kun ét netværk.",)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason("label", "field", "Skole", 0, 4, 1, 3), "Der sidder i forvejen 3 fra Skole mod 1 her."),
        (
            Reason("label", "level", "4", 2, 6, 0, 0),
            "Så er der 3 par på niveauet leder af medarbejdere sammen mod 1 nu.",
        ),
        (Reason("round", "0", "n1", 10, 30, 0, 0), "Så mødes 3 par igen mod 1 nu."),
        (Reason("move", "", "", 0, 4, 0, 0), "Så flytter en mere fra sit netværk."),
    ],
)
def test_each_reason_has_its_sentence(world, scenario, reason, words):
    found = Explanation("2", None, 4, (), (reason,))
    assert reason_words(reason, found, seating_of(scenario), key(world, "Anna")) == words


@pytest.fixture
def led(world, programme):
    """Anna leads Mads, who leads nobody and is the facilitator of the networks that `led` is given."""
    make_person(world, "Mads", "Mads Madsen")
    make_holding(world, "Mads", "Hus Anna", level=None, title="konsulent")
    guide = Facilitator.objects.create(person=world.people["Mads"], capacity=3)

    def led(*networks):
        scenario = composed(world, programme)
        for entry in scenario.frame:
            if entry["id"] in networks:
                entry |= {"facilitator": guide.pk, "guide": guide.person_id}
        scenario.save()
        return refreeze(scenario)

    return led


SAID = "Anna Nielsen er nærmeste leder for Mads Madsen, som er facilitator i %s."


def test_a_leader_beside_a_facilitator_who_answers_to_them_is_named_and_no_rule_is_broken(hr, world, led):
    scenario = led("1", "2")
    page = studio_of(scenario)
    assert (page.finding.own_line, page.finding.broken, page.may_publish) == ((SAID % "Fjord",), (), True)
    assert SAID % "Fjord" in words_of(page_of(hr, scenario))
    assert SAID % "Fjord" in words_of(hr.get(reverse("networks:publish_scenario", args=[scenario.pk])).content.decode())
    hand = hand_of(seating_of(scenario), key(world, "Anna"))
    assert ("down", SAID % "Bro") in hand.choices["2"].details
    assert hand.best.network == "3"
    away = keep_plan(
        scenario=scenario,
        assignment=scenario.assignment | {key(world, "Anna"): "3"},
        version=scenario.version,
        seed=1,
        at=NOW,
    )
    assert finding_of(seating_of(away)).own_line == ()
    assert SAID % "Fjord" in hand_of(seating_of(away), key(world, "Anna")).why


def test_composing_keeps_a_leader_from_a_facilitator_who_answers_to_them_where_it_can(world, led):
    problem = Problem.from_json(led("1", "2").problem)
    assert compose(problem, iterations=20_000).assignment[key(world, "Anna")] == "3"
    everywhere = Problem.from_json(led("1", "2", "3").problem)
    plan = compose(everywhere, iterations=20_000)
    assert (plan.violations, check(everywhere, plan.assignment).violations) == ({}, {})
    assert check(everywhere, plan.assignment).cost >= OWN_LINE


def test_where_likeness_is_not_weighed_differences_are_measured_against_the_whole_cost(world, programme):
    scenario = composed(world, programme)
    scenario.weights = dict.fromkeys(Wish, Weight.NONE)
    seating = seating_of(refreeze(scenario))
    assert (seating.floor.labels, seating.whole) == (0, seating.verdict.cost)
    assert {choice.head for choice in hand_of(seating, key(world, "Anna")).choices.values()} == {
        "Anna sidder her nu",
        "Lige så godt",
    }
