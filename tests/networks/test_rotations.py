"""Rotation in full and in part: what it gives, whom it tells, and the years ahead."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions import rotations as verbs
from networks.actions.departures import hold_place
from networks.actions.ending import close_network
from networks.actions.publishing import before_of, notices_of
from networks.actions.scenarios import compose_scenario, keep_plan, publish
from networks.composition import Problem, check
from networks.models import Membership, Network, RoundsAhead, Scenario
from networks.queries.cycle import turns_of
from networks.queries.findings import compared, gap_words
from networks.queries.letters import people_in
from networks.queries.lifelines import turned_words
from networks.queries.problem import problem_of
from networks.queries.rotations import ahead_page, rotation_page
from networks.queries.scenarios import studio_of
from networks.queries.together import together_of
from networks.rules.composition import State, Weight, Wish
from organisation.models import Job, Leave, Letter
from organisation.rules.refusals import Refused
from tests.networks.crew import NAMES, key, page_of, words_of
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=365)


@pytest.fixture
def running(world, programme, scenario):
    """The crew's programme with its three networks running."""
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    return programme


def begun(world, programme, *limits, starts=LATER):
    return verbs.begin_rotation(programme=programme, starts=starts, limits=limits, by=world.hr, at=NOW)


def exchanged(world, draft, *pairs):
    """A draft in which people have changed places."""
    seats = dict(draft.assignment)
    for one, other in pairs:
        a, b = key(world, one), key(world, other)
        seats[a], seats[b] = seats[b], seats[a]
    return keep_plan(scenario=draft, assignment=seats, version=draft.version, seed=1, at=NOW)


def test_the_gap_of_a_partial_rotation_names_its_limit():
    assert gap_words(40.0, 8) == "Det bedste, der er fundet, når højst 8 flytter."


def test_a_rotation_begins_with_everybody_where_they_sit(world, running):
    drafts = begun(world, running, 3, None)
    assert [(draft.letter, draft.max_moved, draft.starts) for draft in drafts] == [("A", 3, LATER), ("B", None, LATER)]
    assert {draft.weights[Wish.NEW_FACES] for draft in drafts} == {Weight.MUCH}
    assert all(len(draft.assignment) == len(NAMES) and draft.figures["moved"] == 0 for draft in drafts)
    assert rotation_page(running, LATER).members == len(NAMES)


def test_a_partial_rotation_moves_no_more_than_allowed_and_says_what_it_gives(hr, world, running):
    draft = exchanged(world, begun(world, running, 2)[0], ("Anna", "Eva"))
    page = studio_of(draft)
    assert (page.finding.moved, page.finding.broken) == (2, ())
    assert page.finding.repeats == "6 nye møder mellem to. Ingen, der har været skilt ad, mødes igen."
    assert page.finding.a_move == "3,0 nye møder, hver gang en flytter"
    text = words_of(page_of(hr, draft))
    assert "Rotation fra" in text
    assert "Højst 2 flytter" in text
    broken = check(Problem.from_json(draft.problem), exchanged(world, draft, ("Bo", "Finn")).assignment)
    assert broken.violations == {"moved": 2}


def test_those_who_move_and_those_with_new_company_are_told_and_nobody_else(world, running):
    draft = exchanged(world, begun(world, running, 2)[0], ("Anna", "Eva"))
    Letter.objects.all().delete()
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    sent = {(letter.person.name.split()[0], letter.template) for letter in Letter.objects.select_related("person")}
    company = {(name, "network_changed") for name in ("Bo", "Carla", "Dan", "Finn", "Gitte", "Hans")}
    assert sent == {("Anna", "network_moved"), ("Eva", "network_moved"), *company}
    place = Membership.objects.get(person=world.people["Anna"], network__programme=running, ends=None)
    assert (place.network.name, place.starts) == ("Bro", LATER)


def test_who_comes_to_a_network_that_runs_is_not_told_of_a_first_meeting(world, running):
    Membership.objects.filter(network__programme=running, person=world.people["Lars"]).delete()
    draft = begun(world, running, None)[0]
    home = draft.assignment[key(world, "Karen")]
    draft = keep_plan(
        scenario=draft,
        assignment=draft.assignment | {key(world, "Lars"): home},
        version=draft.version,
        seed=1,
        at=NOW,
    )
    Letter.objects.all().delete()
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    text = Letter.objects.get(template="network_place").text
    assert "Netværket er allerede i gang" in text
    assert "det første møde" not in text


def test_after_a_rotation_old_and_new_company_have_been_met(world, running):
    draft = exchanged(world, begun(world, running, None)[0], ("Anna", "Eva"))
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    again = begun(world, running, None, starts=LATER + timedelta(days=365))[0]
    rounds = Problem.from_json(again.problem).earlier_groups
    times = {name: sum(one[key(world, "Anna")] == one[key(world, name)] for one in rounds) for name in NAMES[1:]}
    assert len(rounds) == 2
    met = {name: number for name, number in times.items() if number}
    assert met == {"Bo": 1, "Carla": 1, "Dan": 1, "Finn": 1, "Gitte": 1, "Hans": 1}
    known = together_of(studio_of(again).seating, key(world, "Anna"))
    assert {world_name(world, person) for person in known} == set(met)


def world_name(world, person):
    return next(name for name in NAMES if key(world, name) == person)


def test_proposals_of_a_rotation_stand_side_by_side(hr, world, running):
    few, many = begun(world, running, 2, None)
    exchanged(world, few, ("Anna", "Eva"))
    exchanged(world, many, ("Anna", "Eva"), ("Bo", "Ida"))
    page = compared(running)
    told = {name: [words for _one, words in line] for name, line in page.lines}
    assert told["Flytter netværk"] == ["2", "4"]
    assert told["Hver flytning"][0] == "3,0 nye møder, hver gang en flytter"
    assert told["Andre end i det første"] == ["", "2 sidder et andet sted"]
    text = words_of(hr.get(reverse("networks:compare_scenarios", args=[running.pk])).content.decode())
    assert "højst 2 flytter" in text


def test_hr_begins_several_proposals_at_once_and_sees_them_computed(hr, world, running, monkeypatch):
    rung = []
    monkeypatch.setattr("networks.views.rotations.ring", rung.append)
    address = reverse("networks:rotate", args=[running.pk])
    assert "højst 2 flytter" in hr.get(address).content.decode().lower()
    assert "Vælg mindst ét forslag" in hr.post(address, {"starts": "1.1.2030"}).content.decode()
    late = hr.post(address, {"starts": TODAY.strftime("%d.%m.%Y"), "limits": ["2"]}).content.decode()
    assert "En rotation begynder tidligst i morgen" in late
    day = LATER.strftime("%d.%m.%Y")
    response = hr.post(address, {"starts": day, "limits": ["3", "all"], "own": "2"}, follow=True)
    assert [one.max_moved for one in Scenario.objects.filter(programme=running, state=State.DRAFT)] == [2, 3, None]
    assert len(rung) == 3
    text = words_of(response.content.decode())
    assert "3 forslag regnes nu." in text
    assert text.count("Regner …") == 3


def test_a_programme_without_networks_has_nothing_to_rotate(hr, programme):
    page = hr.get(reverse("networks:rotate", args=[programme.pk]), follow=True).content.decode()
    assert "Programmet har ingen netværk i gang" in page


def planned(world, running, monkeypatch, *rounds):
    """A plan whose search gives these rounds."""
    plan = verbs.plan_ahead(programme=running, starts=LATER, months=12, rounds=len(rounds), by=world.hr, at=NOW)
    answer = {"rounds": [{"assignment": one} for one in rounds], "repeats": 0, "horizon": 3}
    monkeypatch.setattr("networks.tasks.rotations.search", lambda problem, work: answer)
    from networks.tasks.rotations import rotate_in_background

    rotate_in_background(plan.job.pk)
    return RoundsAhead.objects.get(pk=plan.pk)


def in_turn(world, running, step):
    """Everybody dealt round the networks in another way."""
    frame = problem_of(begun(world, running, None)[0])["networks"]
    return {key(world, name): frame[(place // 4 + step * (place % 4)) % 3]["id"] for place, name in enumerate(NAMES)}


def test_the_years_ahead_are_planned_kept_and_become_proposals(hr, world, running, monkeypatch):
    first, second = in_turn(world, running, 1), in_turn(world, running, 0)
    plan = planned(world, running, monkeypatch, first, second)
    assert all(person["current"] is None for person in plan.asked["people"])
    assert Job.objects.get(pk=plan.job_id).state == "done"
    page = ahead_page(running)
    assert [(one.number, one.starts.year, one.again) for one in page.rounds][1] == (2, LATER.year + 1, 18)
    assert page.rounds[0].new + page.rounds[0].again == sum(
        n * (n - 1) // 2 for n in (list(first.values()).count(one) for one in set(first.values()))
    )
    text = words_of(hr.get(reverse("networks:years_ahead", args=[running.pk])).content.decode())
    assert "Lederne har allerede haft 1 runde, og 18 af 66 par har mødtes." in text
    assert "De par, der er tilbage, rækker til højst 2 runder med lutter nye" in text
    assert "lutter nye i højst 3 runder" not in text
    before = Scenario.objects.count()
    response = hr.post(reverse("networks:draft_round", args=[plan.pk, 1]))
    draft = Scenario.objects.latest("pk")
    assert (response.url, Scenario.objects.count()) == (reverse("networks:studio", args=[draft.pk]), before + 1)
    assert (draft.assignment, draft.starts) == (first, LATER)
    assert hr.post(reverse("networks:draft_round", args=[plan.pk, 3])).status_code == 404


def test_who_has_come_since_waits_for_a_seat_in_the_round(world, running, monkeypatch):
    seats = in_turn(world, running, 1)
    del seats[key(world, "Lars")]
    plan = planned(world, running, monkeypatch, seats | {"987654321": next(iter(seats.values()))})
    draft = verbs.draft_round(plan=plan, number=1, by=world.hr, at=NOW)
    assert draft.assignment == seats
    assert [face.name for _, face in studio_of(draft).unseated] == ["Lars Nielsen"]


def test_hr_asks_for_a_plan_and_stops_it(hr, world, running, monkeypatch):
    monkeypatch.setattr("networks.views.rotations.ring", lambda job: None)
    address = reverse("networks:years_ahead", args=[running.pk])
    assert "Der er ikke lagt nogen plan endnu." in hr.get(address).content.decode()
    past = {"starts": "1.1.2020", "rounds": 3, "months": 12}
    assert "Vælg en dag, der kommer." in hr.post(address, past).content.decode()
    form = {"starts": LATER.strftime("%d.%m.%Y"), "rounds": 3, "months": 6}
    text = words_of(hr.post(address, form, follow=True).content.decode())
    assert "Lægger planen …" in text
    plan = RoundsAhead.objects.latest("pk")
    assert (plan.number, plan.months, plan.job.payload["rounds"]) == (3, 6, 3)
    hr.post(reverse("networks:stop_planning", args=[plan.pk]))
    assert "Der blev ikke lagt nogen plan. Prøv igen." in hr.get(address).content.decode()


def test_a_place_that_is_held_outlasts_a_rotation_and_nobody_is_told_that_it_ended(hr, world, running):
    away = Membership.objects.get(network__programme=running, person=world.people["Anna"])
    hold_place(membership=away, until=LATER + timedelta(days=30), by=world.hr, at=NOW)
    Leave.objects.create(person=away.person, starts=TODAY, ends=LATER + timedelta(days=20))
    draft, other = begun(world, running, None, 2)
    (network,) = [one for one in draft.problem["networks"] if one["id"] == f"n{away.network_id}"]
    assert network["max"] == running.largest - 1
    page = words_of(hr.get(reverse("networks:publish_scenario", args=[draft.pk])).content.decode())
    assert f"{away.person.name} beholder den plads i {away.network.name}, som I holder." in page
    assert "De nye pladser gælder fra" in page
    assert "Forslag B lægges væk og kan tages op igen." in page
    Letter.objects.all().delete()
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    away.refresh_from_db()
    other.refresh_from_db()
    assert (away.ends, other.state) == (None, State.DISCARDED)
    assert not Letter.objects.exists()


def test_a_place_that_is_held_in_a_network_that_ends_is_lost(world, running):
    away = Membership.objects.get(network__programme=running, person=world.people["Anna"])
    hold_place(membership=away, until=LATER + timedelta(days=30), by=world.hr, at=NOW)
    Leave.objects.create(person=away.person, starts=TODAY, ends=LATER + timedelta(days=20))
    draft = begun(world, running, None)[0]
    draft.frame = [entry for entry in draft.frame if entry["network"] != away.network_id]
    notices = notices_of(draft, people_in(draft), before_of(draft))
    assert [notice.template for notice in notices if notice.to == away.person] == ["network_left"]


def test_a_rotation_whose_day_has_gone_waits_for_another_day(hr, world, running):
    draft = begun(world, running, 2, starts=TODAY + timedelta(days=3))[0]
    Scenario.objects.filter(pk=draft.pk).update(starts=TODAY - timedelta(days=1))
    draft.refresh_from_db()
    with pytest.raises(Refused, match="Den dag er gået"):
        publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    studio = reverse("networks:studio", args=[draft.pk])
    assert "og den dag er gået" in hr.get(studio).content.decode()
    assert hr.get(reverse("networks:publish_scenario", args=[draft.pk]))["Location"] == studio
    address = reverse("networks:first_day", args=[draft.pk])
    late = hr.post(address, {"starts": f"{TODAY - timedelta(days=1):%d.%m.%Y}", "version": draft.version})
    assert "Den dag er gået. Vælg i dag eller en dag, der kommer." in late.content.decode()
    hr.post(address, {"starts": f"{LATER:%d.%m.%Y}", "version": draft.version})
    draft.refresh_from_db()
    assert draft.starts == LATER
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)


def without_mole(draft):
    """The draft without one of its networks, whose people sit in the others."""
    mole = next(entry for entry in draft.frame if entry["name"] == "Mole")
    draft.frame = [entry | {"max": 8} for entry in draft.frame if entry is not mole]
    homes = [entry["id"] for entry in draft.frame]
    seats = draft.assignment.items()
    draft.assignment = {person: home if home != mole["id"] else homes[0] for person, home in seats}
    draft.problem = problem_of(draft)
    draft.save()
    return Network.objects.get(pk=mole["network"])


def test_a_networks_life_tells_of_a_rotation_with_who_came_and_went(hr, world, running):
    draft = exchanged(world, begun(world, running, None)[0], ("Anna", "Eva"), ("Bo", "Ida"))
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    address = reverse("networks:life", args=[Network.objects.get(programme=running, name="Bro").pk])
    assert "Netværket bliver roteret: 1 kommer, og 1 går" in words_of(hr.get(address).content.decode())
    fjord = Network.objects.get(programme=running, name="Fjord")
    later = {turn.day: turned_words(turn, LATER) for turn in turns_of(fjord)}
    assert later == {LATER: "Netværket blev roteret: 2 kom, og 2 gik"}
    Scenario.objects.filter(pk=draft.pk).update(state=State.DISCARDED)
    assert [turned_words(turn, LATER) for turn in turns_of(fjord)] == ["2 nye deltagere på én gang"]


def test_a_rotation_ends_no_network_that_nobody_decided_about(hr, world, running):
    draft = begun(world, running, None)[0]
    mole = without_mole(draft)
    for verb in (publish, compose_scenario):
        with pytest.raises(Refused, match=r"Netværket Mole er i gang. Det tages først ud, når det er besluttet"):
            verb(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    page = hr.get(reverse("networks:publish_scenario", args=[draft.pk]), follow=True).content.decode()
    assert "Netværket Mole er i gang." in page
    mole.refresh_from_db()
    assert (mole.ends, mole.state, Scenario.objects.get(pk=draft.pk).state) == (None, "running", State.DRAFT)
    close_network(network=mole, last=LATER - timedelta(days=1), by=world.hr, at=NOW)
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    assert Scenario.objects.get(pk=draft.pk).state == State.PUBLISHED


def test_an_older_proposal_gives_no_places_in_a_network_that_will_be_over(hr, world, running):
    draft = begun(world, running, None)[0]
    bro = Network.objects.get(programme=running, name="Bro")
    Network.objects.filter(pk=bro.pk).update(ends=LATER - timedelta(days=20))
    Letter.objects.all().delete()
    for verb in (publish, compose_scenario):
        with pytest.raises(Refused, match=r"Netværket Bro slutter den .* Tag netværket ud af forslaget"):
            verb(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    sent = {wish.value: Weight.LITTLE.value for wish in Wish} | {"version": draft.version, "compose": "all"}
    page = hr.post(reverse("networks:weigh", args=[draft.pk]), sent, follow=True).content.decode()
    assert "Netværket Bro slutter den" in page
    assert not Letter.objects.exists()
    assert not Membership.objects.filter(network=bro, starts=LATER).exists()


def test_a_place_in_a_network_that_will_end_lasts_as_long_as_it(world, running):
    draft = exchanged(world, begun(world, running, 2)[0], ("Anna", "Eva"))
    last = LATER + timedelta(days=90)
    Network.objects.filter(programme=running, name="Bro").update(ends=last)
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    assert Membership.objects.get(person=world.people["Anna"], starts=LATER).ends == last
