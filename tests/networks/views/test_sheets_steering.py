"""What a decision sheet makes of its programme, as HR reads it and as the programme's networks have it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.beginning import begin_network
from networks.actions.scenarios import draft_scenario, reframe
from networks.actions.sheets import ask_to_sign, publish_sheet, sign_sheet
from networks.models import Network, Programme, Sheet
from networks.queries.departures import vacancies
from networks.queries.evaluations import questions_before
from networks.queries.health import signs_of
from networks.queries.sheets import launch_for
from networks.rules.evaluations import LED, LED_IN_TURN
from networks.rules.health import health_of
from organisation.rules.times import dated_words
from tests.networks.crew import words_of
from tests.networks.sheet_world import LATER, begun, heard, signed, told
from tests.world import NOW, TODAY, typed


def said(response):
    return words_of(response.content.decode())


def at(name, *args):
    return reverse(f"networks:{name}", args=args)


def test_a_first_sheet_shows_everything_that_becomes_the_programmes(world, hr):
    page = said(hr.get(at("publish_sheet", signed(world).pk)))
    assert "Ingenting" not in page
    for words in ("Færre sygedage", "Frivilligt", "4 timer om måneden", "120.000 kr.", "Vi åbner programmet."):
        assert words in page


@pytest.mark.parametrize("name", ["Nye netværk", "NYE netværk"])
def test_two_programmes_that_are_not_over_do_not_bear_one_name(world, hr, name):
    programme = begun(world).programme
    sent = {"name": name, "starts": typed(LATER), "answer_by": typed(LATER)}
    form = hr.post(at("plan_programme"), sent).context["form"]
    assert form.errors == {"name": [f"Et andet program hedder allerede {name}. Giv dem hvert sit navn."]}
    Programme.objects.filter(pk=programme.pk).update(state="ended")
    assert hr.post(at("plan_programme"), sent).status_code == 302


@pytest.mark.parametrize(("choice", "is_wanted"), [("members", False), ("internal", True)])
def test_where_members_lead_in_turn_no_facilitator_is_dealt_or_missed(world, hr, choice, is_wanted):
    sheet = told(world, heard(world), {"facilitation": ("", {"facilitation": choice})})
    asked = ask_to_sign(sheet=sheet, signer=world.people["director"], by=world.hr, at=NOW)
    sign_sheet(sheet=asked, edition=asked.edition, by=world.accounts["director"], at=NOW)
    sheet = publish_sheet(sheet=Sheet.objects.get(pk=sheet.pk), by=world.hr, at=NOW)
    Programme.objects.filter(pk=sheet.programme_id).update(smallest=2, largest=4)
    programme = Programme.objects.get(pk=sheet.programme_id)
    scenario = draft_scenario(programme=programme, by=world.hr, at=NOW)
    assert any(entry["facilitator"] for entry in scenario.frame) is is_wanted
    reframed = [entry | {"facilitator": None, "guide": None} for entry in scenario.frame]
    scenario = reframe(scenario=scenario, frame=reframed, max_moved=None, version=0, by=world.hr, at=NOW)
    page = said(hr.get(at("studio", scenario.pk)))
    assert ("Ingen facilitator endnu" in page, "Deltagerne leder på skift" in page) == (
        is_wanted,
        not is_wanted,
    )
    network = Network.objects.create(programme=programme, name="Klit", starts=TODAY)
    health = health_of(signs_of([network], NOW, TODAY)[network.pk])
    assert ("Netværket har ingen facilitator." in [one.words for one in health.reasons]) is is_wanted


def test_where_members_lead_in_turn_pages_say_so_and_nobody_is_missed(world, hr):
    network = world.things.network
    network.facilitator.person.employed_to = TODAY + timedelta(days=5)
    network.facilitator.person.save(update_fields=["employed_to"])
    other = Network.objects.create(programme=network.programme, name="Klit", starts=TODAY)
    leaves = f"Facilitatoren forlader kommunen den {dated_words(TODAY + timedelta(days=5))}."
    for in_turn in (False, True):
        Programme.objects.filter(pk=network.programme_id).update(facilitation="members" if in_turn else "")
        pages = [said(hr.get(at("network_facts", other.pk))), said(hr.get(at("programme", network.programme_id)))]
        pages.append(said(hr.get(at("networks"))))
        assert ["eltagerne leder på skift" in page for page in pages] == [in_turn] * 3
        assert ["ngen facilitator endnu" in page for page in pages] == [not in_turn] * 3
        networks = [Network.objects.get(pk=one.pk) for one in (network, other)]
        signs = signs_of(networks, NOW, TODAY)
        told = [one.words for each in networks for one in health_of(signs[each.pk]).reasons]
        assert (leaves in told, "Netværket har ingen facilitator." in told) == (not in_turn, not in_turn)
        assert (network.pk in [one.network.pk for one in vacancies(TODAY)]) is not in_turn


def test_the_evaluation_asks_about_whoever_leads(world):
    programme = world.things.programme
    for in_turn, is_asked in ((False, [True, False]), (True, [False, True])):
        programme.facilitation = "members" if in_turn else ""
        asked = [question for theme in questions_before(programme, "da") for question in theme.questions]
        assert [one[0] in asked for one in (LED, LED_IN_TURN)] == is_asked


def test_networks_begin_with_managements_own_criteria_and_limits(world, hr):
    sheet = told(world, heard(world), {"term": ("", {"trial_months": 6, "trial_proof": "at alle kommer"})})
    asked = {"criteria": ["share", "idle"], "least_share": "35", "most_idle": "", "own_criterion": "Alle er rejst."}
    page = hr.get(at("answer_question", sheet.pk, "ending"))
    form = hr.post(at("answer_question", sheet.pk, "ending"), asked | {"least_share": "95"}).context["form"]
    assert form["own_criterion"].value() == "Alle er rejst."
    assert list(form.errors) == ["least_share"]
    mark = page.context["form"]["seen"].value()
    assert hr.post(at("answer_question", sheet.pk, "ending"), asked | {"seen": mark}).status_code == 302
    ask_to_sign(sheet=Sheet.objects.get(pk=sheet.pk), signer=world.people["director"], by=world.hr, at=NOW)
    edition = Sheet.objects.get(pk=sheet.pk).edition
    sign_sheet(sheet=sheet, edition=edition, by=world.accounts["director"], at=NOW)
    publish_sheet(sheet=Sheet.objects.get(pk=sheet.pk), by=world.hr, at=NOW)
    programme = Programme.objects.get(pk=sheet.programme_id)
    network = begin_network(launch_for(programme), TODAY, NOW, programme=programme, name="Klit")
    assert [(one.kind, one.limit, one.words) for one in network.criteria.all()] == [
        ("trial", None, "at alle kommer"),
        ("share", 35, ""),
        ("idle", 6, ""),
        ("own", None, "Alle er rejst."),
    ]
    page = said(hr.get(at("decide", network.pk)))
    for words in ("Prøven har ikke vist: at alle kommer", "Under 35 procent kom", "Alle er rejst."):
        assert words in page
    Network.objects.filter(pk=network.pk).update(state="running", trial_ends=None)
    assert "Prøven har ikke vist" not in said(hr.get(at("life", network.pk)))


def test_what_a_trial_is_to_show_can_be_changed_on_its_network_while_it_is_on_trial(world, hr):
    network = world.things.network
    facts = {"starts": TODAY - timedelta(days=90), "state": "trial", "trial_ends": TODAY + timedelta(days=90)}
    Network.objects.filter(pk=network.pk).update(**facts)
    form = hr.post(at("set_criteria", network.pk), {"trial": "on", "trial_words": " "}).context["form"]
    assert form.errors == {"trial_words": ["Skriv, hvad prøven skal vise, eller fjern krydset."]}
    hr.post(at("set_criteria", network.pk), {"trial": "on", "trial_words": "at de ringer sammen", "version": 0})
    assert [(one.kind, one.words) for one in network.criteria.all()] == [("trial", "at de ringer sammen")]
    Network.objects.filter(pk=network.pk).update(state="running", trial_ends=None)
    assert "trial" not in hr.get(at("set_criteria", network.pk)).context["form"].fields


def test_material_is_no_delegation_since_it_decides_nothing(world, hr):
    choices = hr.get(at("answer_question", begun(world).pk, "cut")).context["form"].fields["delegated"].choices
    assert [key for key, _words in choices] == ["size", "composition", "rhythm", "facilitators", "arrivals"]


@pytest.mark.parametrize("in_turn", [True, False])
def test_where_members_lead_in_turn_sentences_speak_of_no_facilitator(world, as_one, in_turn):
    network = world.things.network
    Programme.objects.filter(pk=network.programme_id).update(facilitation="members" if in_turn else "")
    Network.objects.filter(pk=network.pk).update(facilitator=None)
    beside, alone = (" og facilitatoren", "") if not in_turn else ("", " og facilitatoren")
    read = [
        ("leader", "dilemmas", "Kun deltagerne{} kan læse dilemmaerne."),
        ("leader", "house_rules", "Kun deltagerne{} kan læse dem."),
        ("leader", "aim", "Kun deltagerne{} kan læse det."),
        ("leader", "book_meeting", "Deltagerne{} får et brev med mødet"),
        ("hr", "decide", "Hold dialogen med deltagerne{} først"),
        ("hr", "note_dialogue", "Hvad sagde deltagerne{}?"),
    ]
    for key, name, words in read:
        page = said(as_one(key).get(at(name, network.pk)))
        assert (words.format(beside) in page, words.format(alone) in page) == (True, False), name
