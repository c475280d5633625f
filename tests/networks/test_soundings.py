"""The superiors are heard about a composition: asked, answered, handled, published or withdrawn."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.scenarios import discard, draft_scenario, publish, seat
from networks.actions.soundings import begin_sounding, say_of_seats, settle_objection, withdraw_sounding
from networks.models import PairRule, Scenario, SeatWord, Sounding, Voice
from networks.queries.scenarios import studio_of
from networks.queries.soundings import desk_of, own_part
from networks.rules.soundings import Handling, Says, State, Unheard
from networks.tasks.soundings import look_after_soundings
from organisation.models import AuditEntry, Letter
from tests.networks.sounding_verbs import chief_in
from tests.networks.sounding_world import UNTIL
from tests.networks.verbs import composed
from tests.networks.world import add_rules
from tests.refusals import told_and_kept
from tests.world import NOW, TODAY, typed


@pytest.fixture
def scenario(world):
    found = composed(add_rules(world))
    Scenario.objects.filter(pk=found.pk).update(job=None)
    return Scenario.objects.get(pk=found.pk)


@pytest.fixture
def sounding(world, scenario):
    return begin_sounding(scenario=scenario, until=UNTIL, by=world.hr, at=NOW)


def letters(template):
    return sorted(Letter.objects.filter(template=template).values_list("person__name", flat=True))


def as_chief(client, world):
    client.force_login(world.accounts["chief"])
    return client


def sent(world, **objections):
    """The chief's form: everybody is fine, but for those with an objection."""
    found = {}
    for key in ("other_leader", "third_leader"):
        pk = world.people[key].pk
        found |= {f"says_{pk}": "objects" if key in objections else "fine", f"reason_{pk}": objections.get(key, "")}
    return found


def object_to(world, sounding, key="other_leader", reason="De to er gift"):
    voice = chief_in(sounding, world)
    say_of_seats(voice=voice, said={world.people[key].pk: (Says.OBJECTS, reason)}, by=world.hr, at=NOW)
    return SeatWord.objects.select_related("voice__sounding").get(voice=voice, leader=world.people[key])


def answer_all(world, sounding):
    for voice in sounding.voices.select_related("sounding__scenario__programme"):
        said = dict.fromkeys(voice.words.values_list("leader_id", flat=True), (Says.FINE, ""))
        say_of_seats(voice=voice, said=said, by=None, at=NOW)


def publishing(world, scenario, **facts):
    return publish(
        scenario=scenario, version=Scenario.objects.get(pk=scenario.pk).version, by=world.hr, at=NOW, **facts
    )


def test_each_superior_is_asked_about_their_own_leaders_and_sees_nobody_elses(world, sounding, client):
    assert letters("sounding_asked") == ["Carl Chefsen", "Dorthe Dahl"]
    own = chief_in(sounding, world)
    assert sorted(word.leader.name for word in own.words.all()) == ["Ole Øgaard", "Åse Aagaard"]
    text = as_chief(client, world).get(reverse("networks:sounding", args=[sounding.pk])).content.decode()
    assert "Ole Øgaard" in text
    assert "Mette Møller" not in text
    assert "Se, hvor dine 2 ledere kommer til at sidde" in client.get(reverse("my_day")).content.decode()
    client.force_login(world.accounts["leader"])
    assert client.get(reverse("networks:sounding", args=[sounding.pk])).status_code == 404
    sounding.shows_names = False
    sounding.save(update_fields=["shows_names"])
    assert {line.company for line in own_part(chief_in(sounding, world), TODAY).lines} == {()}
    with pytest.raises(Exception, match="allerede i høring"):
        begin_sounding(scenario=sounding.scenario, until=UNTIL, by=world.hr, at=NOW)


def test_the_chief_answers_on_the_page_and_an_objection_needs_a_reason(world, sounding, client):
    url = reverse("networks:sounding", args=[sounding.pk])
    text = as_chief(client, world).post(url, sent(world, other_leader="")).content.decode()
    assert "Skriv, hvad der er i vejen, så HR kan gøre noget ved det." in text
    assert chief_in(sounding, world).answered_at is None
    assert client.post(url, sent(world, other_leader="De to er gift")).status_code == 302
    said = {word.leader.name: (word.says, word.reason) for word in chief_in(sounding, world).words.all()}
    assert said == {"Ole Øgaard": ("objects", "De to er gift"), "Åse Aagaard": ("fine", "")}
    row = AuditEntry.objects.get(verb="say_of_seats")
    assert (row.after, "gift" in str(row.after)) == ({"objections": 1}, False)
    client.post(url, sent(world))
    assert not SeatWord.objects.filter(says=Says.OBJECTS).exists()


def test_hr_sees_it_at_the_seats_and_handles_it_before_publishing(world, sounding, scenario, hr):
    word = object_to(world, sounding)
    key = str(world.people["other_leader"].pk)
    studio = studio_of(Scenario.objects.get(pk=scenario.pk))
    assert {chip.key: chip.said for card in studio.cards for chip in card.chips if chip.said} == {key: "objects"}
    assert not studio.may_publish
    assert "1 indvending venter på jer" in hr.get(reverse("networks:studio", args=[scenario.pk])).content.decode()
    assert "1 indvending fra en chef venter" in hr.get(reverse("my_day")).content.decode()
    with pytest.raises(Unheard, match="1 indvending venter"):
        publishing(world, scenario, early_reason="Det haster.")
    url = reverse("networks:settle_objection", args=[word.pk])
    assert "Skriv, hvorfor lederen bliver siddende." in hr.post(url, {"handling": "kept"}).content.decode()
    assert hr.post(url, {"handling": "kept", "reply": "Der er ingen anden plads."}).status_code == 302
    assert studio_of(Scenario.objects.get(pk=scenario.pk)).heard.marks == {key: "settled"}
    again = object_to(world, sounding, reason="De er søskende")
    assert again.is_waiting


def test_publishing_waits_for_the_day_for_everybody_or_for_a_reason(world, sounding, scenario, hr):
    word = object_to(world, sounding)
    settle_objection(word=word, handling=Handling.KEPT, reply="Ingen anden plads.", by=world.hr, at=NOW)
    with pytest.raises(Unheard, match="Høringen er ikke slut"):
        publishing(world, scenario)
    url = reverse("networks:publish_scenario", args=[scenario.pk])
    assert "Hvorfor venter I ikke på høringen?" in hr.get(url).content.decode()
    sent_form = {"version": scenario.version, "day": "", "hour": ""}
    assert hr.post(url, sent_form).status_code == 200
    assert hr.post(url, sent_form | {"early_reason": "Skolestart"}).status_code == 302
    ended = Sounding.objects.get(pk=sounding.pk)
    assert (ended.state, ended.early_reason) == (State.CONCLUDED, "Skolestart")
    assert letters("sounding_concluded") == ["Carl Chefsen"]
    assert "Ingen anden plads." in Letter.objects.get(template="sounding_concluded").text


def test_when_all_have_answered_no_reason_is_needed_and_other_soundings_are_withdrawn(world, sounding, scenario):
    other = draft_scenario(programme=scenario.programme, by=world.hr, at=NOW)
    Scenario.objects.filter(pk=other.pk).update(assignment=scenario.assignment)
    beside = begin_sounding(scenario=Scenario.objects.get(pk=other.pk), until=UNTIL, by=world.hr, at=NOW)
    answer_all(world, sounding)
    publishing(world, scenario)
    assert Sounding.objects.get(pk=sounding.pk).state == State.CONCLUDED
    assert Sounding.objects.get(pk=beside.pk).state == State.WITHDRAWN
    assert not Letter.objects.filter(template="sounding_concluded").exists()


def test_what_changes_meanwhile_is_shown_to_hr_and_to_the_chief(world, sounding, scenario, client):
    first, second = (entry["id"] for entry in scenario.frame)
    ole = world.people["other_leader"]
    moved = seat(scenario=scenario, person=ole, network=first, version=scenario.version, by=world.hr, at=NOW)
    sounding = Sounding.objects.select_related("scenario").get(pk=sounding.pk)
    (change,) = desk_of(sounding).changes
    names = {entry["id"]: entry["name"] for entry in moved.frame}
    assert (change.name, change.was, change.now) == ("Ole Øgaard", names[second], names[first])
    page = as_chief(client, world).get(reverse("networks:sounding", args=[sounding.pk]))
    assert "flyttet fra" in page.content.decode()


def test_withdrawn_or_discarded_everybody_hears_it_and_nothing_said_is_left(world, sounding, scenario, client):
    object_to(world, sounding)
    withdraw_sounding(sounding=sounding, by=world.hr, at=NOW)
    assert letters("sounding_withdrawn") == ["Carl Chefsen", "Dorthe Dahl"]
    assert not SeatWord.objects.exists()
    again = begin_sounding(scenario=scenario, until=UNTIL, by=world.hr, at=NOW)
    discard(scenario=scenario, by=world.hr, at=NOW)
    assert Sounding.objects.get(pk=again.pk).state == State.WITHDRAWN


def test_the_clock_reminds_the_day_before_and_forgets_after_half_a_year(world, sounding):
    Sounding.objects.filter(pk=sounding.pk).update(until=TODAY + timedelta(days=1), asked_at=NOW - timedelta(days=2))
    look_after_soundings()
    look_after_soundings()
    assert letters("sounding_reminder") == ["Carl Chefsen", "Dorthe Dahl"]
    left = []
    for days in (180, 181):
        Sounding.objects.filter(pk=sounding.pk).update(until=TODAY - timedelta(days=days), state=State.CONCLUDED)
        look_after_soundings()
        left.append(Voice.objects.filter(sounding=sounding).exists())
    assert left == [True, False]


def test_hr_begins_a_sounding_and_changes_the_day(world, scenario, hr):
    url = reverse("networks:begin_sounding", args=[scenario.pk])
    assert "Vælg en dag efter i dag." in hr.post(url, {"until": typed(TODAY)}).content.decode()
    assert hr.post(url, {"until": typed(UNTIL)}).status_code == 302
    begun = Sounding.objects.get()
    assert (begun.shows_names, begun.seats) == (False, scenario.assignment)
    assert hr.get(url).url == reverse("networks:sounding_desk", args=[begun.pk])
    later = UNTIL + timedelta(days=1)
    hr.post(reverse("networks:extend_sounding", args=[begun.pk]), {"until": typed(later)})
    hr.post(reverse("networks:withdraw_sounding", args=[begun.pk]))
    ended = Sounding.objects.get()
    assert (ended.until, ended.state) == (later, State.WITHDRAWN)
    empty = draft_scenario(programme=scenario.programme, by=world.hr, at=NOW)
    with pytest.raises(Exception, match="Sammensæt netværkene først"):
        begin_sounding(scenario=empty, until=UNTIL, by=world.hr, at=NOW)
    assert not PairRule.objects.filter(programme=scenario.programme).exists()


def test_what_the_chief_wrote_stays_when_the_sounding_is_over(world, sounding, client):
    Sounding.objects.update(until=TODAY - timedelta(days=1))
    url = reverse("networks:sounding", args=[sounding.pk])
    response = as_chief(client, world).post(url, sent(world, other_leader="De to er gift"))
    assert told_and_kept(response, "Høringen er slut, så svaret kan ikke ændres.", "De to er gift")


def test_what_hr_wrote_stays_when_a_colleague_was_first(world, sounding, scenario, hr):
    word = object_to(world, sounding)
    day = {"until": typed(UNTIL)}
    again = hr.post(reverse("networks:begin_sounding", args=[scenario.pk]), day)
    assert told_and_kept(again, "Forslaget er allerede i høring.", typed(UNTIL))
    Sounding.objects.update(state=State.CONCLUDED)
    longer = hr.post(reverse("networks:extend_sounding", args=[sounding.pk]), day)
    assert told_and_kept(longer, "Høringen er afsluttet.", typed(UNTIL))
    reply = {"handling": "kept", "reply": "Der er ingen anden plads."}
    settled = hr.post(reverse("networks:settle_objection", args=[word.pk]), reply)
    assert told_and_kept(settled, "Høringen er afsluttet.", "Der er ingen anden plads.")
