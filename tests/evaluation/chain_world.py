"""Chains of any size: a tree of leaders, answers made up by a rule, and their release as closing writes it."""

from collections.abc import Sequence
from random import Random

from evaluation.actions.releasing import write_release
from evaluation.models import Assessment, Invitation, Round
from evaluation.rules.ballots import Ballot, Opened, item_keys
from evaluation.rules.rounds import State, Visibility
from organisation.models import Person
from tests.evaluation.world import drafted
from tests.world import LONG_AGO, TODAY, World

GROUPS = ("employees", "peers")


def leaders(world: World, size: int) -> list[Person]:
    """The director, and as many more as are needed; nobody of them has a post of today."""
    more = [
        Person(hr_id=f"chain-{number}", name=f"Leder {number:04}", employed_from=LONG_AGO) for number in range(1, size)
    ]
    return [world.people["director"], *Person.objects.bulk_create(more, batch_size=500)]


def planted(
    world: World,
    size: int,
    *,
    spread: int = 6,
    visibility: str = Visibility.CHAIN,
    sizes: Sequence[int] = (3, 6, 9, 12),
) -> Round:
    """A published round of `size` leaders in a tree where each has `spread` below, asked by groups of these `sizes`."""
    round = drafted(world, visibility=visibility)
    round.assessments.update(superior=None)
    round.assessments.all().delete()
    people = leaders(world, size)
    found: list[Assessment] = []
    for number, person in enumerate(people):
        superior = found[(number - 1) // spread] if number else None
        found.append(
            Assessment(
                round=round,
                leader=person,
                superior=superior,
                name=person.name,
                title="leder",
                unit_name=f"Enhed {number:04}",
            )
        )
        found[-1].save()
    asked(world, found)
    write_release(round, ballots(round, found, sizes))
    Round.objects.filter(pk=round.pk).update(state=State.PUBLISHED, published_on=TODAY)
    round.refresh_from_db()
    return round


def asked(world: World, found: Sequence[Assessment]) -> None:
    """One row for the rater list of each leader's employees, so that there is something to count."""
    rows = [
        Invitation(round=one.round, assessment=one, person=world.people["employee"], group="employees") for one in found
    ]
    Invitation.objects.bulk_create(rows, batch_size=500)


def ballots(round: Round, found: Sequence[Assessment], sizes: Sequence[int]) -> list[Opened]:
    """Answers: every leader's people agree roughly, and some units are weaker than others."""
    dice, keys = Random(7), item_keys(round.questionnaire.questions)
    made = []
    for number, one in enumerate(found):
        for group in GROUPS:
            for _ in range(sizes[number % len(sizes)]):
                values = {
                    key: min(5, max(1, 4 - number % 3 + dice.choice((-1, 0, 1)) + at % 2))
                    for at, key in enumerate(keys)
                }
                made.append(Opened(one.pk, group, Ballot(values, {})))
    return made
