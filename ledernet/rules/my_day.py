"""The words of Min dag: how a day greets, how near a deadline is, and how long ago somebody was here."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from organisation.rules.times import day_words, full_day_words, hour_words, near_day_words, weekday_words

WEEK = 7


def greeting(now: datetime, name: str) -> str:
    """Godmorgen from five to ten, goddag until six in the evening, then godaften."""
    hour = timezone.localtime(now).hour
    words = {"name": name}
    if 5 <= hour < 10:
        return _("Godmorgen, %(name)s.") % words
    if 10 <= hour < 18:
        return _("Goddag, %(name)s.") % words
    return _("Godaften, %(name)s.") % words


def due_words(due: date | None, due_at: datetime | None, today: date) -> tuple[str, str]:
    """How near a deadline is, in a word or two, and the rest: ("I dag", "inden kl. 16"), ("Fredag", "den 27. …")."""
    if due is None:
        return _("Når du kan"), ""
    days, on_the = (due - today).days, _("den %(day)s") % {"day": near_day_words(due, today)}
    before = _("inden %(clock)s") % {"clock": hour_words(due_at)} if due_at else ""
    if days < 0:
        return _("Over fristen"), on_the
    if days == 0:
        return _("I dag"), before
    if days == 1:
        return _("I morgen"), before or on_the
    if days < WEEK:
        return capitalised(weekday_words(due)), on_the
    if days < 2 * WEEK:
        return _("Næste %(weekday)s") % {"weekday": weekday_words(due)}, on_the
    return capitalised(on_the), ""


def since_words(since: datetime, now: datetime) -> str:
    """When somebody was here last, for a heading: "Siden du var her i fredags"."""
    day = timezone.localdate(since)
    days = (timezone.localdate(now) - day).days
    if days == 0:
        return _("Siden du var her tidligere i dag")
    if days == 1:
        return _("Siden du var her i går")
    if days < WEEK:
        return _("Siden du var her i %(weekday)ss") % {"weekday": weekday_words(day)}
    return _("Siden du var her den %(day)s") % {"day": day_words(day)}


def when_words(at: datetime, today: date) -> str:
    """The day of something new: "I dag kl. 9.12", "I går kl. 15.20", "Lørdag den 21. november"."""
    day = timezone.localdate(at)
    words = {"clock": hour_words(at)}
    is_midnight = timezone.localtime(at).time() == datetime.min.time()
    if day == today:
        return _("I dag") if is_midnight else _("I dag %(clock)s") % words
    if (today - day).days == 1:
        return _("I går") if is_midnight else _("I går %(clock)s") % words
    return capitalised(full_day_words(day))


def capitalised(words: str) -> str:
    """With a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]
