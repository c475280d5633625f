"""A proposal from draft to published on HR's pages: wishes, progress, what changed, rules by name, letters first."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.scenarios import draft_scenario, weigh
from networks.models import Availability, Network, Scenario
from networks.queries.findings import compared, stale_words
from networks.queries.scenarios import studio_of
from networks.queries.seating import seating_of
from networks.rules.composition import PairKind, State, Weight, Wish
from organisation.actions.jobs import claim_job, queue_job
from organisation.models import Holding, Job, Letter, Person
from tests.networks.crew import frame_of, key, page_of, pair, refreeze, words_of
from tests.world import NOW, TODAY, make_holding, make_person, make_unit

pytestmark = pytest.mark.django_db


def test_a_broken_rule_stands_by_name_and_stops_publishing(hr, world, programme, scenario):
    pair(programme, world, "Anna", "Eva")
    refreeze(scenario)
    form = {"person": key(world, "Anna"), "network": "2", "version": scenario.version}
    page = words_of(hr.post(reverse("networks:seat", args=[scenario.pk]), form, follow=True).content.decode())
    assert "Forslaget bryder 1 regel og kan ikke offentliggøres endnu. Anna Nielsen og Eva Nielsen skal ikke" in page
    assert "Se breve og offentliggør" not in page
    response = hr.post(reverse("networks:publish_scenario", args=[scenario.pk]), {"version": scenario.version + 1})
    assert "Forslaget kan ikke offentliggøres, som det er nu." in words_of(response.content.decode())
    assert not Network.objects.filter(programme=programme).exists()


def test_rules_that_cannot_all_be_kept_are_named_with_what_to_do(hr, world, programme, scenario):
    for one, other in (("Anna", "Bo"), ("Bo", "Carla")):
        pair(programme, world, one, other, PairKind.REQUIRED)
    pair(programme, world, "Anna", "Carla")
    page = words_of(page_of(hr, scenario))
    assert "Disse regler kan ikke alle holdes på én gang." in page
    assert "Anna Nielsen og Carla Nielsen skal ikke sidde sammen." in page
    assert "Fjern et af parrene." in page
    words = {wish.value: Weight.SOME.value for wish in Wish} | {"version": scenario.version, "compose": "1"}
    answer = hr.post(reverse("networks:weigh", args=[scenario.pk]), words, follow=True).content.decode()
    assert "Reglerne kan ikke alle holdes, så der er ikke regnet." in answer
    assert not Job.objects.filter(kind="composition").exists()


def test_wishes_are_saved_and_the_composition_runs_as_a_job(hr, world, scenario, monkeypatch):
    rung = []
    monkeypatch.setattr("networks.views.scenarios.ring", rung.append)
    words = {wish.value: Weight.LITTLE.value for wish in Wish} | {"version": scenario.version}
    hr.post(reverse("networks:weigh", args=[scenario.pk]), words)
    scenario.refresh_from_db()
    assert (scenario.weights[Wish.FIELDS], scenario.job) == ("little", None)
    page = words_of(
        hr.post(
            reverse("networks:weigh", args=[scenario.pk]),
            words | {"version": scenario.version, "compose": "1"},
            follow=True,
        ).content.decode()
    )
    scenario.refresh_from_db()
    assert rung == [scenario.job]
    assert "Venter på at komme til …" in page
    assert "Stop og vis det bedste indtil nu" in page


def test_wishes_without_a_word_are_refused(hr, scenario):
    page = hr.post(
        reverse("networks:weigh", args=[scenario.pk]), {"version": scenario.version}, follow=True
    ).content.decode()
    assert "Ønskerne er ikke gemt." in page


def test_progress_is_asked_for_until_the_job_ends(hr, world, scenario, monkeypatch):
    monkeypatch.setattr("networks.views.scenarios.ring", lambda job: None)
    words = {wish.value: Weight.LITTLE.value for wish in Wish} | {"version": scenario.version, "compose": "1"}
    hr.post(reverse("networks:weigh", args=[scenario.pk]), words)
    scenario.refresh_from_db()
    claim_job(pk=scenario.job.pk, at=NOW)
    address, asks = reverse("networks:scenario_progress", args=[scenario.pk]), {"HX-Request": "true"}
    page = words_of(hr.get(address, headers=asks).content.decode())
    assert re.search(r"Regner på forslaget … Har regnet i \d+ (sekund|minut)", page)
    hr.post(reverse("networks:stop_composing", args=[scenario.pk]))
    assert "Stopper og henter det bedste" in hr.get(address, headers=asks).content.decode()
    Job.objects.update(state="cancelled")
    assert hr.get(address, headers=asks).headers["HX-Refresh"] == "true"
    assert hr.get(address).url == reverse("networks:studio", args=[scenario.pk])


def test_what_changed_since_it_was_computed_is_said(world, programme, scenario):
    assert stale_words(seating_of(scenario)) == []
    newcomer = make_person(world, "Nina", "Nina Nielsen")
    make_unit(world, "Hus Nina", "Kommunen", "Skole")
    make_holding(world, "Nina", "Hus Nina", level=3, title="leder")
    Holding.objects.filter(person=world.people["Lars"]).update(ends=TODAY - timedelta(1))
    weigh(scenario=scenario, words={Wish.PLACES: Weight.MUCH}, version=scenario.version, by=world.hr, at=NOW)
    page = studio_of(Scenario.objects.get(pk=scenario.pk))
    assert page.stale == ("Kommet til: Nina Nielsen.", "Ikke med mere: Lars Nielsen.", "Ønskerne er ændret.")
    assert [face.person for _, face in page.unseated] == [newcomer.pk]
    assert not page.may_publish


def test_newcomers_are_named_and_can_be_given_a_seat_alone(hr, world, programme, scenario, monkeypatch):
    monkeypatch.setattr("networks.views.scenarios.ring", lambda job: None)
    make_person(world, "Nina", "Nina Nielsen")
    make_unit(world, "Hus Nina", "Kommunen", "Skole")
    make_holding(world, "Nina", "Hus Nina", level=3, title="leder")
    Holding.objects.filter(person=world.people["Lars"]).update(ends=TODAY - timedelta(1))
    html = page_of(hr, scenario)
    page = words_of(html)
    assert "Kommet til: Nina Nielsen. Ikke med mere: Lars Nielsen. 1 leder mangler en plads. Sammensæt igen" in page
    assert re.search(r"Lars Nielsen [^<]{0,40}ikke med mere", page)
    assert 'form="oensker" name="compose" value="new"' in html
    words = {wish.value: Weight.SOME.value for wish in Wish} | {"version": scenario.version, "compose": "new"}
    address = reverse("networks:weigh", args=[scenario.pk])
    hr.post(address, words)
    assert Job.objects.get(kind="composition").payload["only_new"] is True
    scenario.refresh_from_db()
    for entry in scenario.frame:
        entry["max"] = 3
    scenario.job = None
    scenario.save(update_fields=["frame", "job"])
    answer = hr.post(address, words | {"version": scenario.version}, follow=True).content.decode()
    assert "De nye kan ikke få en plads, uden at andre flytter." in answer


def test_other_changes_are_said_in_general(world, programme, scenario):
    Availability.objects.create(programme=programme, person=world.people["Anna"], days=["mon"])
    assert stale_words(seating_of(scenario)) == [
        "Ledelseskæden, ugedage, mødesteder, ledernes ønsker eller deres vægt, par eller holdte pladser er ændret."
    ]
    scenario.frame = frame_of("Fjord", "Bro", "Mole", largest=6)
    assert stale_words(seating_of(scenario)) == ["Netværkenes størrelse, dage eller facilitatorer er ændret."]


def test_proposals_are_compared_in_one_table(hr, world, programme, scenario):
    draft_scenario(programme=programme, by=world.hr, at=NOW)
    page = compared(programme)
    told = {name: [words for _one, words in line] for name, line in page.lines}
    assert told == {
        "Nye ansigter": ["Ingen har været i netværk sammen før.", ""],
        "Hvor godt": [told["Hvor godt"][0], ""],
        "Brudte regler": ["0", ""],
        "Blanding": ["3 fagområder i 3 af 3 netværk", ""],
        "Mindst blandet": ["Mindst blandet er Fjord: 2 af 4 er fra Skole.", ""],
        "Vægter mest": ["Nye ansigter, Blandede fagområder", ""],
    }
    text = words_of(hr.get(reverse("networks:compare_scenarios", args=[programme.pk])).content.decode())
    assert "Forslag A" in text
    assert re.search(r"Forslag B fra \S+ \S+ \d+ Der er ikke regnet endnu\.", text)


def test_letters_are_shown_as_they_will_go_and_then_go(hr, world, programme, scenario):
    Person.objects.filter(pk=world.people["Lars"].pk).update(email="")
    Letter.objects.all().delete()
    address = reverse("networks:publish_scenario", args=[scenario.pk])
    page = words_of(hr.get(address).content.decode())
    assert "11 breve er klar" in page
    assert "Får intet brev" in page
    assert "Lars Nielsen · Mole" in page
    shown = words_of(hr.get(address, {"brev": "4"}).content.decode())
    assert Letter.objects.count() == 0
    response = hr.post(address, {"version": scenario.version})
    assert response.url == reverse("networks:programme", args=[programme.pk])
    assert Letter.objects.count() == 11
    sent = Letter.objects.get(person=world.people["Eva"])
    start, _, _ = sent.text.partition("Her kan du læse")
    assert f"{sent.subject} {' '.join(start.split())}" in shown
    assert "Netværkene er offentliggjort." in hr.get(response.url).content.decode()
    closed = words_of(page_of(hr, scenario))
    assert "Forslag A er offentliggjort" in closed
    assert hr.get(address).url == reverse("networks:studio", args=[scenario.pk])


def test_a_proposal_is_put_away_after_asking_and_taken_up(hr, scenario):
    address = reverse("networks:discard_scenario", args=[scenario.pk])
    assert "Vil du kassere forslag A?" in hr.get(address).content.decode()
    hr.post(address)
    scenario.refresh_from_db()
    assert scenario.state == State.DISCARDED
    assert "Forslag A er kasseret" in page_of(hr, scenario)
    hr.post(reverse("networks:take_up_scenario", args=[scenario.pk]))
    scenario.refresh_from_db()
    assert scenario.state == State.DRAFT


def test_a_draft_is_begun_from_the_programmes_page(hr, programme):
    response = hr.post(reverse("networks:draft_scenario", args=[programme.pk]))
    scenario = programme.scenarios.get()
    assert response.url == reverse("networks:studio", args=[scenario.pk])
    assert "Der er ikke regnet endnu." in hr.get(response.url).content.decode()


@pytest.mark.parametrize(
    ("state", "result", "words"),
    [
        ("failed", {}, "Det gik galt, mens der blev regnet."),
        ("done", {"outdated": 7}, "Forslaget blev ændret, mens der blev regnet, og ændringen gælder."),
        ("cancelled", {}, "Der blev stoppet, før der var noget at vise."),
        ("running", {}, ""),
    ],
)
def test_a_composition_that_left_nothing_says_why_until_something_is_changed(world, scenario, state, result, words):
    scenario.job = queue_job(kind="composition", task="none", payload={"version": 7}, by=world.hr, at=NOW)
    scenario.job.state, scenario.job.result, scenario.version = state, result, 8
    assert studio_of(scenario).job_words == ""
    scenario.version = 7
    assert studio_of(scenario).job_words.startswith(words)
    assert bool(studio_of(scenario).job_words) == bool(words)
