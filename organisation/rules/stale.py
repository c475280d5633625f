"""Whether a thing is still what somebody saw when they began to write: nobody overwrites what they have not read."""

import json
from collections.abc import Mapping
from hashlib import sha256

from django.utils.translation import gettext as _

from organisation.rules.refusals import Stale

LENGTH = 16


def mark_of(facts: Mapping[str, object]) -> str:
    """A short mark of facts as they stand: the same facts have the same mark, others another."""
    told = json.dumps(facts, sort_keys=True, default=str)
    return sha256(told.encode()).hexdigest()[:LENGTH]


def refuse_stale(seen: str | None, now: str, who: str = "") -> None:
    """Raise `Stale` where the thing is no longer what was `seen`, with `who` has changed it where that is known.

    Without a mark nothing is asked.
    """
    if seen is not None and seen != now:
        words = _("%(who)s har ændret det, mens du skrev. Det, du har skrevet, står her endnu, og intet er gemt.")
        raise Stale(words % {"who": who or _("En anden")})
