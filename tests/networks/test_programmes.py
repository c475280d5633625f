"""Programmes: set up and corrected with purposes in order, who is left out, pairs, facilitators."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse

from ledernet.templatetags.ledernet import danish_date, danish_day
from networks.actions.facilitators import appoint_facilitator, correct_facilitator
from networks.actions.programmes import (
    correct_programme,
    leave_out,
    lift_pair,
    programme_mark,
    set_pair,
    set_up_programme,
    take_in_again,
)
from networks.actions.scenarios import draft_scenario
from networks.forms.programmes import PurposesForm, with_move
from networks.models import Availability, Exclusion, Facilitator, Membership, Network, PairRule, Programme
from networks.queries.facilitators import facilitator_lines
from networks.queries.participants import participants_page
from networks.queries.programmes import programme_page, programmes_with_counts, size_of
from networks.queries.scenarios import studio_of
from networks.rules.composition import PairKind
from networks.rules.programmes import Purpose, Size
from organisation.models import AuditEntry, Field, Leave, Person, RoleGrant
from organisation.rules.roles import Role
from tests.networks.crew import words_of
from tests.world import LONG_AGO, NOW, TODAY, typed

pytestmark = pytest.mark.django_db
ANSWERS = {
    "name": "Tværfaglige netværk 2027",
    "order": ["strategy", "reflection", "own"],
    "chosen": ["reflection", "strategy"],
    "own": "",
    "kind": "cross",
    "attendance": "mandatory",
    "starts": typed(TODAY),
    "smallest": "2",
    "largest": "3",
    "levels": ["2", "4"],
    "in_fields": [],
    "mandate": "",
    "hours": "3",
    "budget": "12.500,00",
    "backing": "",
    "placement_days": "60",
    "evaluate_months": "0",
    "rotate_months": "0",
    "weeks": "4",
}


def facts(**changes):
    return {
        "name": "Netværk",
        "kind": "cross",
        "attendance": "voluntary",
        "starts": TODAY,
        "smallest": 2,
        "largest": 3,
    } | changes


def test_a_programme_is_set_up_from_the_page(hr):
    response = hr.post(reverse("networks:new_programme"), ANSWERS)
    programme = Programme.objects.get(name=ANSWERS["name"])
    assert response.url == reverse("networks:programme", args=[programme.pk])
    assert [purpose.purpose for purpose in programme.purposes.all()] == ["strategy", "reflection"]
    assert (programme.levels, programme.budget, programme.starts) == ([2, 4], 12500, TODAY)
    entry = AuditEntry.objects.get(verb="set_up_programme")
    assert entry.after["purposes"] == ["Give strategisk forståelse på tværs", Purpose.REFLECTION.label]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"largest": "1"}, "Denne værdi skal være større end eller lig 2."),
        ({"smallest": "5"}, "Højst kan ikke være mindre end mindst."),
        ({"starts": "31.02.2027"}, "31. februar findes ikke. Skriv en dato som 30.11.2026."),
        ({"chosen": []}, "Vælg mindst ét formål."),
        ({"chosen": ["own"]}, "Skriv jeres eget formål, eller fjern krydset ved det."),
        (
            {"kind": "professional"},
            "I et fagligt netværk kommer alle fra fagområder, der ligner hinanden. Vælg ét eller flere.",
        ),
        ({"name": " "}, "Skriv eller vælg noget her."),
        ({"budget": "-1"}, "Denne værdi skal være større end eller lig 0."),
    ],
)
def test_a_wrong_answer_is_named_at_its_field_and_nothing_is_lost(hr, changes, words):
    answers = ANSWERS | {"backing": "Vi svarer på forslag."} | changes
    page = hr.post(reverse("networks:new_programme"), answers).content.decode()
    assert words.replace("'", "&#x27;") in page
    assert page.count('role="alert"') == 1
    assert "Vi svarer på forslag." in page
    assert not Programme.objects.filter(name=ANSWERS["name"]).exists()


def test_purposes_are_moved_with_the_keyboard_without_losing_what_was_written(hr):
    page = hr.post(reverse("networks:new_programme"), ANSWERS | {"name": "", "move": "down:strategy"}).content.decode()
    order = [page.index(f'id="chosen_{purpose}"') for purpose in ("reflection", "strategy", "own")]
    assert order == sorted(order)
    assert "Skriv eller vælg" not in page
    assert 'value="12.500,00"' in page


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ("up:own", ["strategy", "own", "reflection"]),
        ("up:strategy", ["strategy", "reflection", "own"]),
        ("down:strategy", ["reflection", "strategy", "own"]),
        ("sideways:own", ["strategy", "own", "reflection"]),
        ("up:nothing", ["strategy", "reflection", "own"]),
    ],
)
def test_a_purpose_moves_one_place(move, order):
    sent = QueryDict(mutable=True)
    sent.setlist("order", ANSWERS["order"])
    sent["move"] = move
    assert with_move(sent).getlist("order")[:3] == order


def test_the_form_begins_with_all_purposes_in_the_guides_order():
    assert [line["value"] for line in PurposesForm(initial={}).lines] == list(Purpose)


def test_a_programme_is_corrected_and_the_trail_holds_before_and_after(hr, world):
    programme = world.things.programme
    answers = ANSWERS | {"chosen": ["own"], "own": "Færre kolde overdragelser", "order": ["own"]}
    hr.post(reverse("networks:correct_programme", args=[programme.pk]), answers)
    programme.refresh_from_db()
    assert (programme.name, [str(p) for p in programme.purposes.all()]) == (answers["name"], [answers["own"]])
    entry = AuditEntry.objects.get(verb="correct_programme")
    assert (entry.before["name"], entry.after["name"]) == ("Tværfaglige netværk 2026", answers["name"])


def test_known_benefits_and_risks_stand_at_the_choice(hr):
    page = hr.get(reverse("networks:new_programme")).content.decode()
    for words in ("Alle ser sagen fra samme side.", "Fremmødet svinger, og netværket kan løbe tørt."):
        assert words in page


@pytest.mark.parametrize(
    ("people", "fewest", "most", "fits"), [(104, 11, 13, True), (7, 1, 0, False), (0, 0, 0, False), (16, 2, 2, True)]
)
def test_sizes_say_how_many_networks(people, fewest, most, fits):
    size = Size(people, 8, 10)
    assert (size.fewest, size.most, size.fits) == (fewest, most, fits)


def test_size_counts_levels_and_fields_but_not_those_away_or_left_out(world):
    everybody = {"levels": [], "fields": [], "smallest": 2, "largest": 3, "on": TODAY}
    assert size_of(**everybody).people == 5
    assert size_of(**everybody | {"levels": [4]}).people == 3
    assert size_of(**everybody | {"fields": ["skole"]}).people == 3
    Leave.objects.create(person=world.people["chief"], starts=TODAY)
    leave_out(programme=world.things.programme, person=world.people["leader"], reason="ny", by=world.hr, at=NOW)
    assert size_of(**everybody | {"programme": world.things.programme.pk}).people == 3


def test_the_form_asks_how_many_as_it_is_filled_in(hr, world):
    asked = {"starts": typed(TODAY), "smallest": "2", "largest": "3", "levels": ["4"]}
    address = reverse("networks:programme_size")
    words = hr.get(address, asked, headers={"HX-Request": "true"}).content.decode().strip()
    assert words == "3 ledere i 1 netværk."
    assert "Skriv størrelser" in hr.get(address, {}, headers={"HX-Request": "true"}).content.decode()
    assert (
        "går ikke op"
        in hr.get(address, asked | {"smallest": "5", "largest": "5"}, headers={"HX-Request": "true"}).content.decode()
    )


def test_a_leader_is_left_out_with_a_reason_and_taken_in_again(hr, world):
    programme, person = world.things.programme, world.people["chief"]
    address = reverse("networks:leave_out", args=[programme.pk])
    page = hr.post(address, {"person": person.pk, "reason": " "}).content.decode()
    assert "Skriv eller vælg noget her." in page
    hr.post(address, {"person": person.pk, "reason": "holder op til jul"})
    outside = participants_page(programme, TODAY).outside
    assert [(one.left_out.card.person, str(one.left_out.reason)) for one in outside] == [
        (person.pk, "holder op til jul")
    ]
    hr.post(reverse("networks:take_in_again", args=[outside[0].exclusion]))
    assert participants_page(programme, TODAY).outside == ()
    assert AuditEntry.objects.filter(verb__in=["leave_out", "take_in_again"]).count() == 2


def test_who_is_on_leave_is_outside_and_cannot_be_taken_in_by_hand(world):
    Leave.objects.create(person=world.people["chief"], starts=TODAY)
    (outside,) = participants_page(world.things.programme, TODAY).outside
    assert (str(outside.left_out.reason), outside.exclusion) == ("på orlov", None)


def test_who_has_no_mail_is_named(hr, world):
    Person.objects.filter(pk=world.people["chief"].pk).update(email="")
    page = participants_page(world.things.programme, TODAY)
    assert [card.name for card in page.without_mail] == ["Carl Chefsen"]
    assert "Får ingen breve" in hr.get(reverse("networks:participants", args=[page.programme.pk])).content.decode()


def test_a_pair_is_kept_in_one_order_and_its_reason_out_of_the_trail(hr, world):
    programme, one, other = world.things.programme, world.people["third_leader"], world.people["chief"]
    address = reverse("networks:set_pair", args=[programme.pk])
    assert (
        "Vælg to forskellige ledere."
        in hr.post(address, {"one": one.pk, "other": one.pk, "kind": "forbidden"}).content.decode()
    )
    hr.post(address, {"one": one.pk, "other": other.pk, "kind": "forbidden", "reason": "gammel strid"})
    hr.post(address, {"one": other.pk, "other": one.pk, "kind": "required", "reason": "mentor"})
    (pair,) = PairRule.objects.filter(programme=programme)
    assert (pair.one, pair.other, pair.kind, pair.reason) == (other, one, PairKind.REQUIRED, "mentor")
    assert "gammel strid" not in str(list(AuditEntry.objects.values_list("before", "after")))
    hr.post(reverse("networks:lift_pair", args=[pair.pk]))
    assert not PairRule.objects.exists()


def test_weekdays_are_written_in_by_hr_and_forgotten(hr, world):
    programme, person = world.things.programme, world.people["other_leader"]
    address = reverse("networks:weekdays_of", args=[programme.pk, person.pk])
    assert "Vælg mindst én dag." in hr.post(address, {"csrfmiddlewaretoken": ""}).content.decode()
    hr.post(address, {"days": ["wed", "mon"]})
    assert Availability.objects.get(programme=programme, person=person).days == ["mon", "wed"]
    inside = {one.card.person: one.days for one in participants_page(programme, TODAY).inside}
    assert (inside[person.pk], inside[world.people["leader"].pk]) == (("mandag", "onsdag"), ())
    hr.post(address, {"alle": "1"})
    assert not Availability.objects.exists()


def test_a_facilitator_is_appointed_with_the_role_and_capacity(hr, world):
    address = reverse("networks:facilitators")
    assert "Vi kender ingen" in hr.post(address, {"who": "Ukendt", "capacity": 2}).content.decode()
    assert "allerede facilitator" in hr.post(address, {"who": "Jonas Juul", "capacity": 2}).content.decode()
    hr.post(address, {"who": "emil eriksen", "capacity": 3, "external": "on"})
    emil = Facilitator.objects.get(person=world.people["employee"])
    assert (emil.capacity, emil.external, emil.active) == (3, True, True)
    assert RoleGrant.objects.on(TODAY).filter(person=emil.person, role=Role.FACILITATOR).count() == 1
    appoint_facilitator(person=emil.person, capacity=1, external=False, by=world.hr, at=NOW)
    assert RoleGrant.objects.filter(person=emil.person, role=Role.FACILITATOR).count() == 1


def test_a_facilitator_rests_but_keeps_the_networks_they_have(hr, world):
    facilitator = world.things.facilitator
    correct_facilitator(facilitator=facilitator, capacity=1, external=True, active=False, by=world.hr, at=NOW)
    (line,) = facilitator_lines(TODAY)
    assert ([network.name for network in line.networks], line.room) == (["Fjord"], 0)
    form = {"capacity": "4", "hours": "0", "active": "on", "days": ["mon", "fri"]}
    hr.post(reverse("networks:correct_facilitator", args=[facilitator.pk]), form)
    facilitator.refresh_from_db()
    assert (facilitator.capacity, facilitator.external, facilitator.active) == (4, False, True)


def test_the_list_counts_networks_members_and_drafts(world):
    (row,) = programmes_with_counts(TODAY)
    assert (row.network_count, row.member_count, row.draft_count) == (2, 2, 1)
    page = programme_page(world.things.programme, TODAY)
    assert (len(page.networks), page.members, len(page.drafts)) == (2, 2, 1)


def test_without_programmes_the_list_says_what_to_do(client, db):
    from tests.world import make_world

    client.force_login(make_world().hr)
    assert "Der er ingen programmer endnu." in client.get(reverse("networks:programmes")).content.decode()


def test_a_programme_that_has_begun_counts_the_same_leaders_on_its_form_and_on_its_page(hr, world):
    programme = world.things.programme
    Programme.objects.filter(pk=programme.pk).update(starts=LONG_AGO, levels=[], smallest=2, largest=3)
    page, form = (
        hr.get(reverse(f"networks:{name}", args=[programme.pk])).context for name in ("programme", "correct_programme")
    )
    assert (form["size"].people, page["page"].size.people) == (
        len(programme_page(programme, TODAY).candidates.inside),
    ) * 2


@pytest.mark.parametrize(
    ("name", "queries"),
    [("programmes", 6), ("programme", 25), ("participants", 15), ("facilitators", 11)],
)
def test_pages_ask_a_fixed_number_of_questions(hr, world, django_assert_num_queries, name, queries):
    args = [world.things.programme.pk] if name in ("programme", "participants") else []
    address = reverse(f"networks:{name}", args=args)
    with django_assert_num_queries(queries):
        hr.get(address)


def test_a_professional_programme_takes_its_leaders_from_one_or_several_fields(hr, world):
    chosen = [Field.objects.get_or_create(name=name, defaults={"mark": "circle"})[0] for name in ("skole", "ældre")]
    answers = ANSWERS | {"kind": "professional", "levels": [], "in_fields": [field.pk for field in chosen]}
    page = hr.post(reverse("networks:new_programme"), answers, follow=True).content.decode()
    programme = Programme.objects.get(name=ANSWERS["name"])
    assert "Kun ledere fra skole og ældre." in page
    inside = programme_page(programme, TODAY).candidates.inside
    assert {card.field for card in inside} == {"skole", "ældre"}
    rules = studio_of(draft_scenario(programme=programme, by=world.hr, at=NOW)).rules
    assert ("Kun ledere fra skole og ældre", "") in [(rule.words, rule.note) for rule in rules]
    hr.post(reverse("networks:correct_programme", args=[programme.pk]), answers | {"in_fields": [chosen[1].pk]})
    assert {card.field for card in programme_page(programme, TODAY).candidates.inside} == {"ældre"}


def test_who_corrects_second_reads_the_first_and_overwrites_nothing_unread(hr):
    hr.post(reverse("networks:new_programme"), ANSWERS)
    programme = Programme.objects.get(name=ANSWERS["name"])
    address, seen = reverse("networks:correct_programme", args=[programme.pk]), programme_mark(programme)
    assert f'name="seen" value="{seen}"' in hr.get(address).content.decode()
    hr.post(address, ANSWERS | {"mandate": "De vælger selv emner.", "seen": seen})
    mine = ANSWERS | {"backing": "Vi åbner programmet."}
    moved = hr.post(address, mine | {"seen": seen, "move": "down:strategy"}).content.decode()
    assert f'name="seen" value="{seen}"' in moved
    page = words_of((answer := hr.post(address, mine | {"seen": seen})).content.decode())
    assert "har ændret det, mens du skrev" in page
    assert "De vælger selv emner." in page.split("Sådan er det gemt nu:")[1].split("Gemmer du")[0]
    programme.refresh_from_db()
    assert (programme.mandate, programme.backing) == ("De vælger selv emner.", "")
    assert f'name="seen" value="{programme_mark(programme)}"' in answer.content.decode()
    hr.post(address, mine | {"seen": programme_mark(programme)})
    programme.refresh_from_db()
    assert (programme.mandate, programme.backing) == ("", "Vi åbner programmet.")


def test_an_ended_programme_says_what_was_and_when_it_ended(hr, world):
    programme = Programme.objects.create(name="Forløb", starts=LONG_AGO, smallest=2, largest=4, state="ended")
    last = TODAY - timedelta(30)
    for name, ends, person in (("Havn", last, "leader"), ("Klit", last - timedelta(9), "chief")):
        network = Network.objects.create(programme=programme, name=name, starts=LONG_AGO, ends=ends)
        Membership.objects.create(network=network, person=world.people[person], starts=LONG_AGO, ends=ends)
    listed = words_of(hr.get(reverse("networks:programmes")).content.decode())
    assert f"Afsluttet 2 netværk, sluttede {danish_day(last)}" in listed
    page = words_of(hr.get(reverse("networks:programme", args=[programme.pk])).content.decode())
    assert f"Det sidste netværk sluttede {danish_date(last)}. Der var 2 netværk med 2 deltagere i alt." in page
    assert (
        f"Havn {danish_day(LONG_AGO)} – {danish_day(last)} 1 har været med Havn {world.people['leader'].name}" in page
    )
    for absent in ("ingen netværk i gang", "Sammensæt netværkene", "Hvem er med", "ingen netværk endnu"):
        assert absent not in page
    nothing = Programme.objects.create(name="Intet", starts=TODAY, smallest=2, largest=4, state="ended")
    page = hr.get(reverse("networks:programme", args=[nothing.pk])).content.decode()
    assert "Der nåede ikke at være netværk i det." in page


def test_hr_ends_a_programme_whose_networks_have_all_ended_and_opens_it_again(hr, world):
    programme = world.things.programme
    address = reverse("networks:programme", args=[programme.pk])
    conclude = reverse("networks:conclude_programme", args=[programme.pk])
    assert conclude not in hr.get(address).content.decode()
    running = words_of(hr.post(conclude, {"reason": "slut"}).content.decode())
    assert "Et netværk er stadig i gang eller skal begynde." in running
    Network.objects.update(ends=LONG_AGO)
    assert conclude in hr.get(address).content.decode()
    assert "Alle netværk i Tværfaglige netværk 2026 er slut" in words_of(hr.get(reverse("my_day")).content.decode())
    assert "Hvorfor" in words_of(hr.post(conclude, {"reason": ""}).content.decode())
    assert "er afsluttet." in words_of(hr.post(conclude, {"reason": "slut"}, follow=True).content.decode())
    assert Programme.objects.get(pk=programme.pk).state == "ended"
    assert "Alle netværk i" not in words_of(hr.get(reverse("my_day")).content.decode())
    hr.post(reverse("networks:reopen_programme", args=[programme.pk]))
    assert Programme.objects.get(pk=programme.pk).state == "running"


def test_a_network_that_begins_later_counts_those_who_will_sit_there(hr, world):
    later = TODAY + timedelta(days=9000)
    Network.objects.filter(pk=world.things.network.pk).update(starts=later)
    Membership.objects.filter(network=world.things.network).update(starts=later)
    (counted,) = programmes_with_counts(TODAY).filter(pk=world.things.programme.pk)
    assert (counted.network_count, counted.member_count) == (2, 2)
    assert programme_page(world.things.programme, TODAY).members == 2
    listed = words_of(hr.get(reverse("networks:networks")).content.decode())
    assert "1 netværk er i gang, og 1 begynder senere" in listed
    assert f"Fjord begynder {danish_day(later)} Tværfaglige netværk 2026 1" in listed


def test_verbs_hold_fields_and_leave_rows(world):
    skole = Field.objects.get(name="skole")
    programme = set_up_programme(purposes=[(Purpose.TOOLS, "")], fields=[skole], by=world.hr, at=NOW, **facts())
    correct_programme(programme=programme, purposes=[], fields=[], by=world.hr, at=NOW, **facts(kind="professional"))
    programme.refresh_from_db()
    assert (programme.kind, list(programme.fields.all()), list(programme.purposes.all())) == ("professional", [], [])
    exclusion = leave_out(programme=programme, person=world.people["chief"], reason="a", by=world.hr, at=NOW)
    assert leave_out(programme=programme, person=world.people["chief"], reason="b", by=world.hr, at=NOW) == exclusion
    take_in_again(exclusion=Exclusion.objects.get(), by=world.hr, at=NOW)
    people = {"one": world.people["leader"], "other": world.people["chief"]}
    pair = set_pair(programme=programme, kind=PairKind.FORBIDDEN, reason="", by=world.hr, at=NOW, **people)
    lift_pair(pair=pair, by=world.hr, at=NOW)
    verbs = [
        "set_up_programme",
        "correct_programme",
        "leave_out",
        "leave_out",
        "take_in_again",
        "set_pair",
        "lift_pair",
    ]
    assert list(AuditEntry.objects.filter(verb__in=verbs).order_by("pk").values_list("verb", flat=True)) == verbs
