"""The law of what a network agrees with itself: its house rules, and what each member wants to learn there.

Source: the network guide (KL 2008), pages 12 and 13: the frames a network works in are spoken of when it begins. Both
are written at the first meeting or before it, and both stay in the room: HR and directors are told that they exist.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.rules.refusals import Refused

MOST_RULES, LONGEST = 10, 160
ASKED_FOR = timedelta(days=90)
BEFORE_FIRST = timedelta(days=14)
LAST_LOOK = timedelta(days=30)
BULLET = re.compile(r"^(?:[-–•*·]+|\d{1,2}[.)](?!\d))\s*")


class How(TextChoices):
    """How it went with a learning aim, in its owner's own judgement."""

    REACHED = "reached", gettext_lazy("Jeg er nået derhen")
    ON_THE_WAY = "on_the_way", gettext_lazy("Jeg er på vej")
    NOT_YET = "not_yet", gettext_lazy("Ikke endnu")
    OTHER = "other", gettext_lazy("Noget andet blev vigtigere")


def rules_in(text: str) -> list[str]:
    """A rule for every line that says something, without the bullet or number it was listed with.

    A number that belongs to the rule stays: "30 minutters pause", "13.30 begynder vi".
    """
    lines = (BULLET.sub("", line.strip()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if any(map(str.isalpha, line))))


def demand_rules(rules: Iterable[str]) -> None:
    """A handful of short rules: from one to ten, each one line. Raises Refused."""
    rules = list(rules)
    if not 1 <= len(rules) <= MOST_RULES:
        words = _("Skriv fra en til %(most)s regler, en på hver linje. Få korte er lettere at huske.")
        raise Refused(words % {"most": MOST_RULES}, "rules")
    for rule in rules:
        if len(rule) > LONGEST:
            facts = {"start": rule[:30], "most": LONGEST}
            raise Refused(_("»%(start)s …« er for lang. En regel er højst %(most)s tegn.") % facts, "rules")
