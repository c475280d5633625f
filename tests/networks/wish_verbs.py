"""One call of every verb of wishes before composition."""

from datetime import timedelta
from typing import Any

from networks.actions.wishes import tell_wishes
from networks.models import Programme, WishRound
from networks.rules.wishes import State
from tests.networks.wish_world import UNTIL, asked, ended, wishes_of
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def told(world: World) -> dict[str, Any]:
    """The leader's answer: she cannot on Fridays and would rather not sit with the third leader."""
    own = wishes_of(asked(world), world, "leader")
    apart = [world.people["third_leader"]]
    return {"wishes": own, "days": ["mon", "tue"], "joins": False, "apart": apart}


def answered(world: World) -> dict[str, Any]:
    return {"wishes": tell_wishes(by=world.hr, at=NOW, **told(world))}


def over(world: World) -> dict[str, Any]:
    """The pair that waits when the round is over."""
    round = ended(answered(world)["wishes"].round)
    return {"round": round, "one": world.people["leader"], "other": world.people["third_leader"], "accepted": True}


def near_its_end(world: World) -> WishRound:
    """The round as it is two days before its last."""
    round = asked(world)
    WishRound.objects.filter(pk=round.pk).update(until=TODAY + timedelta(2), opened_at=NOW - timedelta(days=3))
    return WishRound.objects.get(pk=round.pk)


VERBS = {
    "open_wish_round": Deed(lambda world: {"programme": Programme.objects.get(), "until": UNTIL}),
    "extend_wish_round": Deed(lambda world: {"round": asked(world), "until": UNTIL + timedelta(days=3)}),
    "tell_wishes": Deed(told, also=("tell_weekdays", "leave_out")),
    "withdraw_wishes": Deed(answered, also=("forget_weekdays", "take_in_again")),
    "settle_apart": Deed(over, also=("set_pair",)),
    "remind_of_wishes": Deed(lambda world: {"round": near_its_end(world)}),
    "withdraw_wish_round": Deed(lambda world: {"round": asked(world)}),
    "forget_wishes": Deed(lambda world: {"round": asked(world), "to": State.LAPSED}),
}
