"""A network's life as a line: its marks, its edges, its list, and what the page says first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.cycle import Call, Course, State
from networks.rules.lifelines import Mark, Sign, age_words, finding_words, line_of

DAY = timedelta(days=1)
STARTS = date(2023, 3, 1)
TODAY = date(2026, 11, 29)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def course(**facts):
    return Course(**{"starts": STARTS, "state": State.RUNNING} | facts)


def test_the_list_tells_marks_edges_and_today_in_order_of_time():
    talk = Mark(date(2026, 11, 1), Sign.DIALOGUE, "dialog", "Dialog med alle", "Vi er i tvivl.")
    line = line_of(course(decide_by=date(2027, 1, 15)), [talk], TODAY)
    assert [(entry.day, entry.words, entry.sign) for entry in line.entries] == [
        (STARTS, "Netværket begyndte", Sign.START),
        (date(2025, 3, 1), "To år: herfra er netværket i en god alder", None),
        (date(2026, 11, 1), "Dialog med alle", Sign.DIALOGUE),
        (TODAY, "I dag", None),
        (date(2027, 1, 15), "Senest her træffes den næste beslutning", Sign.DUE),
        (date(2027, 3, 1), "Fire år: tag stilling", None),
    ]
    assert line.entries[2].more == "Vi er i tvivl."


def test_a_network_that_ended_early_has_no_edges_in_its_list():
    line = line_of(course(state=State.WOUND_DOWN, ends=date(2024, 2, 29)), [], TODAY)
    assert [entry.words for entry in line.entries] == ["Netværket begyndte", "Netværket sluttede", "I dag"]
    assert line.call is Call.NONE


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "Fjord har eksisteret i 3 år og 8 måneder, og ingen beslutning venter"),
        ({"decide_by": TODAY - DAY}, "Beslutningen om Fjord skulle være truffet den 28. november 2026"),
        ({"decide_by": TODAY + 9 * DAY}, "I skal tage stilling til Fjord senest den 8. december 2026"),
        ({"starts": date(2021, 1, 1)}, "Fjord er over fire år: tag stilling"),
        ({"starts": TODAY + 9 * DAY}, "Fjord begynder den 8. december 2026"),
        (
            {"starts": date(2026, 1, 1), "state": State.TRIAL, "trial_ends": TODAY + 9 * DAY},
            "Prøveperioden i Fjord slutter den 8. december 2026",
        ),
        (
            {"starts": date(2026, 1, 1), "state": State.TRIAL, "trial_ends": date(2027, 6, 1)},
            "Fjord er på prøve til den 1. juni 2027",
        ),
        ({"state": State.WOUND_DOWN, "ends": TODAY}, "Fjord slutter den 29. november 2026"),
        ({"state": State.WOUND_DOWN, "ends": TODAY - DAY}, "Fjord er nedlagt"),
        ({"state": State.RESTARTED, "ends": TODAY + DAY}, "Fjord genstarter efter den 30. november 2026"),
        ({"state": State.RESTARTED, "ends": TODAY - DAY}, "Fjord er genstartet"),
        ({"state": State.REDESIGNED, "ends": TODAY + DAY}, "Fjord afløses efter den 30. november 2026"),
        ({"state": State.REDESIGNED, "ends": TODAY - DAY}, "Fjord er afløst af et nyt design"),
        ({"ends": TODAY - DAY}, "Fjord er nedlagt"),
    ],
)
def test_the_page_says_first_what_is_so(facts, words):
    assert finding_words("Fjord", course(**facts), TODAY) == words


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        (date(2026, 11, 29), "under en måned"),
        (date(2026, 10, 29), "1 måned"),
        (date(2025, 11, 30), "11 måneder"),
        (date(2025, 11, 29), "1 år"),
        (date(2020, 8, 29), "6 år og 3 måneder"),
        (date(2027, 1, 1), "under en måned"),
    ],
)
def test_age_in_words(starts, words):
    assert age_words(starts, TODAY) == words


@given(starts=DAYS, on=DAYS, trial=st.none() | DAYS, decide_by=st.none() | DAYS, talk=DAYS, day=DAYS)
def test_the_line_reaches_over_everything_on_it(starts, on, trial, decide_by, talk, day):
    state = State.TRIAL if trial else State.RUNNING
    marks = [Mark(max(talk, starts), Sign.DIALOGUE, "dialog", "Dialog")]
    line = line_of(Course(starts, state, trial_ends=trial, decide_by=decide_by), marks, on)
    days = [mark.day for mark in line.marks]
    assert days == sorted(days)
    assert line.first <= min([*days, on])
    assert max([*days, on, line.edges[1]]) < line.last
    assert 0 <= line.share(day) <= 1
    assert line.share(line.first) == 0
    assert line.share(line.last) == 1
