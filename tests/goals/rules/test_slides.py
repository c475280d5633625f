"""The course of a meeting: forward comes past everything once, back leads back, and sideways goes round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.rules.slides import Course, Slide, Turn

COURSE = Course(deviating=(7, 3), every=(7, 3, 9))


@st.composite
def courses(draw):
    every = draw(st.lists(st.integers(1, 99), max_size=6, unique=True))
    return Course(deviating=tuple(every[: draw(st.integers(0, len(every)))]), every=tuple(every))


def test_a_meeting_goes_from_what_was_agreed_to_the_next_steps():
    assert COURSE.slides == (
        Slide(Turn.AGREED),
        Slide(Turn.DEVIATIONS, 7),
        Slide(Turn.DEVIATIONS, 3),
        Slide(Turn.ALL),
        Slide(Turn.DECIDE),
        Slide(Turn.NEXT),
    )


@pytest.mark.parametrize(
    ("turn", "indicator", "found"),
    [
        ("", None, Slide(Turn.AGREED)),
        ("noget andet", 7, Slide(Turn.AGREED)),
        ("afvigelser", None, Slide(Turn.DEVIATIONS, 7)),
        ("afvigelser", 3, Slide(Turn.DEVIATIONS, 3)),
        ("afvigelser", 9, Slide(Turn.DEVIATIONS, 7)),
        ("alle", 9, Slide(Turn.ALL, 9)),
        ("alle", 8, Slide(Turn.ALL)),
        ("beslut", 7, Slide(Turn.DECIDE)),
    ],
)
def test_an_address_finds_its_picture_or_the_nearest(turn, indicator, found):
    assert COURSE.found(turn, indicator) == found


def test_from_one_among_all_one_goes_on_or_back_to_all():
    one = Slide(Turn.ALL, 9)
    assert (COURSE.after(one), COURSE.before(one)) == (Slide(Turn.DECIDE), Slide(Turn.ALL))
    assert (COURSE.aside(one, 1), COURSE.aside(one, -1)) == (Slide(Turn.ALL, 7), Slide(Turn.ALL, 3))


def test_before_the_first_there_is_nothing_and_after_the_last():
    first, *_, last = COURSE.slides
    assert (COURSE.before(first), COURSE.after(last)) == (None, None)


def test_sideways_from_the_whole_step_is_to_its_first_or_its_last_and_nowhere_in_a_step_without_any():
    whole = Slide(Turn.ALL)
    assert (COURSE.aside(whole, 1), COURSE.aside(whole, -1)) == (Slide(Turn.ALL, 7), Slide(Turn.ALL, 9))
    assert [COURSE.aside(Slide(turn), 1) for turn in (Turn.AGREED, Turn.DECIDE, Turn.NEXT)] == [None] * 3


@given(courses())
def test_forward_comes_past_everything_once_and_back_again(course):
    seen = [course.slides[0]]
    while (following := course.after(seen[-1])) is not None:
        assert course.before(following) == seen[-1]
        seen.append(following)
    assert tuple(seen) == course.slides
    assert [turn for turn in Turn if turn in {slide.turn for slide in seen}] == list(Turn)


@given(courses(), st.sampled_from([Turn.DEVIATIONS, Turn.ALL]))
def test_sideways_goes_round_and_back(course, turn):
    among = course.among(turn)
    for indicator in among:
        slide = Slide(turn, indicator)
        assert course.aside(course.aside(slide, 1), -1) == slide
    around = [course.aside(Slide(turn), 1)] if among else []
    for _ in among[1:]:
        around.append(course.aside(around[-1], 1))
    assert [slide.indicator for slide in around] == list(among)


@given(courses(), st.text(max_size=12), st.none() | st.integers(0, 120))
def test_whatever_an_address_says_there_is_a_picture(course, turn, indicator):
    slide = course.found(turn, indicator)
    assert course.standing(slide) in course.slides


def test_the_steps_before_the_one_on_the_wall_are_passed():
    assert [len(Slide(turn).passed) for turn in Turn] == [0, 1, 2, 3, 4]
    assert Slide(Turn.ALL, 3).passed == ["aftalt", "afvigelser"]
