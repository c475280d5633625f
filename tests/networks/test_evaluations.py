"""Networks held up against their own purposes: what is asked, who reads which figures, pulses, and the letters."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse

from evaluation.models import Round
from networks.access.evaluations import evaluation_for, network_answers_for
from networks.actions.evaluations import choose_pulse, evaluate_networks, send_pulse, tell_figures
from networks.models import Aim, Evaluation, Membership, Network, ProgrammePurpose
from networks.queries.evaluations import answers_about, evaluation_page, meetings_for_a_pulse, pulses_of
from networks.queries.figures import Evaluated, evaluated_in, figures_in
from networks.queries.health import signs_of
from networks.rules.health import Step, health_of
from networks.tasks.evaluations import look_after_evaluations
from organisation.models import Letter
from organisation.rules.refusals import Refused
from tests.evaluation.world import add_teams, answer_all
from tests.networks.evaluated_world import MEMBERS, PAST, add_vig, evaluated, figured, grow, pulsed
from tests.networks.queries.test_todo import waiting
from tests.networks.world import add_meeting, add_networks
from tests.world import LONG_AGO, NOW, TODAY, make_world


@pytest.fixture
def world(db):
    return add_vig(add_teams(add_networks(make_world())))


def test_members_are_asked_and_nobody_else(world):
    found = evaluated(world)
    asked = set(found.round.invitations.values_list("person", flat=True))
    assert asked == {world.people[key].pk for key in MEMBERS}
    assert found.round.title == "Evaluering af Tværfaglige netværk 2026"
    assert found.round.remind_at == found.round.deadline - timedelta(days=4)


def test_a_new_evaluation_waits_for_the_one_that_is_open(world):
    evaluated(world)
    with pytest.raises(Refused, match="allerede en evaluering i gang"):
        evaluated(world)


def test_networks_whose_answers_could_be_in_no_figure_are_not_asked(world):
    with pytest.raises(Refused) as refused:
        evaluated(world, world.things.vig, world.things.network, world.things.other_network)
    words = "Tag Fjord (1 deltager) og Bro (1 deltager) ud: der er for få til, at svarene kan vises, "
    assert str(refused.value) == words + "heller ikke sammen med andres."
    assert refused.value.field == "networks"
    assert not Round.objects.exists()


def test_small_networks_are_asked_where_they_can_share_a_figure(world):
    small = grow(world)
    with pytest.raises(Refused, match=r"Tag Fjord \(4 deltagere\) ud"):
        evaluated(world, world.things.vig, small[0])
    page = evaluation_page(figured(evaluated(world, *small)), "da", TODAY)
    assert [(line.name, line.texts) for line in page.lines] == [
        ("Netværk Bro", ("", "", "")),
        ("Netværk Fjord", ("", "", "")),
    ]
    assert {one.answers for theme in page.report.themes for one in theme.statements} == {8}


def test_a_day_that_has_gone_is_no_deadline(world):
    given = {"programme": world.things.programme, "networks": [world.things.vig], "by": world.hr, "at": NOW}
    with pytest.raises(Refused, match="Den dag er gået") as refused:
        evaluate_networks(deadline=NOW, **given)
    assert refused.value.field == "last_day"


def test_an_evaluation_is_not_open_for_ever(world):
    given = {"programme": world.things.programme, "networks": [world.things.vig], "by": world.hr, "at": NOW}
    with pytest.raises(Refused, match="højst 60 dage") as refused:
        evaluate_networks(deadline=NOW + timedelta(days=61), **given)
    assert refused.value.field == "last_day"
    assert evaluate_networks(deadline=NOW + timedelta(days=60), **given).round.deadline == NOW + timedelta(days=60)


def test_hr_reads_figures_and_no_words(world):
    page = evaluation_page(figured(evaluated(world, world.things.vig, *grow(world))), "da", TODAY)
    assert [(line.name, line.texts) for line in page.lines] == [
        ("Netværk Bro", ("", "", "")),
        ("Netværk Fjord", ("", "", "")),
        ("Netværk Vig", ("4,0", "4,0", "4,0")),
    ]
    assert page.report.words == ()
    assert {one.answers for theme in page.report.themes for one in theme.statements} == {16}
    assert answers_about(world.things.vig, "da", words=False).report.words == ()


def test_members_read_their_own_words_shuffled_without_names(world):
    figured(evaluated(world))
    report = answers_about(world.things.vig, "da", words=True).report
    assert [asked.texts for asked in report.words] == [("Flere cases",) * 8] * 2
    assert answers_about(world.things.other_network, "da", words=True).report is None


def test_an_open_evaluation_tells_until_when_and_nothing_else(world):
    found = evaluated(world)
    answer_all(found.round, at=PAST)
    page = answers_about(world.things.vig, "da", words=True)
    assert (page.report, page.open_until) == (None, found.round.deadline)
    assert evaluation_page(found, "da", TODAY).report is None


def steps_of(world, **told):
    network = Network.objects.select_related("programme", "facilitator__person").get(pk=world.things.vig.pk)
    health = health_of(signs_of([network], NOW, TODAY, **told)[network.pk])
    return {reason.step for reason in health.reasons if "tvivle" in reason.words or "forskellene" in reason.words}


def test_hr_is_told_of_low_figures_as_reasons_and_those_above_are_not(world):
    small = evaluated(world, world.things.vig, *grow(world))
    assert steps_of(world) == set()
    keys = [world.things.vig.pk, world.things.network.pk, world.things.other_network.pk]
    assert evaluated_in(keys, PAST) == Evaluated(networks=3, lately=0, now=3)
    figured(small, 2)
    assert steps_of(world) == {Step.TALK, Step.ROTATE}
    assert evaluated_in(keys, NOW) == Evaluated(networks=3, lately=3, now=0)
    assert evaluated_in(keys, NOW + timedelta(days=400)) == Evaluated(networks=3, lately=0, now=0)
    assert steps_of(world, is_upward=True) == set()
    assert list(figures_in([world.things.vig.pk, world.things.network.pk], NOW)) == [world.things.vig.pk]
    assert figures_in([world.things.vig.pk], NOW + timedelta(days=400)) == {}


def test_doors(world):
    found = evaluated(world)
    people, vig = world.people, world.things.vig
    assert evaluation_for(people["hr"], found.pk, TODAY) == found
    assert network_answers_for(people["hr"], vig.pk, TODAY) == (vig, False)
    assert network_answers_for(people["facilitator"], vig.pk, TODAY) == (vig, True)
    assert network_answers_for(people["ha0"], vig.pk, TODAY) == (vig, True)
    for key in ("director", "leader", "employee"):
        with pytest.raises(Http404):
            network_answers_for(people[key], vig.pk, TODAY)
    with pytest.raises(Http404):
        evaluation_for(people["facilitator"], found.pk, TODAY)
    with pytest.raises(Http404):
        evaluation_for(people["hr"], pulsed(world).pk, TODAY)


def test_hr_who_is_a_member_reads_the_words_as_one(world):
    Membership.objects.create(network=world.things.vig, person=world.people["hr"], starts=LONG_AGO)
    assert network_answers_for(world.people["hr"], world.things.vig.pk, TODAY)[1]


def test_a_pulse_follows_a_meeting_where_it_is_wanted(world):
    over = add_meeting(world, world.things.vig, "facilitator", *MEMBERS, days=0)
    after = over.appointment.ends
    assert meetings_for_a_pulse(after) == []
    choose_pulse(programme=world.things.programme, pulse=True, by=world.hr, at=NOW)
    assert meetings_for_a_pulse(after - timedelta(minutes=1)) == []
    assert meetings_for_a_pulse(after + timedelta(days=1)) == []
    assert meetings_for_a_pulse(after) == [over]
    pulse = send_pulse(meeting=over, by=None, at=after)
    assert (pulse.round.deadline, pulse.round.invitations.count()) == (after + timedelta(days=4), 8)
    assert meetings_for_a_pulse(after) == []
    assert send_pulse(meeting=over, by=None, at=after) is None


@pytest.mark.parametrize(("days", "is_asked"), [(0, False), (4, False), (5, True)])
def test_nobody_is_asked_what_nobody_could_read_before_the_network_ends(world, days, is_asked):
    over = add_meeting(world, world.things.vig, "facilitator", *MEMBERS, days=-1)
    Network.objects.filter(pk=world.things.vig.pk).update(ends=TODAY + timedelta(days=days))
    assert (send_pulse(meeting=over, by=None, at=NOW) is not None) is is_asked


def test_an_ended_networks_figures_stand_without_a_way_to_a_page_that_is_closed(world, client):
    found = figured(evaluated(world))
    path, answers = (
        reverse(f"networks:{name}", args=[pk])
        for name, pk in (("evaluation", found.pk), ("network_answers", world.things.vig.pk))
    )
    client.force_login(world.hr)
    assert answers in client.get(path).content.decode()
    Network.objects.filter(pk=world.things.vig.pk).update(ends=TODAY - timedelta(days=1))
    page = client.get(path).content.decode()
    assert (answers in page, "netværket er slut" in page, "4,0" in page) == (False, True, True)


def test_a_small_network_has_no_pulse(world):
    small = add_meeting(world, world.things.network, "leader", days=-1)
    assert send_pulse(meeting=small, by=None, at=NOW) is None
    assert not Evaluation.objects.exists()


def test_pulses_are_read_meeting_by_meeting(world):
    pulsed(world, 3)
    assert [(one.worth, one.take_home) for one in pulses_of(world.things.vig)] == [("3,0", "3,0")]
    assert answers_about(world.things.vig, "da", words=True).report is None


def test_members_and_facilitator_are_told_once(world):
    found = figured(evaluated(world))
    look_after_evaluations()
    look_after_evaluations()
    told = Letter.objects.filter(template="network_answers")
    assert {letter.person for letter in told} == {world.people[key] for key in (*MEMBERS, "facilitator")}
    assert told.count() == 9
    assert Evaluation.objects.get(pk=found.pk).told


def test_nobody_is_told_of_a_pulse(world):
    tell_figures(evaluation=pulsed(world), by=None, at=NOW)
    assert not Letter.objects.filter(template="network_answers").exists()


def test_hr_asks_from_the_programmes_page(world, client):
    client.force_login(world.hr)
    programme = world.things.programme
    address = reverse("networks:evaluate_networks", args=[programme.pk])
    assert address in client.get(reverse("networks:evaluations", args=[programme.pk])).content.decode()
    page = client.get(address).content.decode()
    assert "Her kan jeg tænke højt om det, der er svært." in page
    assert "Heller ikke de andre, facilitatoren, din leder eller HR." in page
    day = f"{TODAY + timedelta(days=9):%d.%m.%Y}"
    wrong = client.post(address, {"networks": [world.things.network.pk], "last_day": day}).content.decode()
    assert "Tag Fjord (1 deltager) ud: der er for få til, at svarene kan vises" in wrong
    assert day in wrong
    response = client.post(address, {"networks": [world.things.vig.pk], "last_day": day}, follow=True)
    assert "Evalueringen er åbnet" in response.content.decode()
    assert "8 deltagere spurgt" in response.content.decode()
    (found,) = Evaluation.objects.all()
    assert found.round.deadline.astimezone().date() >= TODAY + timedelta(days=9)


def page_before_asking(world, client):
    client.force_login(world.hr)
    return client.get(reverse("networks:evaluate_networks", args=[world.things.programme.pk]))


def test_hr_is_told_before_asking_which_networks_are_too_small(world, client):
    response = page_before_asking(world, client)
    page, form = response.content.decode(), response.context["form"]
    assert "<b>Fjord (1 deltager):</b> Kan ikke spørges nu: svarene kan ikke vises" in page
    assert "<b>Vig" not in page
    assert form.initial["networks"] == [world.things.vig.pk]
    pulse = client.get(reverse("networks:evaluations", args=[world.things.programme.pk])).content.decode()
    assert "Der spørges derfor ikke i Bro (1 deltager), Fjord (1 deltager)." in pulse


def test_hr_is_told_before_asking_which_networks_only_share_a_figure(world, client):
    small = grow(world)
    response = page_before_asking(world, client)
    page, form = response.content.decode(), response.context["form"]
    assert "<b>Fjord (4 deltagere):</b> For få til egne tal. Svarene tæller kun med" in page
    assert set(form.initial["networks"]) == {world.things.vig.pk, *(one.pk for one in small)}
    Membership.objects.filter(network__in=small).delete()
    assert "Kan ikke spørges nu" in page_before_asking(world, client).content.decode()


def test_nothing_is_said_of_sizes_where_all_networks_are_large_enough(world, client):
    Network.objects.exclude(pk=world.things.vig.pk).update(ends=LONG_AGO)
    page = page_before_asking(world, client).content.decode()
    assert "Vig (8 deltagere)" in page
    assert "store nok til egne tal" not in page
    assert (
        "Der spørges derfor ikke i"
        not in client.get(reverse("networks:evaluations", args=[world.things.programme.pk])).content.decode()
    )


def test_a_programme_without_a_purpose_asks_how_they_work(world, client):
    ProgrammePurpose.objects.all().delete()
    client.force_login(world.hr)
    page = client.get(reverse("networks:evaluate_networks", args=[world.things.programme.pk])).content.decode()
    assert "Det, netværket er til for" not in page
    assert "Møderne er tiden værd." in page


def test_the_pulse_is_switched_on_and_off(world, client):
    client.force_login(world.hr)
    address = reverse("networks:choose_pulse", args=[world.things.programme.pk])
    on = client.post(address, {"pulse": "ja"}, follow=True).content.decode()
    assert "Deltagerne får to spørgsmål efter hvert møde." in on
    off = client.post(address, {"pulse": "nej"}, follow=True).content.decode()
    assert "Der spørges ikke længere efter møderne." in off


def test_the_members_of_the_network_that_was_evaluated_look_back_and_no_others(world):
    things, at = world.things, PAST - timedelta(days=1)
    Membership.objects.create(network=things.vig, person=world.people["third_leader"], starts=LONG_AGO)
    for network, key in ((things.vig, "third_leader"), (things.network, "leader")):
        Aim.objects.create(network=network, person=world.people[key], words="At lytte", written_at=at)
    figured(evaluated(world))
    asked = {
        key: [one.heading for one in waiting(world, key) if "læringsmål" in one.heading]
        for key in ("third_leader", "leader")
    }
    assert asked == {"third_leader": ["Hvordan gik det med dit læringsmål i netværk Vig?"], "leader": []}
