"""Who may let whom into a network's room, and how good a place is for a newcomer, in words."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

from organisation.rules.refusals import Refused


def demand_other_hand(
    let_in: Collection[int], by: int | None, words: Callable[[], str], field: str | None = None
) -> None:
    """Nobody opens a network's room to themselves: somebody else in HR gives the place, or names the facilitator.

    `let_in` are the people who may read it from now on, `by` is who acts; None is the system. Raises Refused.
    """
    if by is not None and by in let_in:
        raise Refused(words(), field)


def own_place_words() -> str:
    """What HR reads who gives itself a place."""
    return _("Du kan ikke give dig selv en plads. Bed en kollega i HR om det.")


def own_guide_words(network: str, *, has_colleague: bool) -> str:
    """What HR reads who names itself facilitator, and who can do it instead; alone, HR gives a colleague the role."""
    if has_colleague:
        words = _(
            "Du kan ikke gøre dig selv til facilitator i netværk %(network)s. "
            "Bed en kollega i HR om det. Deltagerne får besked i et brev."
        )
    else:
        words = _(
            "Du kan ikke gøre dig selv til facilitator i netværk %(network)s, og du er alene i HR. Giv en kollega "
            "rollen HR-konsulent under »Personer og adgang«, og bed om det. Deltagerne får besked i et brev."
        )
    return words % {"network": network}


def own_file_words(networks: str) -> str:
    """What HR reads who brings in a file that lets themselves into networks that are not over."""
    words = _(
        "Filen giver dig selv adgang til det, der bliver skrevet i %(networks)s. Lad en kollega i HR hente den ind."
    )
    return words % {"networks": networks}


def best_words(rank: int) -> str:
    """The best place, or one that is as good."""
    return _("Den bedste plads") if rank == 1 else _("Lige så god som den bedste")


def worse_words(figure: str) -> str:
    """How far a place is from the best one."""
    return _("%(figure)s %% dårligere end den bedste") % {"figure": figure}


def guide_words(name: str) -> str:
    """That somebody runs the network in question."""
    return _("%(name)s er facilitator i netværket.") % {"name": name}
