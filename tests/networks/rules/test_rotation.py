"""The law of rotation: who meets anew, what a move gives, and how far ahead it can go."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.rotation import (
    Acquaintance,
    Meetings,
    a_move_words,
    acquaintance_of,
    day_of_round,
    horizon_words,
    limits_of,
    meetings_in,
    new_words,
    plan_words,
    usual_first_day,
)
from organisation.rules.holidays import closed_because, is_day_off


@pytest.mark.parametrize(
    ("seats", "now", "earlier", "found"),
    [
        ("ab c", "", [], Meetings(1, 0, 0, 1)),
        ("ab c", "ab c", [], Meetings(0, 1, 0)),
        ("ac b", "ab c", ["ac b"], Meetings(0, 0, 1)),
        ("abc", "ab c", ["ac b"], Meetings(1, 1, 1)),
        ("abx c", "ab c", [], Meetings(2, 1, 0, 2)),
        ("abxy c", "ab c", ["ax by"], Meetings(3, 1, 2, 3)),
        ("acx b", "ab c", [], Meetings(3, 0, 0, 1)),
    ],
)
def test_pairs_meet_anew_stay_or_meet_again(seats, now, earlier, found):
    assert meetings_in(groups(seats), groups(now), [groups(one) for one in earlier]) == found


def groups(words):
    """Who sits where; a table is called after the first who sits there."""
    return {person: word[0] for word in words.split() for person in word}


NOW_AT = groups("ab cd")


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=4), max_size=4))
def test_every_pair_at_a_table_is_counted_once(words):
    seats = groups(" ".join(words))
    sizes = [list(seats.values()).count(table) for table in set(seats.values())]
    found = meetings_in(seats, NOW_AT, [groups("ac bd")])
    assert found.new + found.stay + found.again == sum(size * (size - 1) // 2 for size in sizes)
    moved = sum(NOW_AT.get(person, table) != table for person, table in seats.items())
    assert found.new - found.arriving <= moved * max([0, *(size - 1 for size in sizes)])


def test_what_a_rotation_gives_is_said_in_words():
    assert new_words(Meetings(24, 8, 0)) == "24 nye møder mellem to. Ingen, der har været skilt ad, mødes igen."
    assert new_words(Meetings(1, 0, 2)) == "1 nyt møde mellem to. 2 par mødes igen efter en tid fra hinanden."
    assert (Meetings(25, 0, 0).a_move(4), Meetings(0, 9, 0).a_move(0)) == (Decimal("6.3"), None)
    assert new_words(Meetings(9, 0, 0, 4)) == (
        "9 nye møder mellem to. 4 af dem, fordi nye kommer til. Ingen, der har været skilt ad, mødes igen."
    )
    assert Meetings(9, 0, 0, 4).a_move(2) == Decimal("2.5")
    assert a_move_words(Meetings(25, 0, 0), 4) == "6,3 nye møder, hver gang en flytter"
    assert a_move_words(Meetings(0, 9, 0), 0) == ""


def test_how_far_it_can_go_is_said_in_words():
    assert horizon_words(Acquaintance(64, 8, 0, 0, 224), 9) == (
        "Med 64 ledere i 8 netværk kan alle møde lutter nye i højst 9 runder. "
        "Derefter må nogen mødes igen, hvordan man end planlægger."
    )
    assert " nye i højst 1 runde. " in horizon_words(Acquaintance(4, 2, 0, 0, 4), 1)
    assert horizon_words(Acquaintance(4, 4, 0, 0, 0), 1) == "Der er ingen, der mødes: hvert netværk har én plads."
    assert plan_words([0, 0, 0]) == "Planen lægger 3 runder, og ingen mødes igen."
    assert plan_words([0]) == "Planen lægger 1 runde, og ingen mødes igen."
    assert plan_words([0, 2, 1]) == "I planens 3 runder: 3 par mødes igen, første gang i runde 2."


def test_how_far_it_can_go_reckons_with_the_rounds_behind():
    known = Acquaintance(39, 5, 3, 381, 133)
    assert horizon_words(known, 5) == (
        "Lederne har allerede haft 3 runder, og 381 af 741 par har mødtes. De par, der er tilbage, rækker til højst 2 "
        "runder med lutter nye, hvordan man end planlægger. I 5 runder mødes mindst 305 par igen."
    )
    assert horizon_words(known, 2).endswith("hvordan man end planlægger.")
    assert "rækker ikke til en runde med lutter nye" in horizon_words(Acquaintance(4, 2, 2, 4, 4), 1)
    assert horizon_words(Acquaintance(4, 2, 0, 0, 2), 4).endswith("I 4 runder mødes mindst 2 par igen.")


def test_leaders_know_each_other_from_every_round_in_which_some_sat_together():
    earlier = [groups("abc d"), groups("ab cd"), groups("a b")]
    assert acquaintance_of(4, 2, 2, earlier) == Acquaintance(4, 2, 2, 4, 2)


@given(st.lists(st.permutations(range(9)), min_size=1, max_size=5), st.integers(0, 2))
def test_no_plan_goes_further_than_is_said_or_costs_less(orders, behind):
    rounds = [{str(person): str(place // 3) for place, person in enumerate(order)} for order in orders]
    earlier, ahead = rounds[:behind], rounds[behind:]
    known = acquaintance_of(9, 3, 9, earlier)
    again = []
    for number, seats in enumerate(ahead):
        again.append(meetings_in(seats, {}, [*earlier, *ahead[:number]]).again)
    assert sum(again) >= known.again(len(ahead))
    assert next((number for number, pairs in enumerate(again) if pairs), len(again)) <= known.horizon


def test_the_first_limits_follow_the_number_of_people():
    assert (limits_of(1000), limits_of(12), limits_of(0)) == ((100, 250, 500), (2, 3, 6), ())


def test_a_round_begins_on_the_same_day_of_the_month_or_its_last():
    assert day_of_round(date(2027, 1, 31), 1, 2) == date(2027, 2, 28)
    assert day_of_round(date(2027, 8, 1), 6, 3) == date(2028, 8, 1)
    assert day_of_round(date(2026, 12, 31), 1, 1) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 29), date(2027, 1, 4)),
        (date(2026, 12, 21), date(2027, 1, 4)),
        (date(2026, 12, 22), date(2027, 8, 16)),
        (date(2027, 7, 31), date(2027, 8, 16)),
        (date(2027, 8, 3), date(2028, 1, 3)),
    ],
)
def test_a_rotation_usually_begins_on_the_first_open_day_of_a_half_year_with_two_weeks_notice(today, first):
    assert usual_first_day(today) == first


@given(st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_a_rotation_is_never_proposed_for_a_day_off(today):
    first = usual_first_day(today)
    assert (is_day_off(first), closed_because(first)) == (False, "")
    assert timedelta(days=14) <= first - today <= timedelta(days=270)
