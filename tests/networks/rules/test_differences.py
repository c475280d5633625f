"""The index of how different a network's members still are, by its properties."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from networks.rules.differences import (
    Aspect,
    Difference,
    Extent,
    Seniority,
    among_those_who_come,
    aspects_of,
    difference_of,
    difference_told,
    mean_without,
    seniority_of,
)
from networks.rules.programmes import Kind

ALL = tuple(Aspect)
LETTERS = st.sampled_from("abcd")
MEMBERS = st.lists(st.fixed_dictionaries(dict.fromkeys(ALL, LETTERS)), min_size=2, max_size=12)
SHARES = st.floats(0.01, 1)


def member(letters):
    return dict(zip(ALL, letters, strict=True))


def index(members, attendance=None):
    return difference_of(members, ALL, attendance).index


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (["aaaa", "aaaa", "aaaa"], 0),
        (["aaaa", "bbbb", "cccc"], 1),
        (["aaaa", "baaa"], 0.25),
        (["aaaa", "aaab", "aabb"], (1 / 3 * 2 + 1 / 3 * 2) / 4),
    ],
)
def test_the_index_is_the_chance_that_two_who_meet_differ(members, expected):
    assert index([member(one) for one in members]) == pytest.approx(expected)


@pytest.mark.parametrize("members", [[], ["abcd"]])
def test_nobody_to_differ_from_has_no_index(members):
    assert difference_of([member(one) for one in members], ALL) is None


def test_nothing_known_has_no_index_and_an_aspect_that_nobody_has_does_not_count():
    assert difference_of([{}, {}], ALL) is None
    assert difference_told([{}] * 5, ALL, [1] * 5) is None
    assert index([{Aspect.FIELD: "a"}, {Aspect.FIELD: "b"}]) == index([{Aspect.FIELD: "a"}, {}]) == 1


def test_who_never_comes_disturbs_nobody():
    members = [member("aaaa"), member("aaaa"), member("bbbb")]
    assert index(members, [1, 1, 0]) == 0
    assert difference_of(members, ALL, [1, 0, 0]) is None
    assert index(members, [1, 1, 0.5]) < index(members)


@given(MEMBERS)
def test_it_lies_between_nought_and_one(members):
    found = difference_of(members, ALL)
    assert 0 <= found.index <= 1
    assert all(0 <= part <= 1 for _aspect, part in found.parts)
    assert 0 <= found.percent <= 100


@pytest.mark.parametrize(
    ("index", "percent", "extent"),
    [
        (0, 0, Extent.SMALL),
        (0.344, 34, Extent.SMALL),
        (0.346, 35, Extent.SOME),
        (0.594, 59, Extent.SOME),
        (0.596, 60, Extent.LARGE),
        (1, 100, Extent.LARGE),
    ],
)
def test_an_index_as_people_say_it(index, percent, extent):
    found = Difference(index, ())
    shown = (found.percent, found.extent, found.words, found.is_small, found.is_alike)
    is_small = extent is Extent.SMALL
    assert shown == (percent, extent, extent.label, is_small, is_small)


@given(MEMBERS, st.randoms(use_true_random=False), st.data())
def test_the_order_does_not_matter(members, dice, data):
    shares = data.draw(st.lists(SHARES, min_size=len(members), max_size=len(members)))
    pairs = list(zip(members, shares, strict=True))
    dice.shuffle(pairs)
    mixed, with_shares = [one for one, _ in pairs], [share for _, share in pairs]
    assert index(mixed, with_shares) == pytest.approx(index(members, shares))


@given(MEMBERS, st.sampled_from(ALL), LETTERS, LETTERS, st.data())
def test_it_never_rises_when_two_labels_become_one(members, aspect, gone, kept, data):
    shares = data.draw(st.lists(SHARES, min_size=len(members), max_size=len(members)))
    alike = [one | ({aspect: kept} if one[aspect] == gone else {}) for one in members]
    assert index(alike, shares) <= index(members, shares) + 1e-9


@given(MEMBERS)
def test_it_is_nought_only_when_all_are_alike(members):
    assert (index(members) == 0) == all(one == members[0] for one in members)


@given(MEMBERS, SHARES)
def test_equal_attendance_weighs_as_none_at_all(members, share):
    assert index(members, [share] * len(members)) == pytest.approx(index(members))


@given(MEMBERS)
def test_a_new_kind_of_member_never_lowers_the_index_of_a_network_of_one_kind(members):
    alike = [members[0]] * len(members)
    stranger = dict.fromkeys(ALL, "z")
    assume(all(label != "z" for label in members[0].values()))
    assert index([*alike, stranger]) > index(alike)


def told(members, shares):
    found = difference_told([member(one) for one in members], ALL, shares)
    return found.percent, str(found.words), found.is_small, found.is_alike


ALIKE, MIXED = ["aaaa"] * 5, ["bbbb", "cccc", "dddd"]


def test_the_words_are_of_those_who_come_and_the_figure_is_of_labels():
    everybody = told(ALIKE + MIXED, [None] * 8)
    assert everybody == (64, "store forskelle", False, False)
    assert told(ALIKE + MIXED, [0.5] * 8) == everybody
    seldom = [1, 1, 1, 1, 1, 0.02, 0.02, 0.02]
    assert told(ALIKE + MIXED, seldom) == (64, "små forskelle mellem dem, der kommer", True, False)


def test_who_is_not_known_weighs_as_the_others_do():
    known = [1, 1, 1, 0.4, 0.2, 0.6]
    assert told(ALIKE + MIXED, [*known, None, None]) == told(ALIKE + MIXED, [*known, 0.7, 0.7])


def test_nothing_is_told_of_few_or_of_one_who_is_away():
    alike = [member("aaaa")] * 5
    assert [among_those_who_come(alike[:most], ALL, [1] * most) for most in (4, 5)] == [None, Extent.SMALL]
    assert told(["aaaa", "aaaa", "bbbb", "cccc"], [1, 1, 0, 0])[1] == "store forskelle"
    assert told([*ALIKE, "bbbb"], [1, 1, 1, 1, 1, 0])[1] == "små forskelle"
    assert told(["aaaa"] * 4 + ["bbbb"], [1, 1, 1, 1, 0])[1] == "nogle forskelle"
    assert among_those_who_come([*alike[:4], member("bbbb")], ALL, [1, 1, 1, 1, 0]) is None


def test_the_others_come_so_often_on_average():
    assert [mean_without([1, 2, 6], one) for one in range(3)] == [4, 3.5, 1.5]


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(ALL, LETTERS)), min_size=5, max_size=9), st.data())
def test_no_one_members_attendance_decides_what_is_told(members, data):
    shares = data.draw(st.lists(st.floats(0, 1), min_size=len(members), max_size=len(members)))
    one = data.draw(st.integers(0, len(members) - 1))
    others = [*shares[:one], *shares[one + 1 :]]
    shown = among_those_who_come(members, ALL, shares)
    usual = [*shares[:one], sum(others) / len(others), *shares[one + 1 :]]
    if shown is not None:
        assert difference_told(members, ALL, shares).words in {shown.label, f"{shown.label} mellem dem, der kommer"}
        assert difference_of(members, ALL, usual).extent is shown
    assert difference_told(members, ALL, shares).percent == difference_of(members, ALL).percent


def test_a_professional_network_is_not_measured_by_its_field():
    assert aspects_of(Kind.CROSS) == ALL
    assert aspects_of(Kind.PROFESSIONAL) == (Aspect.LEVEL, Aspect.PLACE, Aspect.SENIORITY)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(2026, 11, 29), Seniority.NEW),
        (date(2024, 11, 30), Seniority.NEW),
        (date(2024, 11, 29), Seniority.SETTLED),
        (date(2018, 11, 30), Seniority.SETTLED),
        (date(2018, 11, 29), Seniority.SEASONED),
    ],
)
def test_seniority(since, expected):
    assert seniority_of(since, date(2026, 11, 29)) is expected
