"""Days and hours in words, in both languages."""

from datetime import datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from organisation.models import Appointment
from organisation.rules.times import ago_words, month_mark, span_words, unbroken, weekday_words

STARTS = timezone.make_aware(datetime(2026, 12, 3, 9, 0))
ENDS = timezone.make_aware(datetime(2026, 12, 3, 11, 30))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ["torsdag", "dec.", "torsdag den 3. december kl.\xa09.00–11.30"]),
        ("en", ["Thursday", "Dec", "Thursday 3 December 09:00–11:30"]),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language, words):
    with translation.override(language):
        assert [weekday_words(STARTS), month_mark(STARTS), span_words(STARTS, ENDS)] == words


@pytest.mark.parametrize(
    ("days", "danish", "english"),
    [
        (0, "i dag", "today"),
        (1, "i går", "yesterday"),
        (2, "for 2 dage siden", "2 days ago"),
        (61, "for 61 dage siden", "61 days ago"),
    ],
)
def test_how_long_ago_a_day_is_as_one_says_it(days, danish, english):
    day = STARTS.date()
    for language, words in (("da", danish), ("en", english)):
        with translation.override(language):
            assert ago_words(day - timedelta(days=days), day) == words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("kl. 9.00–11.30, Havnen", "kl. 9.00\u2060–\u206011.30, Havnen"),
        ("Havnen – lokale 4", "Havnen – lokale 4"),
        ("", ""),
    ],
)
def test_a_span_of_hours_is_never_broken_and_other_dashes_are(text, kept):
    assert unbroken(text) == kept


@pytest.mark.parametrize(("file", "dash"), [("on", "\u2060–\u2060"), ("off", "–")])
def test_pages_hold_a_span_on_one_line_and_letters_have_it_plain(file, dash):
    texts = "{{ meeting|meeting_time }}|{% period meeting.starts meeting.ends %}"
    shown = Template("{% load calendar_times %}{% autoescape " + file + " %}" + texts + "{% endautoescape %}")
    with translation.override("da"):
        words = shown.render(Context({"meeting": Appointment(starts=STARTS, ends=ENDS)}))
    assert words.split("|") == [f"torsdag den 3. december 2026 kl.\xa09.00{dash}11.30"] * 2


def test_a_meeting_over_midnight_names_both_days():
    ends = timezone.make_aware(datetime(2026, 12, 4, 1, 0))
    with translation.override("da"):
        words = Template("{% load calendar_times %}{{ meeting|meeting_time }}").render(
            Context({"meeting": Appointment(starts=STARTS, ends=ends)})
        )
    assert words == "torsdag den 3. december 2026 kl.\xa09.00 til fredag den 4. december 2026 kl.\xa01.00"
