"""A network's life through its verbs: dates, criteria, dialogue, decisions, letters, undoing."""

from datetime import datetime, time, timedelta

import pytest
from django.utils.translation import override

from networks.actions.cycle import note_dialogue, set_criteria, set_dates
from networks.actions.decisions import continue_network, redesign, redesign_together, restart, undo_decision, wind_down
from networks.actions.scenarios import draft_scenario
from networks.models import Criterion, Decision, Dialogue, Membership, Network, Programme, Scenario
from networks.queries.cycle import life_of
from networks.rules.criteria import Kind, Verdict, Wanted
from networks.rules.cycle import Choice, State
from organisation.models import Letter
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.refusals import Refused
from tests.networks.life_world import decide_anew, make_successor
from tests.networks.sheet_world import published
from tests.world import LONG_AGO, NOW, TODAY

DAY = timedelta(days=1)
NEXT_YEAR = TODAY + 365 * DAY
CREW = ["Jonas Juul", "Mette Møller"]


@pytest.fixture
def network(world):
    """The leader's network on trial until next week, talked about yesterday."""
    network = Network.objects.get(pk=world.things.network.pk)
    Network.objects.filter(pk=network.pk).update(starts=TODAY - 358 * DAY)
    network.refresh_from_db()
    ends = TODAY + 7 * DAY
    network = set_dates(network=network, trial_ends=ends, decide_by=None, version=0, by=world.hr, at=NOW)
    talk(network, world.hr)
    Letter.objects.all().delete()
    return network


def talk(network, by, held_on=TODAY - DAY, said="Vi vil gerne fortsætte."):
    return note_dialogue(network=network, held_on=held_on, people="alle otte", said=said, by=by, at=NOW)


def decided(verb, network, by, **facts):
    given = {"reason": "Aftalt i dialogen.", "version": network.version, "by": by, "at": NOW}
    return verb(network=network, **given | facts)


def letters():
    return sorted(Letter.objects.values_list("template", "person__name"))


def life(network):
    network.refresh_from_db()
    return network.state, network.trial_ends, network.decide_by, network.ends


def test_a_trial_that_works_goes_on_and_all_concerned_are_told(world, network):
    decision = decided(continue_network, network, world.hr, decide_by=NEXT_YEAR)
    assert life(network) == (State.RUNNING, None, NEXT_YEAR, None)
    assert letters() == [("network_continued", name) for name in CREW]
    assert (decision.choice, decision.dialogue.said, decision.told) == (
        Choice.CONTINUE,
        "Vi vil gerne fortsætte.",
        True,
    )
    text = Letter.objects.filter(person=world.people["leader"]).get().text
    assert "Begrundelsen er: Aftalt i dialogen." in text
    assert "Vi vil gerne fortsætte." in text


def test_a_trial_can_be_adjusted_and_prolonged(world, network):
    later = TODAY + 100 * DAY
    decided(continue_network, network, world.hr, adjustment="Vi mødes to timer.", trial_ends=later)
    assert life(network) == (State.TRIAL, later, None, None)
    assert "Vi mødes to timer." in Letter.objects.first().text


def test_a_network_that_is_stopped_ends_with_its_places_and_meetings(world, network):
    last = TODAY + 3 * DAY
    decided(wind_down, network, world.hr, ends=last)
    assert life(network) == (State.WOUND_DOWN, TODAY + 7 * DAY, None, last)
    assert list(Membership.objects.filter(network=network).values_list("ends", flat=True)) == [last]
    world.things.meeting.appointment.refresh_from_db()
    assert world.things.meeting.appointment.is_cancelled
    assert letters() == [("cancelled", "Mette Møller"), *(("network_wound_down", name) for name in CREW)]


def planned(network, **facts):
    Network.objects.filter(pk=network.pk).update(**{"starts": TODAY + 5 * DAY, "trial_ends": None} | facts)
    Membership.objects.filter(network=network).update(starts=TODAY + 5 * DAY)
    network.dialogues.all().delete()
    network.refresh_from_db()
    return network


def test_a_network_that_has_not_begun_is_talked_about_with_its_members_and_given_up(world, network):
    meeting = world.things.meeting.appointment
    starts = meeting.starts.astimezone(COPENHAGEN).date()
    network = planned(network, starts=starts)
    with pytest.raises(Refused, match="Hold dialogen"):
        decided(wind_down, network, world.hr, ends=starts)
    talk(network, world.hr)
    network.refresh_from_db()
    decided(wind_down, network, world.hr, ends=starts)
    assert life(network)[::3] == (State.WOUND_DOWN, starts)
    meeting.refresh_from_db()
    assert meeting.is_cancelled
    letter = Letter.objects.filter(template="network_wound_down", person=world.people["leader"]).get()
    assert (letter.subject, "slutter" in letter.text) == ("Netværk Fjord begynder ikke", False)


def test_a_network_without_members_that_has_not_begun_is_given_up_with_a_reason_alone(world, network):
    network = planned(network)
    Membership.objects.filter(network=network).delete()
    with pytest.raises(Refused, match="der er ingen at holde dialog med"):
        talk(network, world.hr)
    decided(wind_down, network, world.hr, ends=network.starts)
    assert (life(network)[0], letters()) == (
        State.WOUND_DOWN,
        [("cancelled", "Mette Møller"), ("network_wound_down", "Jonas Juul")],
    )


def test_a_meeting_on_the_last_day_is_held(world, network):
    decided(wind_down, network, world.hr, ends=TODAY + 7 * DAY)
    world.things.meeting.appointment.refresh_from_db()
    assert not world.things.meeting.appointment.is_cancelled


def old(network, **facts):
    Network.objects.filter(pk=network.pk).update(**{"state": State.RUNNING, "starts": LONG_AGO} | facts)
    network.refresh_from_db()
    return network


@pytest.mark.parametrize(("together", "places"), [(True, ["Mette Møller"]), (False, [])])
def test_a_network_begins_anew_and_knows_where_it_comes_from(world, network, together, places):
    starts = TODAY + 30 * DAY
    decided(restart, old(network), world.hr, name="Fjord 2", starts=starts, together=together)
    assert life(network)[::3] == (State.RESTARTED, starts - DAY)
    successor = Network.objects.get(origin=network)
    facts = (successor.name, successor.starts, successor.day, successor.facilitator, successor.state)
    assert facts == ("Fjord 2", starts, "wed", world.things.facilitator, State.RUNNING)
    assert [row.person.name for row in successor.memberships.all()] == places
    assert letters() == [("network_restarted", name) for name in CREW]


def test_a_network_begun_anew_has_what_management_decided_about_new_networks(world, network):
    sheet = published(world)
    Network.objects.filter(pk=network.pk).update(programme=sheet.programme)
    decided(restart, old(network), world.hr, name="Fjord 2", starts=TODAY + DAY, together=True)
    successor, begins = Network.objects.get(origin=network), TODAY + DAY
    trial, decision = (begins.replace(year=begins.year + years) for years in (1, 2))
    assert life(successor) == (State.TRIAL, trial, decision, None)
    assert sorted(successor.criteria.values_list("kind", flat=True)) == [Kind.IDLE, Kind.MEMBERS]


def test_a_network_gives_way_to_a_new_programme(world, network):
    decided(redesign, old(network), world.hr, programme=make_successor())
    assert life(network)[::3] == (State.REDESIGNED, TODAY + 59 * DAY)
    assert letters() == [("network_redesigned", name) for name in CREW]
    assert "bliver afløst af programmet Nyt" in Letter.objects.first().text


def test_a_network_gives_way_to_its_own_programme_decided_anew_and_the_next_begin_the_day_after(world, network):
    programme = decide_anew(network.programme)
    with pytest.raises(Refused, match="Skriv netværkets sidste dag") as told:
        decided(redesign, old(network), world.hr, programme=programme)
    assert told.value.field == "ends"
    last = TODAY + 20 * DAY
    decided(redesign, network, world.hr, programme=programme, ends=last)
    assert life(network)[::3] == (State.REDESIGNED, last)
    assert "bliver afløst af nye netværk i Tværfaglige netværk" in Letter.objects.first().text
    Scenario.objects.update(frame=[{"network": network.pk}])
    Network.objects.exclude(pk=network.pk).filter(programme=programme).update(ends=last - DAY)
    draft = draft_scenario(programme=programme, by=world.hr, at=NOW)
    assert (draft.starts, [entry.get("network") for entry in draft.frame]) == (last + DAY, [None] * len(draft.frame))


@pytest.mark.parametrize(
    ("decided_at", "facts"),
    [(None, {}), (LONG_AGO, {}), (TODAY, {"state": "ended"})],
)
def test_nothing_takes_over_that_was_not_decided_since_the_network_began(world, network, decided_at, facts):
    if decided_at is None:
        programme = Programme.objects.create(name="Nyt", starts=TODAY + 60 * DAY, smallest=2, largest=4)
    else:
        moment = datetime.combine(decided_at, time(12), COPENHAGEN)
        programme = make_successor(moment, **facts)
    before = life(old(network))
    with pytest.raises(Refused, match="skal være besluttet på ny") as told:
        decided(redesign, network, world.hr, programme=programme)
    assert (told.value.field, life(network), letters()) == ("programme", before, [])


def both(world, network):
    """The leader's network and another one, both in their third year, the first one talked about."""
    other = Network.objects.exclude(pk=network.pk).filter(programme=network.programme).first()
    return [old(network), old(other)]


def test_networks_give_way_together_each_after_a_dialogue_of_its_own(world, network):
    networks = both(world, network)
    facts = {"programme": make_successor(), "reason": "Vi begynder forfra.", "by": world.hr, "at": NOW}
    before = [life(one) for one in networks]
    with pytest.raises(Refused, match=f"^{networks[1].name}: Hold dialogen"):
        redesign_together(networks=networks, **facts)
    assert ([life(one) for one in networks], letters(), Decision.objects.count()) == (before, [], 0)
    talk(networks[1], world.hr)
    decisions = redesign_together(networks=networks, **facts)
    assert [life(one)[::3] for one in networks] == [(State.REDESIGNED, TODAY + 59 * DAY)] * 2
    assert sorted(one.dialogue.network_id for one in decisions) == sorted(one.pk for one in networks)
    assert {one.reason for one in decisions} == {"Vi begynder forfra."}


@pytest.mark.parametrize(
    ("verb", "facts", "words"),
    [
        (continue_network, {"reason": ""}, "Skriv begrundelsen."),
        (continue_network, {"version": 7}, "Forløbet er ændret, siden du åbnede siden."),
        (continue_network, {"decide_by": TODAY}, "Den næste beslutning skal ligge efter i dag."),
        (continue_network, {"trial_ends": NEXT_YEAR}, "Skriv, hvad der bliver ændret."),
        (wind_down, {"ends": TODAY - DAY}, "Den dag er gået."),
        (restart, {"name": "Fjord", "starts": NEXT_YEAR, "together": True}, "Det kan ikke besluttes om netværket nu."),
    ],
)
def test_what_cannot_be_decided_changes_nothing(world, network, verb, facts, words):
    before = life(network)
    with pytest.raises(Refused, match=words):
        decided(verb, network, world.hr, **facts)
    assert (life(network), letters(), Decision.objects.count()) == (before, [], 0)


def test_a_second_decision_on_what_was_seen_is_refused(world, network):
    seen = Network.objects.get(pk=network.pk)
    decided(wind_down, network, world.hr, ends=TODAY + 7 * DAY)
    with pytest.raises(Refused, match="Forløbet er ændret"):
        decided(continue_network, seen, world.hr)
    assert Decision.objects.count() == 1


def test_without_a_dialogue_nothing_is_decided(world, network):
    Dialogue.objects.all().delete()
    with pytest.raises(Refused, match="Hold dialogen med deltagerne"):
        decided(continue_network, network, world.hr)


def test_early_and_late_take_more(world, network):
    Network.objects.filter(pk=network.pk).update(state=State.RUNNING)
    with pytest.raises(Refused, match="under to år"):
        decided(restart, network, world.hr, name="Fjord 2", starts=NEXT_YEAR, together=True)
    with pytest.raises(Refused, match="over fire år"):
        decided(continue_network, old(network), world.hr)


def test_what_nobody_was_told_can_be_undone(world, network):
    before = life(network)
    decision = decided(continue_network, network, world.hr, decide_by=NEXT_YEAR, tell=False)
    assert letters() == []
    network.refresh_from_db()
    undo_decision(decision=decision, version=network.version, by=world.hr, at=NOW)
    assert life(network) == before
    network.refresh_from_db()
    decision = decided(continue_network, network, world.hr)
    network.refresh_from_db()
    with pytest.raises(Refused, match="kan ikke fortrydes"):
        undo_decision(decision=decision, version=network.version, by=world.hr, at=NOW)


def test_criteria_are_fixed_beforehand_and_judged_when_it_is_decided(world, network):
    chosen = [Wanted(Kind.MEMBERS), Wanted(Kind.SHARE, 50), Wanted(Kind.OWN, words="Alle er rejst.")]
    network = set_criteria(network=network, chosen=chosen, version=network.version, by=world.hr, at=NOW)
    assert [(str(one), one.limit) for one in Criterion.objects.all()] == [
        ("For få deltagere", None),
        ("For få kommer", 50),
        ("Alle er rejst.", None),
    ]
    verdicts = [judged.verdict for _, judged in life_of(network, NOW, TODAY).criteria]
    assert verdicts == [Verdict.MET, Verdict.UNKNOWN, Verdict.UNKNOWN]
    decision = decided(continue_network, network, world.hr)
    assert told_in("da", decision)[0] == ("For få deltagere", "opfyldt", "1 deltager; programmet siger mindst 2.")
    assert told_in("en", decision)[:2] == [
        ("Too few members", "met", "1 member; the programme says at least 2."),
        ("Too few come", "we do not know", "Three meetings have not been held yet."),
    ]


def told_in(language, decision):
    with override(language):
        return [tuple(map(str, one)) for one in Decision.objects.get(pk=decision.pk).known]


def test_a_decision_that_kept_words_stays_readable(world, network):
    decision = decided(continue_network, network, world.hr)
    kept = [{"kind": Kind.SHARE, "verdict": Verdict.NOT_MET, "why": "Kom til de seneste møder: 80 procent."}]
    Decision.objects.filter(pk=decision.pk).update(verdicts=kept)
    assert told_in("da", decision) == [("For få kommer", "ikke opfyldt", "Kom til de seneste møder: 80 procent.")]


def test_a_dialogue_is_one_a_day_and_stands_when_a_decision_rests_on_it(world, network):
    talk(network, world.accounts["facilitator"], said="Vi er i tvivl.")
    assert [(one.said, one.by) for one in Dialogue.objects.all()] == [("Vi er i tvivl.", world.accounts["facilitator"])]
    with pytest.raises(Refused, match="mellem netværkets første dag og i dag"):
        talk(network, world.hr, held_on=TODAY + DAY)
    decided(continue_network, network, world.hr)
    with pytest.raises(Refused, match="hviler allerede på dialogen"):
        talk(network, world.hr)


def test_a_trial_is_neither_lifted_nor_prolonged_without_a_decision_and_may_end_sooner(world, network):
    given = {"network": network, "by": world.hr, "at": NOW, "version": network.version}
    for trial_ends, words in ((None, "fortsæt, justér eller stop"), (TODAY + 8 * DAY, "kun med beslutningen justér")):
        with pytest.raises(Refused, match=words) as refused:
            set_dates(trial_ends=trial_ends, decide_by=NEXT_YEAR, **given)
        assert refused.value.field == "trial_ends"
    set_dates(trial_ends=TODAY + 5 * DAY, decide_by=NEXT_YEAR, **given)
    assert life(network) == (State.TRIAL, TODAY + 5 * DAY, NEXT_YEAR, None)


def test_a_trial_that_has_not_begun_may_end_later(world, network):
    later = TODAY + 200 * DAY
    Network.objects.filter(pk=network.pk).update(starts=TODAY + DAY)
    set_dates(network=network, trial_ends=later, decide_by=None, version=network.version, by=world.hr, at=NOW)
    assert life(network) == (State.TRIAL, later, None, None)


def test_dates_are_set_until_the_end_is_decided(world, network):
    decided(wind_down, network, world.hr, ends=TODAY)
    network.refresh_from_db()
    with pytest.raises(Refused, match="netværket slutter"):
        set_dates(network=network, trial_ends=None, decide_by=None, version=network.version, by=world.hr, at=NOW)
