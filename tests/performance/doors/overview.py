"""The doors of overview: everybody has Samtaler, and an employee's page and booking belong to their nearest leader."""

from tests.doorways import HOUSE, LEADERS, Door, Names, page, person, thing

THE_TWO = frozenset({"leader", "employee"})


def dialogue(name: str) -> Names:
    """The number of one of the world's dialogues."""
    return lambda world: {"pk": getattr(world.things, name).pk}


def of_employee() -> Door:
    """A page about an employee, for their nearest leader: the leader's own employee, and a school's head."""
    return thing(person("employee"), person("third_leader"), {"pk": 987654321}, own_to=LEADERS)


def of_dialogue(**facts: bool) -> Door:
    """A page about a dialogue, for the two."""
    return thing(dialogue("dialogue"), dialogue("other_dialogue"), {"pk": 987654321}, own_to=THE_TWO, **facts)


OVERVIEW: dict[str, Door] = {
    "performance:dialogues": page(HOUSE),
    "performance:coverage": page(frozenset({"hr", "director"})),
    "performance:employee": of_employee(),
    "performance:book_dialogue": of_employee(),
    "performance:move_dialogue": of_dialogue(),
    "performance:cancel_dialogue": of_dialogue(),
}
