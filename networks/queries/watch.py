"""The questions about a network with what has been answered, for its page and for how it fares."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise as Lazy

from networks.models import Backing, Network, Observation
from networks.rules.programmes import Sign
from networks.rules.watch import Answer, Question, Seen, questions_of, remedy_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its latest answer, and what may help where a risk shows itself."""

    question: Question
    answer: Answer | None

    @property
    def words(self) -> str | Lazy:
        """The answer in words."""
        return self.question.answers(self.answer.answer).label if self.answer else ""

    @property
    def remedy(self) -> str | Lazy:
        """What may help; nothing where nothing is wrong."""
        return remedy_of(self.question.subject) if self.answer and self.answer.answer == Seen.YES else ""


def questions_about(network: Network) -> list[Question]:
    """The questions about a network, by its programme's type and what management promised it."""
    programme = network.programme
    promised = programme.promises.values_list("promise", flat=True)
    return questions_of(programme.kind, programme.attendance, promised)


def asked_about(network: Network) -> list[Asked]:
    """The questions with what has been answered."""
    answered = {one.subject: one.told for one in network.observations.all()}
    return [Asked(one, answered.get(one.subject)) for one in questions_about(network)]


def answers_in(networks: Iterable[int]) -> dict[int, list[Answer]]:
    """What has been answered about each network; of promises only those that still stand. One question."""
    stands = Backing.objects.filter(programme=OuterRef("network__programme"), promise=OuterRef("subject"))
    asked = Q(subject__in=Sign.values) | Exists(stands)
    found: dict[int, list[Answer]] = defaultdict(list)
    for row in Observation.objects.filter(asked, network__in=list(networks)):
        found[row.network_id].append(row.told)
    return found
