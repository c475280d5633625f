"""The letters that publishing a proposal would send: who gets which, and who gets none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from networks.models import Scenario
from organisation.models import Person

# Template → what its readers are called, and what happens to so many of them; in the order in which they are shown.
KINDS: Mapping[str, tuple[Any, Any]] = {
    "network_place": (
        _("Deltagere, der kommer med"),
        ngettext_lazy("%(number)s leder får en plads.", "%(number)s ledere får en plads.", "number"),
    ),
    "network_moved": (
        _("Deltagere, der flytter"),
        ngettext_lazy("%(number)s leder flytter netværk.", "%(number)s ledere flytter netværk.", "number"),
    ),
    "network_changed": (
        _("De, der får nyt selskab"),
        ngettext_lazy(
            "%(number)s bliver siddende og får nyt selskab.", "%(number)s bliver siddende og får nyt selskab.", "number"
        ),
    ),
    "network_left": (
        _("De, der går ud"),
        ngettext_lazy("%(number)s leder mister sin plads.", "%(number)s ledere mister deres plads.", "number"),
    ),
    "network_facilitator": (
        _("Facilitatorer"),
        ngettext_lazy("%(number)s facilitator får et netværk.", "%(number)s facilitatorer får et netværk.", "number"),
    ),
    "network_handed_over": (
        _("Facilitatorer, der giver et netværk videre"),
        ngettext_lazy(
            "%(number)s facilitator giver et netværk videre.",
            "%(number)s facilitatorer giver et netværk videre.",
            "number",
        ),
    ),
}


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

    @property
    def name(self) -> str:
        """What those who get such a letter are called."""
        return str(KINDS[self.template][0])

    @property
    def words(self) -> str:
        """What happens to so many."""
        number = len(self.receivers)
        return str(KINDS[self.template][1] % {"number": number})


@dataclass(frozen=True)
class LettersAhead:
    """Everything that would go out, the people without a mail address, and how many notice nothing."""

    kinds: tuple[Kind, ...]
    without_mail: tuple[Receiver, ...]
    untouched: int

    @property
    def count(self) -> int:
        """How many letters go out."""
        return sum(len(kind.receivers) for kind in self.kinds)


def letters_ahead(notices: Iterable[tuple[str, Person, str]], seated: Iterable[int]) -> LettersAhead:
    """The letters by kind, from each one's template, reader and network, in the order in which they are written."""
    found: dict[str, list[Receiver]] = {}
    untouched = set(seated)
    silent: dict[int, Receiver] = {}
    for number, (template, person, network) in enumerate(notices):
        receiver = Receiver(number, person, network)
        untouched.discard(person.pk)
        if person.email:
            found.setdefault(template, []).append(receiver)
        else:
            silent.setdefault(person.pk, receiver)
    kinds = tuple(Kind(template, tuple(found[template])) for template in KINDS if template in found)
    return LettersAhead(kinds, tuple(silent.values()), len(untouched))


def people_in(scenario: Scenario) -> dict[int, Person]:
    """Everybody who has a seat in a proposal."""
    return Person.objects.in_bulk([int(key) for key in scenario.assignment])
