"""Criteria for winding down, what is known of each, and health in words."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.answers import Figures
from networks.rules.attendance import Share
from networks.rules.coverage import SMALLEST, Reach, reach_of
from networks.rules.criteria import Judged, Kind, Known, Verdict, Wanted, demand_criteria, judged, words_of
from networks.rules.cycle import Course, State
from networks.rules.evaluations import DIFFERENCES, GO_ON, WORTH
from networks.rules.health import Health, Light, Reason, Signs, Step, health_of, seldom_words
from organisation.rules.refusals import Refused

ON = date(2026, 11, 24)
DAY = timedelta(days=1)


def came(*shares, noted=True):
    return tuple(Share(share, noted) for share in shares)


KNOWN = Known(members=8, smallest=6, starts=ON - 400 * DAY, on=ON, shares=came(88, 75, 90), last_met=ON - 20 * DAY)
COURSE = Course(ON - 400 * DAY, State.RUNNING)


def known(**facts):
    return Known(**{name: getattr(KNOWN, name) for name in KNOWN.__slots__} | facts)


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
        (Wanted(Kind.IDLE, 2), {"last_met": ON - 61 * DAY}, Verdict.MET, "for 61 dage siden"),
        (Wanted(Kind.IDLE, 2), {"last_met": ON - 60 * DAY}, Verdict.NOT_MET, "for 60 dage siden"),
        (Wanted(Kind.IDLE, 6), {"last_met": None}, Verdict.MET, "har ikke mødtes endnu"),
        (Wanted(Kind.IDLE, 6), {"last_met": None, "starts": ON + DAY}, Verdict.NOT_MET, "ikke begyndt"),
        (Wanted(Kind.PURPOSE), {}, Verdict.UNKNOWN, "Spørg i dialogen"),
        (Wanted(Kind.DILEMMAS), {}, Verdict.UNKNOWN, "ser ikke, hvad netværket taler om"),
        (Wanted(Kind.OWN, words="Alle er rejst."), {}, Verdict.UNKNOWN, "Spørg i dialogen"),
    ],
)
def test_a_criterion_is_met_or_not_or_unknown(wanted, facts, verdict, why):
    found = judged(wanted, known(**facts))
    assert found.verdict is verdict
    assert why in found.why


def test_criteria_read_as_sentences():
    assert [str(words_of(Wanted(kind, 50, "Vi er for spredte."))) for kind in Kind] == [
        "Under 50 procent kom til hvert af de seneste tre møder.",
        "Der er færre deltagere, end programmet siger.",
        "Netværket har ikke mødtes i 50 måneder.",
        "Formålet er nået.",
        "Ingen tager længere dilemmaer med til møderne.",
        "Vi er for spredte.",
    ]


@pytest.mark.parametrize(
    ("chosen", "course", "field"),
    [
        (Wanted(Kind.OWN), COURSE, "words"),
        (Wanted(Kind.SHARE, 5), COURSE, "limit_share"),
        (Wanted(Kind.IDLE, None), COURSE, "limit_idle"),
        (Wanted(Kind.MEMBERS), Course(ON - 400 * DAY, State.TRIAL, trial_ends=ON - DAY), None),
    ],
)
def test_criteria_that_cannot_be_fixed(chosen, course, field):
    with pytest.raises(Refused) as told:
        demand_criteria([chosen], course, ON)
    assert told.value.field == field


SIGNS = st.builds(
    Signs,
    course=st.builds(
        Course,
        starts=st.dates(ON - 2000 * DAY, ON + 90 * DAY),
        state=st.sampled_from([State.TRIAL, State.RUNNING]),
        trial_ends=st.none() | st.dates(ON - 90 * DAY, ON + 90 * DAY),
        decide_by=st.none() | st.dates(ON - 90 * DAY, ON + 90 * DAY),
    ),
    known=st.builds(
        Known,
        members=st.integers(0, 12),
        smallest=st.integers(2, 10),
        starts=st.dates(ON - 2000 * DAY, ON + 90 * DAY),
        on=st.just(ON),
        shares=st.lists(st.builds(Share, st.integers(0, 100), st.booleans()), max_size=5).map(tuple),
        last_met=st.none() | st.dates(ON - 400 * DAY, ON),
    ),
    has_facilitator=st.booleans(),
    meets_at=st.none() | st.just(datetime(2026, 12, 1, 12, tzinfo=UTC)),
    judged=st.lists(st.sampled_from([Judged(verdict, "") for verdict in Verdict]), max_size=3).map(tuple),
)


@given(SIGNS)
def test_red_is_a_decision_date_that_has_passed_and_the_worst_comes_first(signs):
    health = health_of(signs)
    day = signs.course.decision_day
    assert (health.light is Light.RED) == (day is not None and day < ON)
    assert health.light is health.reasons[0].light
    assert [reason.light for reason in health.reasons] == sorted(
        (reason.light for reason in health.reasons), key=[Light.RED, Light.AMBER, Light.GREEN].index
    )
    assert all(reason.words for reason in health.reasons)
    assert (health.light is Light.GREEN) == (health.step is None)


def test_health_says_why_and_what_next():
    late = Course(ON - 400 * DAY, State.TRIAL, trial_ends=ON - 4 * DAY)
    signs = Signs(late, known(members=3, last_met=None, shares=()), judged=(Judged(Verdict.MET, ""),))
    assert health_of(signs) == Health(
        Light.RED,
        (
            Reason(Light.RED, "Beslutningen skulle være truffet senest den 20. november 2026.", Step.DECIDE),
            Reason(Light.AMBER, "3 deltagere; programmet siger mindst 6.", Step.SEAT),
            Reason(Light.AMBER, "Netværket har ikke mødtes og har intet møde aftalt.", Step.MEET),
            Reason(Light.AMBER, "1 kriterium for nedlæggelse er opfyldt.", Step.DECIDE),
        ),
    )
    well = health_of(Signs(COURSE, KNOWN))
    assert well == Health(Light.GREEN, (Reason(Light.GREEN, "Mødtes sidst den 4. november 2026."),))


def reasons(**signs):
    return [(one.words, one.step) for one in health_of(Signs(COURSE, KNOWN, **signs)).reasons if one.step]


def test_a_facilitator_who_leaves_or_has_left_is_a_reason():
    assert reasons(facilitator_leaves=ON + 61 * DAY) == []
    assert reasons(facilitator_leaves=ON) == [("Facilitatoren forlader kommunen den 24. november 2026.", Step.GUIDE)]
    assert reasons(facilitator_leaves=ON - DAY) == [
        ("Netværket har ingen facilitator: den sidste forlod kommunen den 23. november 2026.", Step.GUIDE)
    ]


TOO_FAR = (
    "Mødes for sjældent: sidst den 25. september 2026 og næste gang den 5. december 2026; programmet siger hver 4. uge."
)


@pytest.mark.parametrize(
    ("weeks", "last", "next_on", "said"),
    [
        (4, -70, None, ""),
        (4, -71, None, "Mødtes sidst den 14. september 2026, og intet møde er aftalt."),
        (8, -140, None, ""),
        (2, -36, None, "Mødtes sidst den 19. oktober 2026, og intet møde er aftalt."),
        (4, -60, 10, ""),
        (
            4,
            -60,
            11,
            TOO_FAR,
        ),
    ],
)
def test_how_seldom_is_too_seldom_follows_from_the_programme(weeks, last, next_on, said):
    meets_at = datetime(2026, 11, 24, 12, tzinfo=UTC) + next_on * DAY if next_on else None
    assert seldom_words(known(weeks=weeks, last_met=ON + last * DAY), meets_at) == said


def test_released_figures_below_the_middle_are_reasons():
    low, middle = Decimal("2.9"), Decimal(3)
    said = reasons(figures=Figures({WORTH: low, GO_ON: middle, DIFFERENCES: low}, ON, (low, Decimal("2.4"))))
    assert said == [
        (
            "Deltagerne tvivler på, om møderne er tiden værd (2,9 af 5 i evalueringen den 24. november 2026).",
            Step.TALK,
        ),
        (
            "Deltagerne får ikke meget nyt af forskellene (2,9 af 5 i evalueringen den 24. november 2026).",
            Step.ROTATE,
        ),
        (
            "Efter de seneste møder tvivlede deltagerne på, om de var tiden værd (2,9 og før det 2,4 af 5).",
            Step.TALK,
        ),
    ]
    assert reasons(figures=Figures({}, None, (low,))) == reasons(figures=Figures({}, None, (low, middle))) == []


@given(st.dictionaries(st.integers(1, 60), st.integers(1, 6)), st.sets(st.integers(1, 60)))
def test_shares_upwards_are_of_five_and_more_and_of_disjoint_areas(areas, placed):
    told = reach_of(areas, placed)
    assert all(reach.leaders >= SMALLEST for reach in told)
    named = [area for reach in told for area in reach.areas]
    assert len(named) == len(set(named))
    everybody = len(areas) >= SMALLEST
    assert sum(reach.leaders for reach in told) == (len(areas) if everybody else 0)
    assert sum(reach.placed for reach in told) == (len(placed & areas.keys()) if everybody else 0)


def test_small_areas_are_told_together():
    areas = dict(enumerate([1] * 6 + [2] * 7 + [3] * 2 + [4] * 2))
    assert reach_of(areas, {0, 6, 7, 13}) == [Reach((2,), 7, 2), Reach((1, 3, 4), 10, 2)]
