"""What has been published is corrected until an hour; nobody overwrites another, and nothing chosen is lost."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from networks.actions.corrections import draft_correction, set_correction_hour
from networks.actions.publishing import before_of, notices_of
from networks.actions.scenarios import begin_from, publish, redo, seat, undo, weigh
from networks.models import Facilitator, Membership, Network, Scenario
from networks.queries.corrections import correctable
from networks.queries.frames import what_hinders
from networks.queries.letters import people_in
from networks.queries.problem import problem_of
from networks.rules.composition import Outdated, State, TooLate, Weight, Wish, usual_hour
from organisation.models import Letter
from organisation.rules.calendar import COPENHAGEN
from tests.networks.crew import NAMES, key, page_of, words_of
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
UNTIL, LATE = NOW + timedelta(days=2), NOW + timedelta(days=2, seconds=1)


@pytest.fixture
def published(world, scenario):
    return publish(scenario=scenario, version=scenario.version, correct_until=UNTIL, by=world.hr, at=NOW)


@pytest.fixture
def correction(world, published):
    return draft_correction(scenario=published, by=world.hr, at=NOW)


def moved(world, scenario, name, to):
    """A leader alone to the network of that name."""
    keys = {entry["name"]: entry["id"] for entry in scenario.frame}
    facts = {"person": world.people[name], "network": keys[to], "version": scenario.version}
    return seat(scenario=scenario, by=world.hr, at=NOW, **facts)


def seats_of(programme):
    """Name → network, as it counts from today."""
    rows = Membership.objects.from_day(TODAY).filter(network__programme=programme)
    return {row.person.name.split()[0]: row.network.name for row in rows.select_related("person", "network")}


def test_a_correction_begins_with_everybody_where_they_sit_and_counts_no_one_as_met(world, published, correction):
    assert (correction.corrects, correction.starts, correction.letter) == (published, published.starts, "A")
    assert len(correction.assignment) == len(NAMES)
    assert correction.figures["moved"] == correction.figures["repeats"] == 0
    assert correction.problem["history"] == []
    assert draft_correction(scenario=published, by=world.hr, at=NOW) == correction


def test_only_those_whom_a_correction_concerns_get_a_letter(world, programme, correction):
    Letter.objects.all().delete()
    corrected = moved(world, correction, "Anna", "Bro")
    publish(scenario=corrected, version=corrected.version, by=world.hr, at=NOW)
    assert seats_of(programme)["Anna"] == "Bro"
    assert Membership.objects.filter(person=world.people["Anna"], network__programme=programme).count() == 1
    sent = {(letter.person.name.split()[0], letter.template) for letter in Letter.objects.select_related("person")}
    company = {(name, "network_changed") for name in ("Bo", "Carla", "Dan", "Eva", "Finn", "Gitte", "Hans")}
    assert sent == {("Anna", "network_moved"), *company}
    text = Letter.objects.get(template="network_moved").text
    assert "Vi har rettet netværkene, efter at du fik brev." in text
    assert "Bro og ikke i Fjord" in text
    assert Network.objects.filter(programme=programme).count() == 3


def test_a_correction_after_the_first_day_lets_the_days_that_were_stand(world, programme, published):
    later = NOW + timedelta(days=1)
    set_correction_hour(scenario=published, correct_until=NOW + timedelta(days=5), by=world.hr, at=NOW)
    correction = draft_correction(scenario=published, by=world.hr, at=later)
    assert (correction.starts, correction.figures["repeats"]) == (TODAY + timedelta(days=1), 0)
    corrected = moved(world, correction, "Anna", "Bro")
    publish(scenario=corrected, version=corrected.version, by=world.hr, at=later)
    places = Membership.objects.filter(person=world.people["Anna"], network__programme=programme).order_by("starts")
    assert [(row.network.name, row.starts, row.ends) for row in places] == [
        ("Fjord", TODAY, TODAY),
        ("Bro", TODAY + timedelta(days=1), None),
    ]


def test_past_the_hour_nothing_is_corrected(world, programme, published, correction):
    assert correctable(programme, NOW) == published
    assert correctable(programme, UNTIL) is None
    with pytest.raises(TooLate):
        draft_correction(scenario=published, by=world.hr, at=LATE)
    corrected = moved(world, correction, "Anna", "Bro")
    with pytest.raises(TooLate):
        publish(scenario=corrected, version=corrected.version, by=world.hr, at=LATE)
    assert seats_of(programme)["Anna"] == "Fjord"
    set_correction_hour(scenario=published, correct_until=LATE + timedelta(days=1), by=world.hr, at=LATE)
    corrected = begin_from(
        scenario=corrected, starts=timezone.localdate(LATE), version=corrected.version, by=world.hr, at=LATE
    )
    publish(scenario=corrected, version=corrected.version, by=world.hr, at=LATE)
    assert Scenario.objects.get(pk=corrected.pk).state == State.PUBLISHED


def test_without_an_hour_nothing_is_corrected(world, scenario):
    closed = publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    with pytest.raises(TooLate):
        draft_correction(scenario=closed, by=world.hr, at=NOW)
    with pytest.raises(TooLate):
        set_correction_hour(scenario=Scenario(pk=draft_of(world).pk), correct_until=UNTIL, by=world.hr, at=NOW)


def draft_of(world):
    return world.things.scenario


def test_hr_sets_the_hour_when_publishing_and_corrects_from_the_page(hr, world, programme, scenario):
    address = reverse("networks:publish_scenario", args=[scenario.pk])
    assert "Kan rettes til" in hr.get(address).content.decode()
    wrong = hr.post(address, {"version": scenario.version, "day": "1.1.2020", "hour": "12.00"}).content.decode()
    assert "Det tidspunkt er gået. Vælg et, der kommer." in wrong
    wrong = hr.post(address, {"version": scenario.version, "day": "", "hour": "12.00"}).content.decode()
    assert "Skriv både dag og klokkeslæt, eller lad begge stå tomme." in wrong
    assert not Network.objects.filter(programme=programme).exists()
    day = usual_hour(scenario.starts, NOW).astimezone(COPENHAGEN).strftime("%d.%m.%Y")
    hr.post(address, {"version": scenario.version, "day": day, "hour": "12.00"})
    scenario.refresh_from_db()
    assert (scenario.state, scenario.correct_until) == (State.PUBLISHED, usual_hour(scenario.starts, NOW))
    page = words_of(hr.get(reverse("networks:studio", args=[scenario.pk])).content.decode())
    assert "Sammensætningen kan rettes indtil" in page
    response = hr.post(reverse("networks:correct_published", args=[scenario.pk]))
    correction = Scenario.objects.get(corrects=scenario)
    assert response.url == reverse("networks:studio", args=[correction.pk])
    text = words_of(page_of(hr, correction))
    assert "Rettelse af det offentliggjorte" in text
    hr.post(reverse("networks:correction_hour", args=[scenario.pk]), {"day": "", "hour": ""})
    scenario.refresh_from_db()
    assert scenario.correct_until is None


def test_the_usual_hour_is_noon_before_the_first_day():
    assert usual_hour(TODAY + timedelta(30), NOW).date() == TODAY + timedelta(3)
    assert usual_hour(TODAY + timedelta(2), NOW).date() == TODAY + timedelta(1)
    assert usual_hour(TODAY, NOW).date() == TODAY + timedelta(1)


def test_a_network_that_has_no_use_any_more_ends_the_day_before(world, programme, published, correction):
    correction.starts = TODAY + timedelta(days=10)
    correction.frame = [entry | {"max": 8} for entry in correction.frame if entry["name"] != "Mole"]
    fjord = next(entry["id"] for entry in correction.frame if entry["name"] == "Fjord")
    known = {entry["id"] for entry in correction.frame}
    correction.assignment = {p: n if n in known else fjord for p, n in correction.assignment.items()}
    correction.save()
    correction.problem = problem_of(correction)
    publish(scenario=correction, version=correction.version, by=world.hr, at=NOW)
    assert Network.objects.get(programme=programme, name="Mole").ends == TODAY + timedelta(days=9)
    assert set(seats_of(programme).values()) >= {"Fjord", "Bro"}


def test_who_loses_the_place_is_told_and_who_notices_nothing_is_not(world, published, correction):
    del correction.assignment[key(world, "Lars")]
    notices = list(notices_of(correction, people_in(correction), before_of(correction)))
    told = {(notice.to.first_name, notice.template) for notice in notices}
    assert told == {("Lars", "network_left"), *((name, "network_changed") for name in ("Ida", "Jens", "Karen"))}


def test_steps_are_taken_back_and_done_again_until_something_else_is_done(world, scenario):
    one = moved(world, scenario, "Anna", "Bro")
    two = moved(world, one, "Bo", "Mole")
    after = dict(two.assignment)
    back = undo(scenario=undo(scenario=two, version=two.version, by=None, at=NOW), version=5, by=None, at=NOW)
    assert back.assignment == scenario.assignment
    again = redo(scenario=redo(scenario=back, version=6, by=None, at=NOW), version=7, by=None, at=NOW)
    assert again.assignment == after
    assert redo(scenario=again, version=8, by=None, at=NOW).assignment == after
    undone = undo(scenario=again, version=9, by=None, at=NOW)
    other = moved(world, undone, "Carla", "Mole")
    assert redo(scenario=other, version=other.version, by=None, at=NOW).assignment == other.assignment


def test_the_buttons_say_what_is_taken_back_and_done_again(hr, world, scenario):
    one = moved(world, scenario, "Anna", "Bro")
    assert "Fortryd flytningen af Anna Nielsen" in page_of(hr, one)
    page = hr.post(reverse("networks:undo", args=[one.pk]), {"version": one.version}, follow=True).content.decode()
    assert "Gentag flytningen af Anna Nielsen" in page
    hr.post(reverse("networks:redo", args=[one.pk]), {"version": one.version + 1})
    one.refresh_from_db()
    assert one.assignment[key(world, "Anna")] == "2"


def test_who_comes_second_keeps_the_leader_in_hand_and_the_seat_aimed_at(hr, world, scenario):
    moved(world, scenario, "Bo", "Mole")
    form = {"person": key(world, "Anna"), "network": "2", "version": scenario.version}
    response = hr.post(reverse("networks:seat", args=[scenario.pk]), form, follow=True)
    assert response.redirect_chain[-1][0].endswith(f"?person={key(world, 'Anna')}&til=2")
    page = words_of(response.content.decode())
    assert "flyttede Bo Nielsen kl." in page
    assert "Din ændring er ikke gemt endnu." in page
    assert 'data-seat="2" data-best' in response.content.decode()


def test_who_comes_second_keeps_the_wishes_that_were_chosen(hr, world, scenario):
    moved(world, scenario, "Bo", "Mole")
    asked = [wish.value for wish in Wish if wish != Wish.GENDER]
    sent = dict.fromkeys(asked, Weight.LITTLE.value) | {"version": scenario.version}
    page = hr.post(reverse("networks:weigh", args=[scenario.pk]), sent).content.decode()
    assert page.count('value="little" required') == 0 or "checked" in page
    assert page.count('value="little"') == len(asked)
    assert len([part for part in page.split("<input") if 'value="little"' in part and "checked" in part]) == len(asked)
    assert f'name="version" value="{scenario.version + 1}"' in page


def radios(page):
    """Wish → the word that is chosen on a page of the studio."""
    chosen = [part for part in page.split("<input") if 'type="radio"' in part and "checked" in part]
    return {re.search(r'name="(\w+)"', part)[1]: re.search(r'value="(\w+)"', part)[1] for part in chosen}


def test_two_who_change_a_wish_each_overwrite_nothing_of_the_other(hr, world, scenario):
    first = page_of(hr, scenario)
    seen = re.search(r'name="seen" value="([^"]*)"', first)[1]
    shown, address = radios(first), reverse("networks:weigh", args=[scenario.pk])
    theirs, mine = {"new_faces": Weight.LITTLE.value}, {"seniority": Weight.MUCH.value}
    assert not (theirs | mine).items() & shown.items()
    weigh(scenario=scenario, words=shown | theirs, version=scenario.version, by=world.hr, at=NOW)
    page = hr.post(address, shown | mine | {"version": scenario.version, "seen": seen}).content.decode()
    assert radios(page) == shown | theirs | mine
    seen = re.search(r'name="seen" value="([^"]*)"', page)[1]
    hr.post(address, radios(page) | {"version": scenario.version + 1, "seen": seen})
    scenario.refresh_from_db()
    assert scenario.weights == shown | theirs | mine | {"gender": Weight.NONE}


def test_what_is_taken_back_leaves_the_keys_at_the_leader_it_was_about(hr, world, scenario):
    one = moved(world, scenario, "Anna", "Bro")
    response = hr.post(reverse("networks:undo", args=[one.pk]), {"version": one.version})
    studio = reverse("networks:studio", args=[one.pk])
    assert response["Location"] == f"{studio}#p{key(world, 'Anna')}"
    response = hr.post(reverse("networks:redo", args=[one.pk]), {"version": one.version + 1})
    assert response["Location"] == f"{studio}#p{key(world, 'Anna')}"
    response = hr.post(reverse("networks:redo", args=[one.pk]), {"version": one.version})
    assert response["Location"] == studio


def test_a_second_publishing_of_one_version_is_refused(world, scenario):
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    with pytest.raises(Outdated):
        publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)


def test_whose_network_is_taken_back_is_told_and_what_has_begun_is_not_taken_back(world, programme, published):
    guide = Facilitator.objects.create(person=world.people["employee"], capacity=1)
    Network.objects.filter(programme=programme, name="Mole").update(facilitator=guide)
    correction = draft_correction(scenario=published, by=world.hr, at=NOW)
    correction.frame = [entry for entry in correction.frame if entry["name"] != "Mole"]
    notices = list(notices_of(correction, people_in(correction), before_of(correction)))
    assert [one.template for one in notices if one.to == guide.person] == ["network_handed_over"]
    assert what_hinders(correction, TODAY) == ""
    assert "Netværket Mole er i gang." in what_hinders(correction, TODAY + timedelta(days=1))
