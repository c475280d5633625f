"""Where management has made the cut: what it decides itself, HR brings to it, and writes down who has said yes.

Source: the network guide (KL 2008), page 13: where to draw the line between management's part in the networks' work and
HR's. What nobody has asked management about is HR's, as everything is in a programme without a sheet.
"""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from networks.rules.questions import Matter
from networks.rules.sentences import listed
from organisation.rules.refusals import Refused

FIELD = "agreed"


def kept_by(delegated: Collection[str] | None) -> frozenset[Matter]:
    """What management has kept to itself; nothing where it has not answered."""
    return frozenset() if delegated is None else frozenset(one for one in Matter if one not in delegated)


def changed_matters(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[Matter]:
    """What is operational in a change of a programme's own facts: how big networks are, and how often they meet."""
    told = {Matter.SIZE: ("smallest", "largest"), Matter.RHYTHM: ("weeks",)}
    return frozenset(
        matter for matter, names in told.items() if any(after.get(name, before[name]) != before[name] for name in names)
    )


def demand_agreed(kept: Collection[Matter], agreed: str) -> None:
    """What management has kept takes its yes: who said it, and when. Raises Refused."""
    if kept and not agreed:
        words = _("Ledelsen beslutter selv, %(matters)s. Skriv, hvem der har sagt ja, og hvornår.")
        raise Refused(words % {"matters": matters_words(kept)}, FIELD)


def matters_words(matters: Collection[Matter]) -> str:
    """As in "hvor store netværkene er og hvor ofte de mødes"."""
    return listed([str(one.label) for one in Matter if one in matters], most=len(Matter))
