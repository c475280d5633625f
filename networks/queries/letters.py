"""The letters that publishing a proposal would send: who gets which, and who gets none."""

from collections.abc import Iterable
from dataclasses import dataclass

from networks.models import Scenario
from organisation.models import Person


@dataclass(frozen=True)
class Receiver:
    """One letter to come: its number in the list, to whom, and about which network."""

    number: int
    person: Person
    network: str


@dataclass(frozen=True)
class Kind:
    """All letters of one kind."""

    template: str
    receivers: tuple[Receiver, ...]


@dataclass(frozen=True)
class LettersAhead:
    """Everything that would go out, and the people without a mail address, who get nothing."""

    kinds: tuple[Kind, ...]
    without_mail: tuple[Receiver, ...]

    @property
    def count(self) -> int:
        """How many letters go out."""
        return sum(len(kind.receivers) for kind in self.kinds)


def letters_ahead(notices: Iterable[tuple[str, Person, str]]) -> LettersAhead:
    """The letters by kind, from each one's template, reader and network, in the order in which they are written."""
    found: dict[str, list[Receiver]] = {}
    silent: dict[int, Receiver] = {}
    for number, (template, person, network) in enumerate(notices):
        receiver = Receiver(number, person, network)
        if person.email:
            found.setdefault(template, []).append(receiver)
        else:
            silent.setdefault(person.pk, receiver)
    return LettersAhead(
        tuple(Kind(template, tuple(receivers)) for template, receivers in found.items()), tuple(silent.values())
    )


def people_in(scenario: Scenario) -> dict[int, Person]:
    """Everybody who has a seat in a proposal."""
    return Person.objects.in_bulk([int(key) for key in scenario.assignment])
