"""The questions about a network with what has been answered, for its page and for how it fares."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise as Lazy

from networks.models import Backing, Network, Observation
from networks.queries.proposals import courses_in
from networks.rules.programmes import Sign
from networks.rules.proposals import kept_by
from networks.rules.watch import WORKED_OUT, Answer, Promise, Question, Seen, question_of, questions_of, remedy_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its latest answer, typed or worked out, and what may help where a risk shows itself."""

    question: Question
    answer: Answer | None
    is_worked_out: bool = False

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


def asked_about(network: Network, on: date) -> list[Asked]:
    """The questions with what has been answered, and last what is worked out."""
    return asked_of(network, answers_in([network.pk], on).get(network.pk, ()))


def asked_of(network: Network, answers: Iterable[Answer]) -> list[Asked]:
    """The same from answers that are known already."""
    answered = {one.subject: one for one in answers}
    asked = [Asked(one, answered.get(one.subject)) for one in questions_about(network)]
    worked_out = answered.get(Promise.ANSWERS)
    return [*asked, Asked(question_of(Promise.ANSWERS), worked_out, is_worked_out=True)] if worked_out else asked


def answers_in(networks: Iterable[int], on: date) -> dict[int, list[Answer]]:
    """What is answered about each network, typed or worked out; of promises only those that stand. Three questions."""
    networks = list(networks)
    stands = Backing.objects.filter(programme=OuterRef("network__programme"), promise=OuterRef("subject"))
    asked = Q(subject__in=Sign.values) | Exists(stands.exclude(promise__in=WORKED_OUT))
    found: dict[int, list[Answer]] = defaultdict(list)
    for row in Observation.objects.filter(asked, network__in=networks):
        found[row.network_id].append(row.told)
    for network, answer in worked_out_in(networks, on).items():
        found[network].append(answer)
    return found


def worked_out_in(networks: Iterable[int], on: date) -> dict[int, Answer]:
    """Network → whether its proposals are answered in time, where management has promised it. Two questions."""
    promised = Network.objects.filter(pk__in=list(networks), programme__promises__promise=Promise.ANSWERS)
    keys = list(promised.values_list("pk", flat=True))
    courses = courses_in(keys)
    return {network: Answer(Promise.ANSWERS, kept_by(courses[network], on), on) for network in keys}
