"""The decisions about a network, as HR takes them on a page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ledernet.templatetags.ledernet import danish_day
from networks.actions.meetings import book_meeting
from networks.models import Decision, Network, Programme
from networks.rules.cycle import Choice, State
from organisation.models import Letter
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.times import dated_words
from tests.evaluation.circle_world import published_circles
from tests.evaluation.world import add_teams, answer
from tests.networks.evaluated_world import PAST, add_vig, evaluated, figured
from tests.networks.life_world import add_dialogue, decide_anew, make_successor
from tests.networks.views.test_lives import address, words
from tests.world import LONG_AGO, NOW, TODAY, typed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
REASON = "Vi har nået det, vi ville."


@pytest.fixture
def network(world):
    """The leader's network on trial until next week, talked about yesterday."""
    Network.objects.filter(pk=world.things.network.pk).update(
        starts=TODAY - 358 * DAY, state=State.TRIAL, trial_ends=TODAY + 7 * DAY
    )
    network = Network.objects.get(pk=world.things.network.pk)
    add_dialogue(world, network, days=1)
    return network


def changed(network, **facts):
    Network.objects.filter(pk=network.pk).update(**{"state": State.RUNNING, "trial_ends": None} | facts)
    return network


def decide(client, network, slug, **facts):
    given = {"version": Network.objects.get(pk=network.pk).version, "reason": REASON} | facts
    return client.post(address("decide_as", network, slug), given)


def offered(client, network, field):
    return client.get(address("decide_as", network, "nyt-design")).context["form"].fields[field].choices


def state(network):
    network.refresh_from_db()
    return network.state, network.ends


def test_at_the_end_of_a_trial_there_are_three_ways(hr, network):
    page = words(hr.get(address("decide", network)))
    assert "Fortsæt, justér eller stop?" in page
    assert "Stop: nedlæg netværket" in page
    assert "Genstart" not in page
    assert "»Vi vil gerne fortsætte.«" in page


def test_a_running_network_has_five(hr, network):
    page = hr.get(address("decide", changed(network))).content.decode()
    slugs = ["fortsaet", "juster", "genstart", "nyt-design", "nedlaeg"]
    assert [slug for slug in slugs if address("decide_as", network, slug) in page] == slugs


def test_without_a_dialogue_the_page_leads_there_first(hr, network):
    network.dialogues.all().delete()
    assert address("note_dialogue", network) in hr.get(address("decide", network)).content.decode()
    response = decide(hr, network, "fortsaet")
    assert "Hold dialogen med deltagerne og facilitatoren først" in words(response)
    assert response.context["form"]["reason"].value() == REASON


def test_a_trial_goes_on(hr, network):
    response = decide(hr, network, "fortsaet", decide_by=typed(TODAY + 300 * DAY), tell="on")
    assert response.url == address("life", network)
    assert state(network) == (State.RUNNING, None)
    assert (Decision.objects.get().choice, Letter.objects.filter(template="network_continued").count()) == (
        Choice.CONTINUE,
        2,
    )


def test_a_trial_is_adjusted_and_prolonged(hr, network):
    until = TODAY + 100 * DAY
    decide(hr, network, "juster", adjustment="Vi mødes to timer.", trial_ends=typed(until), tell="on")
    network.refresh_from_db()
    assert (network.state, network.trial_ends, Decision.objects.get().adjustment) == (
        State.TRIAL,
        until,
        "Vi mødes to timer.",
    )


def test_a_trial_is_stopped(hr, network):
    decide(hr, network, "nedlaeg", ends=typed(TODAY + 3 * DAY))
    assert state(network) == (State.WOUND_DOWN, TODAY + 3 * DAY)
    page = words(hr.get(address("decide", network)))
    assert "Skal det gøres om?" in page
    assert REASON in page
    Network.objects.filter(pk=network.pk).update(ends=TODAY - DAY)
    page = words(hr.get(address("decide", network)))
    assert "Der er intet at tage stilling til" in page
    assert REASON in page


@pytest.mark.parametrize("slug", ["fortsaet", "juster", "genstart", "nyt-design", "nedlaeg"])
def test_after_the_decision_its_page_shows_what_was_decided_and_leads_on(hr, network, slug):
    decide(hr, network, "nedlaeg", ends=typed(TODAY + 3 * DAY))
    response = hr.get(address("decide_as", network, slug))
    text, page = response.content.decode(), words(response)
    assert "Beslutningen er truffet" in page
    assert REASON in page
    assert f"Netværkets sidste dag er den {danish_day(TODAY + 3 * DAY)}." in page
    assert address("life", network) in text
    assert ('name="reason"' in text, "får et brev i dag" in page) == (False, False)


def test_who_comes_second_is_told_what_was_decided_and_keeps_what_they_wrote(hr, network):
    decide(hr, network, "nedlaeg", ends=typed(TODAY + 3 * DAY))
    facts = {"ends": typed(TODAY + 9 * DAY), "reason": "Jeg var nummer to.", "version": 0}
    page = words(decide(hr, network, "nedlaeg", **facts))
    assert "Forløbet er ændret, siden du åbnede siden." in page
    assert "Jeg var nummer to." in page
    assert Decision.objects.count() == 1


def test_a_restart_begins_a_network_with_the_same_members(hr, network):
    starts = TODAY + 30 * DAY
    facts = {"name": "Fjord 2", "starts": typed(starts), "together": "ja"}
    decide(hr, changed(network, starts=LONG_AGO), "genstart", **facts)
    assert state(network) == (State.RESTARTED, starts - DAY)
    assert Network.objects.get(name="Fjord 2").memberships.count() == 1


def test_a_restart_takes_no_other_networks_name_and_may_keep_its_own(hr, network):
    facts = {"starts": typed(TODAY + 30 * DAY), "together": "ja"}
    form = decide(hr, changed(network, starts=LONG_AGO), "genstart", name="Bro", **facts).context["form"]
    assert form.errors == {"name": ["Programmet har allerede et netværk, der hedder Bro. Giv dem hvert sit navn."]}
    decide(hr, network, "genstart", name="Fjord", **facts)
    assert state(network)[0] == State.RESTARTED


def test_a_restart_before_two_years_takes_a_reason_of_its_own(hr, network):
    facts = {"name": "Fjord 2", "starts": typed(TODAY + 30 * DAY), "together": "nej"}
    form = decide(hr, changed(network), "genstart", **facts).context["form"]
    assert form.errors == {"early_reason": ["Netværket er under to år. Skriv, hvorfor det skal genstartes så tidligt."]}
    assert form["name"].value() == "Fjord 2"
    decide(hr, network, "genstart", early_reason="Halvdelen er rejst.", **facts)
    assert (state(network)[0], Decision.objects.get().early_reason) == (State.RESTARTED, "Halvdelen er rejst.")
    assert Network.objects.get(name="Fjord 2").memberships.count() == 0


def test_a_redesign_names_the_programme_that_takes_over(hr, world, network):
    page = words(hr.get(address("decide_as", changed(network), "nyt-design")))
    assert "Der er ingen beslutninger, som er offentliggjort, siden netværket begyndte." in page
    Programme.objects.create(name="Ubesluttet", starts=TODAY + 60 * DAY, smallest=2, largest=4)
    programme = make_successor()
    choices = [str(words) for _value, words in offered(hr, network, "programme")]
    assert choices == ["vælg et program", f"Nyt: tværfagligt, besluttet den {dated_words(TODAY)}"]
    decide(hr, network, "nyt-design", programme=programme.pk)
    assert state(network) == (State.REDESIGNED, TODAY + 59 * DAY)
    assert "Nyt" in words(hr.get(address("life", network)))


@pytest.mark.parametrize(
    ("slug", "facts", "field", "said"),
    [
        ("fortsaet", {"reason": " "}, "reason", "Skriv begrundelsen."),
        ("fortsaet", {"decide_by": typed(TODAY)}, "decide_by", "Den næste beslutning skal ligge efter i dag."),
        ("juster", {"adjustment": ""}, "adjustment", "Skriv, hvad der bliver ændret."),
        ("juster", {"adjustment": "x", "trial_ends": typed(TODAY)}, "trial_ends", "Prøveperioden skal slutte efter"),
        ("nedlaeg", {"ends": typed(TODAY - DAY)}, "ends", "Den dag er gået."),
        ("nedlaeg", {"ends": "snart"}, "ends", "»snart« er ikke en dato."),
    ],
)
def test_what_the_law_refuses_is_said_at_its_field_and_nothing_is_lost(hr, network, slug, facts, field, said):
    before = state(network)
    form = decide(hr, network, slug, **facts).context["form"]
    assert said in " ".join(form.errors[field])
    assert form[field].value() == facts[field]
    assert (
        state(network),
        Decision.objects.count(),
        Letter.objects.filter(template__startswith="network_").count(),
    ) == (
        before,
        0,
        0,
    )


@pytest.mark.parametrize(
    ("slug", "facts", "field", "said"),
    [
        ("genstart", {"name": "x", "together": "ja", "starts": typed(TODAY)}, "starts", "skal begynde efter i dag"),
        ("nyt-design", {"programme": "987654"}, "programme", "Vælg"),
        ("fortsaet", {}, "decide_by", "Netværket er over fire år."),
    ],
)
def test_of_an_old_network_too(hr, network, slug, facts, field, said):
    form = decide(hr, changed(network, starts=LONG_AGO), slug, **facts).context["form"]
    assert said in " ".join(form.errors[field])


def test_what_the_state_does_not_allow_is_said_and_leads_on(hr, network):
    page = words(hr.get(address("decide_as", network, "genstart")))
    assert "Det kan ikke besluttes om netværket nu. Se, hvad der kan." in page
    assert hr.get(address("decide_as", network, "gem")).status_code == 404


def test_what_nobody_was_told_is_undone(hr, network):
    decide(hr, network, "fortsaet")
    decision = Decision.objects.get()
    assert state(network)[0] == State.RUNNING
    undo = reverse("networks:undo_decision", args=[decision.pk])
    assert "Forløbet er ændret" in words(hr.post(undo, {"version": "x"}, follow=True))
    page = words(hr.post(undo, {"version": Network.objects.get(pk=network.pk).version}, follow=True))
    assert state(network)[0] == State.TRIAL
    assert "Beslutningen er fortrudt." in page
    assert "Fortrudt den" in page


def test_what_everybody_was_told_stands(hr, network):
    decide(hr, network, "fortsaet", tell="on")
    undo = reverse("networks:undo_decision", args=[Decision.objects.get().pk])
    response = hr.post(undo, {"version": Network.objects.get(pk=network.pk).version}, follow=True)
    assert "der er sendt breve om den" in words(response)


def together(client, network, **facts):
    return client.post(reverse("networks:redesign_together", args=[network.programme_id]), {"reason": REASON} | facts)


def mark(network):
    fresh = Network.objects.get(pk=network.pk)
    return f"{fresh.pk}-{fresh.version}"


def test_a_programmes_networks_are_redesigned_together(hr, network):
    other = Network.objects.exclude(pk=network.pk).filter(programme=network.programme).first()
    address_of = reverse("networks:redesign_together", args=[network.programme_id])
    assert "Netværket er på prøve." in words(hr.get(address_of))
    changed(network)
    assert "skal først være besluttet på ny" in words(hr.get(address_of))
    programme = decide_anew(network.programme)
    response = hr.get(address_of)
    page = words(response)
    assert f"{other.name} Dialogen med deltagerne og facilitatoren mangler." in page
    assert response.context["form"]["networks"].value() == [mark(network)]
    form = together(hr, network, networks=[mark(network)], programme=programme.pk).context["form"]
    assert form.errors == {"ends": ["Fjord: Programmet er begyndt. Skriv netværkets sidste dag."]}
    assert form["reason"].value() == REASON
    last = typed(TODAY + 9 * DAY)
    response = together(hr, network, networks=[mark(network)], programme=programme.pk, ends=last)
    assert response.url == reverse("networks:programme", args=[network.programme_id])
    assert state(network) == (State.REDESIGNED, TODAY + 9 * DAY)
    assert "nye netværk efter nye beslutninger" in words(hr.get(address("life", network)))
    assert "Ingen af programmets netværk kan afløses nu." in words(hr.get(address_of))


def test_a_network_that_was_changed_meanwhile_is_chosen_anew_and_one_at_least(hr, network):
    programme, seen = decide_anew(changed(network).programme), mark(network)
    Network.objects.filter(pk=network.pk).update(version=7)
    facts = {"programme": programme.pk, "ends": typed(TODAY + 9 * DAY)}
    form = together(hr, network, networks=[seen], **facts).context["form"]
    assert form.errors["networks"] == ["Et af netværkene er ændret, siden du åbnede siden. Se dem igen, og vælg på ny."]
    assert together(hr, network, networks=[], **facts).context["form"].errors["networks"] == ["Vælg mindst ét netværk."]
    assert (state(network)[0], Decision.objects.count()) == (State.RUNNING, 0)


def wound_down(hr, network, last=TODAY + 20 * DAY):
    meeting = network.meetings.get()
    decide(hr, network, "nedlaeg", ends=typed(TODAY + 3 * DAY))
    return meeting, last


def test_a_winding_down_is_taken_back_and_both_decisions_are_shown(hr, network):
    wound_down(hr, network)
    page = hr.get(address("life", network)).content.decode()
    assert [slug for slug in ("tag-tilbage", "sidste-dag") if address("decide_as", network, slug) in page] == [
        "tag-tilbage",
        "sidste-dag",
    ]
    assert "Skal det gøres om?" in words(hr.get(address("decide", network)))
    form = decide(hr, network, "tag-tilbage", reason=" ").context["form"]
    assert form.errors == {"reason": ["Skriv begrundelsen. Deltagerne og facilitatoren læser den."]}
    response = decide(hr, network, "tag-tilbage", reason="De vil fortsætte.")
    assert (response.url, state(network)) == (address("life", network), (State.TRIAL, None))
    page = words(hr.get(address("life", network)))
    assert page.index("Besluttet: nedlæg") < page.index("Besluttet: tag beslutningen tilbage")
    for said in (
        "Besluttet: nedlæg",
        "Besluttet: tag beslutningen tilbage",
        f"Taget tilbage den {danish_day(TODAY)}",
        "at det skulle slutte, og beslutningen blev taget tilbage den",
        "De vil fortsætte.",
        REASON,
    ):
        assert said in page


def test_a_meeting_that_was_called_off_is_offered_to_be_booked_again(hr, network):
    meeting, _last = wound_down(hr, network)
    decide(hr, network, "tag-tilbage")
    text = hr.get(address("life", network)).content.decode()
    again = f"{address('book_meeting', network)}?igen={meeting.appointment.uid}"
    assert again in text
    form = hr.get(again).context["form"]
    starts = meeting.appointment.starts.astimezone(COPENHAGEN)
    assert (form["day"].value(), form["starts"].value()) == (starts.date(), starts.time())
    for nonsense in ("x", "", "6a1c1b5e-0000-4000-8000-000000000000"):
        assert hr.get(address("book_meeting", network), {"igen": nonsense}).status_code == 200
    times = {"starts": meeting.appointment.starts, "ends": meeting.appointment.ends}
    book_meeting(network=Network.objects.get(pk=network.pk), by=None, at=NOW, **times)
    assert again not in hr.get(address("life", network)).content.decode()


def test_the_last_day_is_moved_on_its_page(hr, network):
    wound_down(hr, network)
    for said, day in (("Det er allerede netværkets sidste dag.", 3), ("Den dag er gået.", -1)):
        form = decide(hr, network, "sidste-dag", ends=typed(TODAY + day * DAY)).context["form"]
        assert said in " ".join(form.errors["ends"])
    decide(hr, network, "sidste-dag", ends=typed(TODAY + 10 * DAY))
    assert state(network) == (State.WOUND_DOWN, TODAY + 10 * DAY)
    assert "Besluttet: flyt den sidste dag" in words(hr.get(address("life", network)))


def test_what_has_not_begun_is_given_up_without_a_day(hr, network):
    starts = TODAY + 30 * DAY
    changed(network, starts=starts)
    network.memberships.update(starts=starts)
    network.dialogues.all().delete()
    page = words(hr.get(address("life", network)))
    assert "hold først en dialog med dem, der har fået en plads" in page
    held = {"held_on": typed(TODAY), "people": "alle tre", "said": "Vi har ikke tid."}
    assert hr.post(address("note_dialogue", network), held).url == address("life", network)
    page = words(hr.get(address("decide", network)))
    assert "Opgiv netværket, før det begynder" in page
    assert "ends" not in hr.get(address("decide_as", network, "nedlaeg")).context["form"].fields
    decide(hr, network, "nedlaeg")
    assert state(network) == (State.WOUND_DOWN, starts)
    assert "Fjord begynder ikke" in words(hr.get(address("life", network)))
    facts = words(hr.get(reverse("networks:network_facts", args=[network.pk])))
    assert "Skulle være begyndt den" in facts
    assert ("Book et møde" in facts, "Afslut pladsen" in facts) == (False, False)
    page = words(hr.get(reverse("networks:programme", args=[network.programme_id])))
    assert ("· opgivet, før det begyndte" in page, f"begynder {danish_day(starts)}" in page) == (True, False)
    page = words(hr.get(reverse("networks:networks")))
    assert ("opgivet, før det begyndte" in page, "begynder senere" in page) == (True, False)


def test_what_the_members_have_said_stands_beside_the_decision_good_or_bad(hr, world):
    add_vig(add_teams(world))
    vig = world.things.vig
    page = words(hr.get(address("decide", vig)))
    assert "Det sagde deltagerne Netværket er ikke evalueret endnu. Spørg deltagerne" in page
    figured(evaluated(world), value=4)
    for path in (address("decide", vig), address("decide_as", vig, "fortsaet")):
        page = words(hr.get(path))
        told = "Tiden værd 4,0 af 5 Forskellene giver noget 4,0 af 5 Vil fortsætte 4,0 af 5 Talt op"
        assert told in page
        assert address("network_answers", vig) in hr.get(path).content.decode()
        assert "Flere cases" not in page


def test_too_few_answers_are_no_figures_beside_the_decision_either(hr, world):
    add_vig(add_teams(world))
    evaluation = evaluated(world)
    for invitation in evaluation.round.invitations.select_related("round__questionnaire")[:4]:
        answer(invitation, 1, at=PAST)
    published_circles(evaluation.round)
    assert "Det sagde deltagerne Der er for få svar til at vise tal." in words(
        hr.get(address("decide", world.things.vig))
    )
