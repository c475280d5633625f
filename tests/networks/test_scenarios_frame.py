"""The networks to fill: names, sizes, weekdays, places and facilitators, changed on HR's page."""

import pytest
from django.urls import reverse

from networks.actions.scenarios import draft_scenario, pin, publish, reframe
from networks.models import Facilitator, Network, Scenario
from networks.queries.scenarios import studio_of
from organisation.rules.dates import DAY
from tests.networks.crew import frame_of
from tests.world import NOW

pytestmark = pytest.mark.django_db


def sent(scenario, **changes):
    """The form as it is shown, with changes."""
    form = {"version": scenario.version, "max_moved": "", "form-TOTAL_FORMS": str(len(scenario.frame))}
    form |= {"form-INITIAL_FORMS": str(len(scenario.frame))}
    for place, entry in enumerate(scenario.frame):
        form |= {
            f"form-{place}-key": entry["id"],
            f"form-{place}-name": entry["name"],
            f"form-{place}-smallest": entry["min"],
            f"form-{place}-largest": entry["max"],
            f"form-{place}-days": entry["days"],
            f"form-{place}-place": entry["place"],
            f"form-{place}-facilitator": entry["facilitator"] or "",
        }
    return form | {name.replace("form_", "form-", 1).replace("__", "-"): value for name, value in changes.items()}


def post(hr, scenario, **changes):
    return hr.post(reverse("networks:reframe", args=[scenario.pk]), sent(scenario, **changes))


def test_names_sizes_days_places_and_facilitators_are_changed(hr, world, scenario):
    guide = Facilitator.objects.create(person=world.people["employee"], capacity=1)
    answer = post(
        hr,
        scenario,
        form_0__name="Havn",
        form_0__largest="6",
        form_0__days=["wed"],
        form_0__place="  Fjordby ",
        form_0__facilitator=guide.pk,
        max_moved="4",
    )
    assert answer.url == reverse("networks:studio", args=[scenario.pk])
    fresh = Scenario.objects.get(pk=scenario.pk)
    assert fresh.frame[0] == {
        "id": "1",
        "name": "Havn",
        "min": 3,
        "max": 6,
        "days": ["wed"],
        "place": "Fjordby",
        "facilitator": guide.pk,
        "guide": guide.person_id,
        "network": None,
    }
    assert (fresh.frame[1:], fresh.max_moved) == (scenario.frame[1:], 4)
    page = studio_of(fresh)
    assert (page.cards[0].facilitator, page.cards[0].days) == ("Emil Eriksen", "onsdag")
    assert [rule.words for rule in page.rules][1:] == [
        "Hvert netværk har sin egen størrelse",
        "Alle kan mødes den samme ugedag",
        "Højst 4 flytter",
    ]


def test_a_network_is_taken_out_and_its_people_lose_their_seats(hr, scenario):
    post(hr, scenario, form_2__DELETE="on")
    fresh = Scenario.objects.get(pk=scenario.pk)
    assert ([entry["name"] for entry in fresh.frame], len(fresh.assignment)) == (["Fjord", "Bro"], 8)
    page = studio_of(fresh)
    assert (len(page.unseated), page.seating.can_be_changed, page.may_publish) == (4, False, False)


def test_networks_are_added_one_by_one_each_with_a_key_of_its_own(hr, scenario):
    page = post(hr, scenario, more="1", form_0__name="Fyr").content.decode()
    assert 'name="form-3-name" value="Fjord"' in page
    form = {"form-TOTAL_FORMS": "5"}
    for place, name in ((3, "Havn"), (4, "Klit")):
        form |= {
            f"form-{place}-key": "",
            f"form-{place}-name": name,
            f"form-{place}-smallest": "3",
            f"form-{place}-largest": "5",
            f"form-{place}-days": ["mon"],
            f"form-{place}-facilitator": "",
        }
    post(hr, scenario, **form)
    frame = Scenario.objects.get(pk=scenario.pk).frame
    assert [(entry["id"], entry["name"]) for entry in frame[3:]] == [("4", "Havn"), ("5", "Klit")]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"form_1__name": "FJORD"}, "To netværk kan ikke hedde det samme."),
        ({"form_1__name": ""}, "Skriv eller vælg noget her."),
        ({"form_1__largest": "2"}, "Højst kan ikke være mindre end mindst."),
        ({"form_1__days": []}, "Vælg mindst én ugedag."),
        ({"form_1__smallest": "x"}, "Indtast et heltal."),
    ],
)
def test_a_wrong_network_is_named_at_its_field_and_nothing_is_lost(hr, scenario, changes, words):
    page = post(hr, scenario, form_2__name="Mitnavn", **changes).content.decode()
    assert words in page
    assert "Netværkene er ikke gemt." in page
    assert 'value="Mitnavn"' in page
    assert Scenario.objects.get(pk=scenario.pk).frame == scenario.frame


def test_no_facilitator_gets_more_networks_than_they_can_carry(hr, world, scenario):
    guide = Facilitator.objects.create(person=world.people["employee"], capacity=1)
    page = post(hr, scenario, form_0__facilitator=guide.pk, form_1__facilitator=guide.pk).content.decode()
    assert page.count("Emil Eriksen kan ikke tage flere netværk.") == 1


@pytest.fixture
def region(scenario):
    """The proposal with so many networks that one form could not hold them all."""
    scenario.frame = frame_of("Fjord", "Bro", "Mole", *(f"N{place}" for place in range(4, 251)))
    scenario.save(update_fields=["frame"])
    return scenario


def page_two(region, **changes):
    """The form of the networks 21 to 40 as it is shown, with changes."""
    part = Scenario(frame=region.frame[20:40], version=region.version)
    return sent(part, **changes) | {"version": region.version}


def test_a_regions_networks_come_twenty_at_a_time_and_the_others_stay(hr, region, django_assert_max_num_queries):
    address = reverse("networks:reframe", args=[region.pk])
    with django_assert_max_num_queries(12):
        page = hr.get(address, {"side": 2}).content.decode()
    assert "Netværk 21 til 40 af 250" in page
    assert page.count('<fieldset class="ln-net">') == 20
    changed = page_two(region, form_0__name="Havn", form_1__DELETE="on", videre="1")
    assert hr.post(f"{address}?side=2", changed).url == f"{address}?side=3"
    fresh = Scenario.objects.get(pk=region.pk)
    expected = [*region.frame[:20], region.frame[20] | {"name": "Havn"}, *region.frame[22:]]
    assert fresh.frame == expected


def test_names_and_facilitators_on_other_pages_count(hr, world, region):
    guide = Facilitator.objects.create(person=world.people["employee"], capacity=1)
    region.frame[0]["facilitator"] = guide.pk
    region.save(update_fields=["frame"])
    address = reverse("networks:reframe", args=[region.pk]) + "?side=2"
    changed = page_two(region, form_0__name="fjord", form_1__facilitator=guide.pk)
    page = hr.post(address, changed).content.decode()
    assert page.count("To netværk kan ikke hedde det samme.") == 1
    assert page.count("Emil Eriksen kan ikke tage flere netværk.") == 1
    more = hr.post(address, page_two(region, more="1")).content.decode()
    assert 'name="form-20-name" value="Fyr"' in more


def post_all(hr, scenario, **changes):
    form = {"version": scenario.version, "number": len(scenario.frame), "smallest": "", "largest": ""} | changes
    return hr.post(reverse("networks:reframe_all", args=[scenario.pk]), form, follow=True).content.decode()


def test_number_and_size_are_set_for_all_at_once(hr, region):
    assert "Netværkene er gemt." in post_all(hr, region, number="252", smallest="6", largest="9")
    frame = Scenario.objects.get(pk=region.pk).frame
    assert {(entry["min"], entry["max"]) for entry in frame} == {(6, 9)}
    assert [(entry["id"], entry["name"]) for entry in frame[250:]] == [("251", "Fyr"), ("252", "Havn")]
    region.refresh_from_db()
    post_all(hr, region, number="3")
    assert [entry["name"] for entry in Scenario.objects.get(pk=region.pk).frame] == ["Fjord", "Bro", "Mole"]


def test_networks_that_run_are_not_taken_out_by_a_number(hr, world, programme, scenario):
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    again = draft_scenario(programme=programme, by=world.hr, at=NOW)
    page = post_all(hr, again, number="2", smallest="6", largest="5")
    assert "3 netværk er allerede i gang. De tages ikke ud med et tal." in page
    assert "Højst kan ikke være mindre end mindst." in page
    assert Scenario.objects.get(pk=again.pk).frame == again.frame


def test_who_comes_second_does_not_overwrite_the_networks_and_loses_nothing(hr, world, scenario):
    typed = sent(scenario, form_0__name="Havn", max_moved="7")
    more = [*frame_of("Fjord", "Bro", "Mole"), frame_of("Fjord", "Bro", "Mole", "Klit")[3]]
    first = reframe(scenario=scenario, frame=more, max_moved=None, version=scenario.version, by=world.hr, at=NOW)
    address = reverse("networks:reframe", args=[scenario.pk])
    page = hr.post(address, typed).content.decode()
    assert "ændrede forslaget kl." in page
    assert "alt, hvad du har skrevet, står her stadig" in page
    assert Scenario.objects.get(pk=scenario.pk).frame == first.frame
    for said in (
        'value="Havn"',
        'value="Klit"',
        'name="max_moved" value="7"',
        f'name="version" value="{first.version}"',
    ):
        assert said in page
    again = sent(first, form_0__name="Havn", max_moved="7")
    assert hr.post(address, again).status_code == 302
    assert [entry["name"] for entry in Scenario.objects.get(pk=scenario.pk).frame] == ["Havn", "Bro", "Mole", "Klit"]


def test_who_comes_second_with_a_number_for_all_keeps_it(hr, scenario):
    page = post_all(hr, scenario, number="5", version=scenario.version - 1)
    assert "alt, hvad du har skrevet, står her stadig" in page
    assert 'name="number" value="5"' in page
    assert Scenario.objects.get(pk=scenario.pk).frame == scenario.frame


def test_a_running_network_keeps_its_identity_under_a_new_name(hr, again):
    running = [entry["network"] for entry in again.frame]
    assert post(hr, again, form_0__name="Anker").status_code == 302
    fresh = Scenario.objects.get(pk=again.pk)
    assert fresh.frame[0]["name"] == "Anker"
    assert [entry["network"] for entry in fresh.frame] == running


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("n987654321", "Netværket Bro er i gang. Det tages først ud, når det er besluttet, at det slutter"),
        ("", "Intet er gemt. Det står med igen herunder."),
        ("another", "Et netværk stod to gange. Intet er gemt."),
    ],
)
def test_a_network_that_runs_is_not_lost_when_the_page_is_sent_with_other_keys(hr, again, key, said):
    other = again.frame[1]["id"]
    sent_key = other if key == "another" else key
    page = post(hr, again, form_0__name="Anker", form_0__key=sent_key, form_1__name="Mitnavn")
    assert page.status_code == 200
    assert said in page.content.decode()
    assert 'value="Mitnavn"' in page.content.decode()
    assert Scenario.objects.get(pk=again.pk).frame == again.frame


def test_nobody_names_themselves_facilitator_of_a_network_to_come(hr, world, scenario):
    own = Facilitator.objects.create(person=world.people["hr"], capacity=3)
    page = post(hr, scenario, form_0__facilitator=own.pk, form_1__name="Mitnavn").content.decode()
    assert page.count("Du kan ikke gøre dig selv til facilitator i netværk Fjord") == 1
    assert 'value="Mitnavn"' in page
    scenario.frame[0] |= {"facilitator": own.pk, "guide": own.person_id}
    scenario.save(update_fields=["frame"])
    assert post(hr, scenario, form_1__name="Mitnavn").status_code == 302


def test_held_seats_are_named_among_the_rules(world, scenario):
    changed = pin(
        scenario=scenario, person=world.people["Anna"], network="1", version=scenario.version, by=world.hr, at=NOW
    )
    assert ("1 plads holdt fast", "Anna") in [(rule.words, rule.note) for rule in studio_of(changed).rules]


def test_one_size_for_all_is_one_rule(world, scenario):
    scenario.frame = frame_of("Fjord", "Bro", "Mole")
    assert "3 til 5 i hvert netværk" in [rule.words for rule in studio_of(scenario).rules]


@pytest.fixture
def again(world, programme, scenario):
    """A proposal for the programme's networks now that they run."""
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    return draft_scenario(programme=programme, by=world.hr, at=NOW)


def test_a_network_that_runs_is_not_ended_by_being_taken_out(hr, again):
    bro = again.frame[0]["network"]
    page = post(hr, again, form_0__DELETE="on", form_1__name="Mitnavn").content.decode()
    assert "Netværket Bro er i gang. Det tages først ud, når det er besluttet, at det slutter" in page
    assert f'<a href="{reverse("networks:life", args=[bro])}">Se forløbet, og tag stilling</a>' in page
    assert 'value="Mitnavn"' in page
    assert Scenario.objects.get(pk=again.pk).frame == again.frame


def test_a_network_that_will_be_over_is_taken_out(hr, again):
    Network.objects.filter(pk=again.frame[0]["network"]).update(ends=again.starts)
    page = post(hr, again, form_0__DELETE="on").content.decode()
    assert "Det tages først ud af et forslag, der begynder senere." in page
    Scenario.objects.filter(pk=again.pk).update(starts=again.starts + DAY)
    assert post(hr, again, form_0__DELETE="on").status_code == 302
    assert [entry["name"] for entry in Scenario.objects.get(pk=again.pk).frame] == ["Fjord", "Mole"]
