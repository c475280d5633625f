"""The doors of dialogues: the two, and nobody else; HR is turned away as if there were none."""

from tests.doorways import Door, about, by_number, thing

# `talk` is the director's with the leader, since the employee's with the leader is booked and not prepared.
PAIR = frozenset({"director", "leader"})


def of_talk(**facts: bool) -> Door:
    """Of a dialogue that the two have revealed."""
    return by_number("talk", "other_talk", own_to=PAIR, **facts)


def of_agreement(**facts: bool) -> Door:
    """Of an agreement."""
    return by_number("agreement", "other_agreement", own_to=PAIR, **facts)


DIALOGUES: dict[str, Door] = {
    "performance:dialogue": of_talk(),
    "performance:prepare": by_number("dialogue", "other_dialogue", own_to=frozenset({"leader", "employee"})),
    "performance:ready": of_talk(posts=True),
    "performance:dialogue_paper": of_talk(),
    "performance:add_agreement": of_talk(),
    "performance:carry_agreement": thing(
        lambda world: about("talk")(world) | {"agreement": world.things.old_agreement.pk},
        lambda world: about("other_talk")(world) | {"agreement": world.things.other_agreement.pk},
        {"pk": 987654321, "agreement": 987654321},
        own_to=PAIR,
        posts=True,
    ),
    "performance:change_agreement": of_agreement(),
    "performance:drop_agreement": of_agreement(),
    "performance:settle_agreement": of_agreement(posts=True),
    "performance:add_goal": of_talk(),
    "performance:withdraw_goal": by_number("goal_proposal", "other_goal_proposal", own_to=PAIR, posts=True),
    "performance:sign": of_talk(posts=True),
    "performance:take_back_signature": of_talk(posts=True),
    "performance:reopen": of_talk(),
}
