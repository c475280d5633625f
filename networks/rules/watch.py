"""What one watches a network for: the known risks of its type, and whether management keeps what it promised.

Source: the network guide (KL 2008), pages 9, 10 and 13. The risks are asked as questions, which HR and the facilitator
answer after having asked the members; management's visible backing is four things it may promise. An answer counts for
a year, then it is asked again. Whether proposals are answered is asked nobody: their days say it (rules/proposals.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networks.rules.programmes import Sign
from networks.rules.risks import WATCHED, risks_of
from organisation.rules.refusals import Refused

COUNTS_FOR = timedelta(days=365)


class Promise(TextChoices):
    """What management can promise the networks of a programme."""

    OPENING = "opening", gettext_lazy("åbne programmet selv")
    TIME = "time", gettext_lazy("beskytte tiden til møderne")
    ANSWERS = "answers", gettext_lazy("svare på netværkets forslag")
    COMING = "coming", gettext_lazy("komme, når netværket inviterer")


WORKED_OUT = frozenset({Promise.ANSWERS})


class Seen(TextChoices):
    """Whether a risk shows itself."""

    NO = "no", gettext_lazy("nej")
    SOME = "some", gettext_lazy("lidt")
    YES = "yes", gettext_lazy("ja")


class Kept(TextChoices):
    """Whether a promise is kept."""

    KEPT = "kept", gettext_lazy("ja")
    PARTLY = "partly", gettext_lazy("delvist")
    BROKEN = "broken", gettext_lazy("nej")
    NOT_YET = "not_yet", gettext_lazy("ikke aktuelt endnu")


@dataclass(frozen=True, slots=True)
class Question:
    """Something to answer about a network: a risk or a promise, how it is asked, and the answers there are."""

    subject: str
    label: str | Lazy
    help: str | Lazy
    answers: type[TextChoices]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, and when."""

    subject: str
    answer: str
    on: date


def questions_of(kind: str, attendance: str, promised: Iterable[str]) -> list[Question]:
    """The questions about a network: the risks of its type and attendance first, then what was promised.

    Not asked is what is worked out.
    """
    risks = [Question(sign.value, sign.label, WATCHED[sign].question, Seen) for sign in risks_of(kind, attendance)]
    held = set(promised)
    asked = (one for one in Promise if one.value in held and one not in WORKED_OUT)
    return risks + [question_of(one) for one in asked]


def question_of(promise: Promise) -> Question:
    """Whether a promise is kept."""
    return Question(promise.value, promise_words(promise), "", Kept)


def promise_words(promise: Promise) -> str:
    """As in "Har ledelsen holdt løftet: beskytte tiden til møderne?"."""
    return _("Har ledelsen holdt løftet: %(promise)s?") % {"promise": promise.label}


def demand_known(answers: Mapping[str, str], questions: Iterable[Question]) -> None:
    """Only what is asked of a network is answered, with one of its answers. Raises Refused."""
    known = {one.subject: one.answers.values for one in questions}
    for subject, answer in answers.items():
        if answer not in known.get(subject, ()):
            raise Refused(_("Vælg et af svarene."), subject)


def counts(answer: Answer, on: date) -> bool:
    """Whether an answer still counts on a day."""
    return answer.on + COUNTS_FOR >= on


def troubles(answers: Iterable[Answer], on: date) -> Iterator[str]:
    """What the answers that count say is wrong: a risk that shows itself, a promise that is broken."""
    for one in answers:
        if counts(one, on) and one.answer == Seen.YES and one.subject in Sign.values:
            yield _("Faresignal: %(sign)s") % {"sign": Sign(one.subject).label}
        elif counts(one, on) and one.answer == Kept.BROKEN and one.subject in Promise.values:
            facts = {"promise": Promise(one.subject).label}
            yield _("Ledelsen har ikke holdt sit løfte om at %(promise)s.") % facts


def remedy_of(subject: str) -> str | Lazy:
    """What may help when a risk shows itself; nothing of a promise."""
    return WATCHED[Sign(subject)].remedy if subject in Sign.values else ""
