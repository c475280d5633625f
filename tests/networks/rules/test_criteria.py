"""Criteria for winding down, and what is known of each."""

import json
from datetime import date

import pytest

from networks.rules.criteria import (
    Kind,
    Verdict,
    Wanted,
    demand_criteria,
    judged,
    kept_of,
    why_fixed,
    why_of,
    words_of,
)
from networks.rules.cycle import Course, State
from organisation.rules.refusals import Refused
from tests.networks.rules.life_values import COURSE, DAY, ON, came, known


@pytest.mark.parametrize(
    ("wanted", "facts", "verdict", "why"),
    [
        (
            Wanted(Kind.SHARE, 50),
            {"shares": came(40, 49, 30, 90)},
            Verdict.MET,
            "Kom til de seneste møder: 40 procent, 49 procent",
        ),
        (Wanted(Kind.SHARE, 50), {"shares": came(40, 50, noted=False)}, Verdict.NOT_MET, "Sagde ja til de"),
        (Wanted(Kind.SHARE, 50), {"shares": came(40, 30) + came(9, noted=False)}, Verdict.MET, "Kom eller sagde ja"),
        (Wanted(Kind.SHARE, 50), {"shares": came(40, 30)}, Verdict.UNKNOWN, "ikke holdt tre møder"),
        (Wanted(Kind.SHARE, 50), {"shares": came(60)}, Verdict.NOT_MET, "60 procent"),
        (Wanted(Kind.MEMBERS), {"members": 5}, Verdict.MET, "5 deltagere; programmet siger mindst 6."),
        (Wanted(Kind.MEMBERS), {"members": 6}, Verdict.NOT_MET, "6 deltagere; programmet siger mindst 6."),
        (Wanted(Kind.IDLE, 2), {"last_met": ON - 61 * DAY}, Verdict.MET, "Det seneste møde var for 61 dage siden."),
        (Wanted(Kind.IDLE, 2), {"last_met": ON - 60 * DAY}, Verdict.NOT_MET, "for 60 dage siden"),
        (Wanted(Kind.IDLE, 2), {"last_met": ON - DAY}, Verdict.NOT_MET, "Det seneste møde var i går."),
        (Wanted(Kind.IDLE, 6), {"last_met": None}, Verdict.MET, "har ikke mødtes endnu"),
        (Wanted(Kind.IDLE, 6), {"last_met": None, "starts": ON + DAY}, Verdict.NOT_MET, "ikke begyndt"),
        (Wanted(Kind.IDLE, 6), {"last_met": None, "starts": ON}, Verdict.NOT_MET, "Det begyndte i dag."),
        (Wanted(Kind.PURPOSE), {}, Verdict.UNKNOWN, "Spørg i dialogen"),
        (Wanted(Kind.DILEMMAS), {}, Verdict.UNKNOWN, "ser ikke, hvad netværket taler om"),
        (Wanted(Kind.OWN, words="Alle er rejst."), {}, Verdict.UNKNOWN, "Spørg i dialogen"),
    ],
)
def test_a_criterion_is_met_or_not_or_unknown(wanted, facts, verdict, why):
    found = judged(wanted, known(**facts))
    assert found.verdict is verdict
    assert why in found.why
    kept = json.loads(json.dumps(kept_of(wanted, found, known(**facts))))
    assert kept["verdict"] == verdict
    assert why_of(kept) == found.why or wanted.kind == Kind.IDLE


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"last_met": date(2026, 5, 2)}, "Det seneste møde var den 2. maj 2026."),
        ({"last_met": None, "starts": date(2026, 1, 5)}, "Det begyndte den 5. januar 2026."),
    ],
)
def test_what_a_decision_has_kept_is_read_on_other_days_and_told_by_the_date(facts, why):
    wanted = Wanted(Kind.IDLE, 2)
    told = known(**facts)
    assert why in why_of(json.loads(json.dumps(kept_of(wanted, judged(wanted, told), told))))


def test_criteria_read_as_sentences():
    assert [str(words_of(Wanted(kind, 50, "Vi er for spredte."))) for kind in Kind] == [
        "Under 50 procent kom til hvert af de seneste tre møder.",
        "Der er færre deltagere, end programmet siger.",
        "Netværket har ikke mødtes i 50 måneder.",
        "Formålet er nået.",
        "Ingen tager længere dilemmaer med til møderne.",
        "Vi er for spredte.",
        "Prøven har ikke vist: Vi er for spredte.",
    ]


@pytest.mark.parametrize(
    ("chosen", "course", "field"),
    [
        (Wanted(Kind.OWN), COURSE, "words"),
        (Wanted(Kind.TRIAL), COURSE, "trial_words"),
        (Wanted(Kind.SHARE, 9), COURSE, "limit_share"),
        (Wanted(Kind.SHARE, 91), COURSE, "limit_share"),
        (Wanted(Kind.IDLE, 1), COURSE, "limit_idle"),
        (Wanted(Kind.IDLE, 25), COURSE, "limit_idle"),
        (Wanted(Kind.IDLE, None), COURSE, "limit_idle"),
        (Wanted(Kind.MEMBERS), Course(ON - 400 * DAY, State.TRIAL, trial_ends=ON - DAY), None),
        (Wanted(Kind.MEMBERS), Course(ON - 400 * DAY, State.TRIAL, trial_ends=ON), None),
        (Wanted(Kind.MEMBERS), Course(ON - 1500 * DAY, State.RUNNING), None),
        (Wanted(Kind.MEMBERS), Course(ON - 400 * DAY, State.WOUND_DOWN, ends=ON + DAY), None),
        (Wanted(Kind.MEMBERS), Course(ON - 400 * DAY, State.RUNNING, ends=ON + DAY), None),
    ],
)
def test_criteria_that_cannot_be_fixed(chosen, course, field):
    with pytest.raises(Refused) as told:
        demand_criteria([chosen], course, ON)
    assert told.value.field == field


def test_limits_hold_up_to_their_ends():
    limits = [Wanted(Kind.SHARE, 10), Wanted(Kind.SHARE, 90), Wanted(Kind.IDLE, 2), Wanted(Kind.IDLE, 24)]
    demand_criteria([*limits, Wanted(Kind.MEMBERS), Wanted(Kind.OWN, words="Alle er rejst.")], COURSE, ON)


@pytest.mark.parametrize(
    "course",
    [
        Course(ON - 400 * DAY, State.TRIAL, trial_ends=ON + DAY),
        Course(ON + 30 * DAY, State.RUNNING),
        Course(ON - 1500 * DAY, State.RUNNING, decide_by=ON + DAY, decided_on=ON - DAY),
    ],
)
def test_criteria_are_fixed_until_the_day_before_a_decision_and_after_one_to_go_on(course):
    demand_criteria([Wanted(Kind.MEMBERS)], course, ON)
    assert why_fixed(course, ON) == ""
