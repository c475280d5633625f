"""How a network fares, in words: the light, the reasons for it, and what to do next."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.answers import Figures
from networks.rules.attendance import Share
from networks.rules.criteria import Judged, Known, Verdict
from networks.rules.cycle import Course, State
from networks.rules.differences import Difference, Extent
from networks.rules.evaluations import DIFFERENCES, GO_ON, WORTH
from networks.rules.health import Health, Light, Reason, Signs, Step, health_of, may_overlook, seldom_words
from networks.rules.programmes import Sign
from networks.rules.watch import Answer
from tests.networks.rules.life_values import COURSE, DAY, KNOWN, ON, came, known

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
    assert health_of(Signs(COURSE, known(members=3), has_facilitator=False)).step is Step.SEAT


SOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
OLD, RIPE = Course(ON - 2000 * DAY, State.RUNNING), Course(ON - 1000 * DAY, State.RUNNING)
YES, BROKEN = Answer("unwilling", "yes", ON), Answer("time", "broken", ON)


@pytest.mark.parametrize(
    ("signs", "words"),
    [
        (Signs(COURSE, KNOWN), "Mødtes sidst den 4. november 2026."),
        (Signs(COURSE, known(members=6)), "Mødtes sidst den 4. november 2026."),
        (Signs(COURSE, known(shares=came(60, 59, 58))), "Mødtes sidst den 4. november 2026."),
        (Signs(COURSE, known(shares=came(59, 58))), "Mødtes sidst den 4. november 2026."),
        (Signs(RIPE, KNOWN, difference=Difference(0.35, ())), "Mødtes sidst den 4. november 2026."),
        (Signs(COURSE, KNOWN, difference=Difference(0.1, ())), "Mødtes sidst den 4. november 2026."),
        (Signs(COURSE, known(last_met=None, starts=ON), meets_at=SOON), "Første møde er aftalt."),
        (Signs(COURSE, known(last_met=None, starts=ON + DAY)), "Begynder den 25. november 2026."),
        (
            Signs(replace(COURSE, ends=ON + DAY, decide_by=ON - DAY), known(members=1), has_facilitator=False),
            "Det er besluttet: netværket slutter den 25. november 2026.",
        ),
    ],
)
def test_what_is_well_is_green_and_says_why(signs, words):
    assert health_of(signs) == Health(Light.GREEN, (Reason(Light.GREEN, words),))


@pytest.mark.parametrize(
    ("signs", "words", "step"),
    [
        (Signs(OLD, KNOWN), "Netværket er over fire år, og ingen har taget stilling.", Step.DECIDE),
        (
            Signs(replace(OLD, decide_by=ON + 90 * DAY), KNOWN),
            "Netværket er over fire år. Tag stilling senest den 22. februar 2027.",
            Step.DECIDE,
        ),
        (
            Signs(replace(COURSE, state=State.TRIAL, trial_ends=ON), KNOWN),
            "Prøveperioden slutter den 24. november 2026.",
            Step.DECIDE,
        ),
        (
            Signs(replace(COURSE, decide_by=ON), KNOWN),
            "I har lovet en beslutning senest den 24. november 2026.",
            Step.DECIDE,
        ),
        (Signs(COURSE, known(members=1)), "1 deltager; programmet siger mindst 6.", Step.SEAT),
        (Signs(COURSE, KNOWN, has_facilitator=False), "Netværket har ingen facilitator.", Step.GUIDE),
        (
            Signs(COURSE, known(last_met=None, starts=ON)),
            "Netværket har ikke mødtes og har intet møde aftalt.",
            Step.MEET,
        ),
        (
            Signs(COURSE, known(shares=came(40, 59, 30, 90))),
            "Højst 59 procent kom til de seneste tre møder.",
            Step.TALK,
        ),
        (
            Signs(COURSE, known(shares=came(40, 59, 30, noted=False))),
            "Højst 59 procent sagde ja til de seneste tre møder.",
            Step.TALK,
        ),
        (
            Signs(COURSE, known(shares=came(40, 59) + came(30, noted=False))),
            "Højst 59 procent kom eller sagde ja til de seneste tre møder.",
            Step.TALK,
        ),
        (
            Signs(
                COURSE, KNOWN, judged=(Judged(Verdict.MET, ""), Judged(Verdict.NOT_MET, ""), Judged(Verdict.MET, ""))
            ),
            "2 kriterier for nedlæggelse er opfyldt.",
            Step.DECIDE,
        ),
        (
            Signs(RIPE, KNOWN, difference=Difference(0.34, ())),
            "Deltagerne ligner hinanden: forskellene forstyrrer næppe længere.",
            Step.ROTATE,
        ),
        (
            Signs(RIPE, KNOWN, difference=Difference(0.7, (), Extent.SMALL)),
            "De, der kommer, ligner hinanden: forskellene forstyrrer næppe længere.",
            Step.ROTATE,
        ),
        (Signs(COURSE, KNOWN, answers=(YES,)), f"Faresignal: {Sign.UNWILLING.label}", Step.WATCH),
        (
            Signs(COURSE, KNOWN, answers=(BROKEN,)),
            "Ledelsen har ikke holdt sit løfte om at beskytte tiden til møderne.",
            Step.WATCH,
        ),
    ],
)
def test_one_thing_that_wants_a_look_is_amber_with_its_step(signs, words, step):
    assert health_of(signs) == Health(Light.AMBER, (Reason(Light.AMBER, words, step),))


def test_hr_and_directors_read_how_all_networks_fare():
    ways = [(is_hr, directs) for is_hr in (True, False) for directs in (True, False)]
    assert [may_overlook(is_hr=is_hr, directs=directs) for is_hr, directs in ways] == [True, True, True, False]


def reasons(**signs):
    return [(one.words, one.step) for one in health_of(Signs(COURSE, KNOWN, **signs)).reasons if one.step]


def test_a_facilitator_who_leaves_or_has_left_is_a_reason():
    assert reasons(facilitator_leaves=ON + 61 * DAY) == []
    assert reasons(facilitator_leaves=ON + 60 * DAY) == [
        ("Facilitatoren forlader kommunen den 23. januar 2027.", Step.GUIDE)
    ]
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
