"""Words and marks of every page."""

import re
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from ledernet.templatetags.ledernet import ICONS, danish_date, danish_datetime, danish_day, icon, thousands
from tests.house.sources import ROOT

SUMMER, WINTER = datetime(2026, 7, 1, 11, 0, tzinfo=UTC), datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (WINTER, "tirsdag den 24. november 2026 kl.\u00a013.00"),
        (SUMMER, "onsdag den 1. juli 2026 kl.\u00a013.00"),
        (None, ""),
    ],
)
def test_a_moment_is_told_in_danish_time_and_never_broken_before_the_hour(moment, words):
    with translation.override("da"):
        assert danish_datetime(moment) == words


def test_a_day_is_told_with_and_without_its_weekday():
    with translation.override("da"):
        assert danish_day(date(2026, 3, 1)) == "1. marts 2026"
        assert danish_date(date(2026, 3, 1)) == "søndag den 1. marts 2026"
        assert danish_day(None) == danish_date(None) == ""


def test_days_are_told_in_english_as_english_is_written():
    with translation.override("en"):
        assert danish_day(date(2026, 3, 1)) == "1 March 2026"
        assert danish_date(date(2026, 3, 1)) == "Sunday 1 March 2026"
        assert danish_datetime(SUMMER) == "Wednesday 1 July 2026 at\u00a013:00"


def test_counts_are_grouped_for_readers_but_never_in_an_address_or_a_form():
    with translation.override("da"):
        assert thousands(1234567) == "1.234.567"
        assert Template('<a id="p{{ pk }}" href="?person={{ pk }}">').render(Context({"pk": 1493})) == (
            '<a id="p1493" href="?person=1493">'
        )


def test_every_drawing_that_a_page_asks_for_is_there():
    pages = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    asked = set(re.findall(r"""{% icon "([^"]+)" %}""", pages))
    assert asked - set(ICONS) == set()
    assert "warn" in asked


@pytest.mark.parametrize("name", sorted(ICONS))
def test_a_drawing_says_nothing_to_a_screen_reader(name):
    drawn = icon(name)
    assert 'aria-hidden="true"' in drawn
    assert 'class="ln-i"' in drawn
    assert "style=" not in drawn
