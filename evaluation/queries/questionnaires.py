"""A questionnaire laid out to be read through: every theme and question, with what each role reads."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation.rules.questionnaires import OTHERS, ROLES, SELF, Bilingual, Item, OpenQuestion, Questionnaire, wording
from evaluation.rules.rounds import RaterGroup

SAMPLE = "Mette"


@dataclass(frozen=True)
class Wording:
    """What is read by whom."""

    readers: str
    text: str


@dataclass(frozen=True)
class Block:
    """A theme, or the open questions: what it is called, what it is about, and its questions."""

    name: str
    about: str
    questions: tuple[tuple[Wording, ...], ...]


@dataclass(frozen=True)
class Reading:
    """A questionnaire in one language."""

    language: str
    title: str
    about: str
    minutes: int
    lead: str
    labels: tuple[str, ...]
    blocks: tuple[Block, ...]


def reading_of(questions: Questionnaire, language: str) -> Reading:
    """A questionnaire as it is read in a language, about a leader with a name made up for it."""
    blocks = [
        Block(theme.name[language], theme.about[language], tuple(wordings_of(item, language) for item in theme.items))
        for theme in questions.themes
    ]
    own_words = Block(_("Med egne ord"), "", tuple(wordings_of(question, language) for question in questions.open))
    return Reading(
        language=language,
        title=questions.title[language],
        about=questions.about[language],
        minutes=questions.minutes,
        lead=questions.scale.lead[language],
        labels=tuple(label[language] for _step, label in questions.scale.steps),
        blocks=(*blocks, own_words),
    )


def wordings_of(question: Item | OpenQuestion, language: str) -> tuple[Wording, ...]:
    """The wordings of a question, the leader's own first; roles that read the same stand together."""
    readers: dict[str, list[str]] = {}
    for role in (SELF, *(role for role in ROLES if role not in (SELF, OTHERS) and role in question.wordings), OTHERS):
        readers.setdefault(wording(question, role, language, SAMPLE), []).append(role_words(role, question.wordings))
    return tuple(Wording(", ".join(roles), text) for text, roles in readers.items())


def role_words(role: str, wordings: Mapping[str, Bilingual]) -> str:
    """Who reads a wording; the last one is for everybody who has none of their own."""
    if role == OTHERS:
        return _("alle andre") if len(wordings) > 1 else _("alle")
    return str(RaterGroup(role).label)
