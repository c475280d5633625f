"""How good a place is for a newcomer, in words: against the best one there is."""

from django.utils.translation import gettext as _


def best_words(rank: int) -> str:
    """The best place, or one that is as good."""
    return _("Den bedste plads") if rank == 1 else _("Lige så god som den bedste")


def worse_words(figure: str) -> str:
    """How far a place is from the best one."""
    return _("%(figure)s %% dårligere end den bedste") % {"figure": figure}


def guide_words(name: str) -> str:
    """That somebody runs the network in question."""
    return _("%(name)s er facilitator i netværket.") % {"name": name}
