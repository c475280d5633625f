"""A questionnaire as data: themes, items with a wording for each rater role, open questions, a scale. No database.

A text exists in Danish and English. An item has a wording for the leader and one for all others; a role that sees
something else may have its own. `{leader}` stands for the leader's first name and `{leader_genitive}` for whose it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.utils.translation import gettext as _

from organisation.rules.texts import tidy_line
from organisation.rules.words import genitive

LANGUAGES = ("da", "en")
SELF = "self"
OTHERS = "others"
ROLES = (SELF, "superior", "employees", "peers", "partners", OTHERS)
PLACES = ("leader", "leader_genitive")
PLACE = re.compile(r"\{(\w*)\}")
BRACE = re.compile(r"\{[^{}]*\}|[{}]")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 60
LONGEST_NAME = 60
LONGEST_WORDING = 200
LONGEST_ABOUT = 400
MOST_STEPS = 10
MOST_MINUTES = 60
MOST_VERSIONS = 9999


class Malformed(ValueError):
    """The questionnaire cannot be read. `path` says where; the text is a sentence for the one who wrote it."""

    def __init__(self, path: str, sentence: str):
        self.path = path
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in both languages: `text[language]`, Danish where the language is not English."""

    da: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language.partition("-")[0] == "en" else self.da


@dataclass(frozen=True)
class Scale:
    """The steps of an answer: whole numbers, each with its label; `lead` is what the labels complete."""

    low: int
    high: int
    lead: Bilingual
    labels: tuple[Bilingual, ...]

    @property
    def steps(self) -> tuple[tuple[int, Bilingual], ...]:
        """Every number with its label, the lowest first."""
        return tuple(zip(range(self.low, self.high + 1), self.labels, strict=True))


@dataclass(frozen=True)
class Item:
    """A statement about one thing a leader does, answered on the scale."""

    key: str
    wordings: Mapping[str, Bilingual] = field(hash=False)


@dataclass(frozen=True)
class OpenQuestion:
    """A question answered in one's own words."""

    key: str
    wordings: Mapping[str, Bilingual] = field(hash=False)


@dataclass(frozen=True)
class Theme:
    """Items that belong together: what they are called, what they are about."""

    key: str
    name: Bilingual
    about: Bilingual
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Questionnaire:
    """One version of a questionnaire. `minutes` is how long answering takes."""

    key: str
    version: int
    title: Bilingual
    about: Bilingual
    minutes: int
    scale: Scale
    themes: tuple[Theme, ...]
    open: tuple[OpenQuestion, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item in the order in which it is asked."""
        return tuple(item for theme in self.themes for item in theme.items)

    def item(self, key: str) -> Item:
        """The item with a key; raises KeyError."""
        return {item.key: item for item in self.items}[key]

    def open_question(self, key: str) -> OpenQuestion:
        """The open question with a key; raises KeyError."""
        return {question.key: question for question in self.open}[key]


def wording(question: Item | OpenQuestion, role: str, language: str, leader_name: str) -> str:
    """What a rater in this role reads. A role without a wording of its own reads the one for all others."""
    said = question.wordings.get(role, question.wordings[OTHERS])[language]
    first = leader_name.split(" ", maxsplit=1)[0]
    names = {"leader": first, "leader_genitive": genitive(first, language)}
    return PLACE.sub(lambda place: names[place[1]], said)


def read_questionnaire(content: object) -> Questionnaire:
    """The questionnaire in a decoded JSON document; raises Malformed, naming the first place that is wrong.

    Strict, so that a misspelt field is never silently left out: an unknown field is refused, and so are a text that
    lacks a language, a key used twice, a place for a name that nobody fills in, and labels that do not fit the scale.
    """
    top = _fields(content, "", ("key", "version", "title", "about", "minutes", "scale", "themes", "open"))
    questionnaire = Questionnaire(
        key=_key(top["key"], "key"),
        version=_whole(top["version"], "version", 1, MOST_VERSIONS),
        title=_bilingual(top["title"], "title", LONGEST_NAME),
        about=_bilingual(top["about"], "about", LONGEST_ABOUT),
        minutes=_whole(top["minutes"], "minutes", 1, MOST_MINUTES),
        scale=_scale(top["scale"], "scale"),
        themes=tuple(_theme(value, path) for value, path in _rows(top["themes"], "themes")),
        open=tuple(OpenQuestion(*_question(value, path)) for value, path in _rows(top["open"], "open", least=0)),
    )
    _refuse_twins(_theme_keys(questionnaire))
    _refuse_twins(_question_keys(questionnaire))
    return questionnaire


def _theme(value: object, path: str) -> Theme:
    """One theme with its items."""
    fields = _fields(value, path, ("key", "name", "about", "items"))
    return Theme(
        key=_key(fields["key"], f"{path}.key"),
        name=_bilingual(fields["name"], f"{path}.name", LONGEST_NAME),
        about=_bilingual(fields["about"], f"{path}.about", LONGEST_ABOUT),
        items=tuple(Item(*_question(item, at)) for item, at in _rows(fields["items"], f"{path}.items")),
    )


def _question(value: object, path: str) -> tuple[str, Mapping[str, Bilingual]]:
    """The key and the wordings of an item or an open question."""
    fields = _fields(value, path, ("key", "wording"))
    key, at = _key(fields["key"], f"{path}.key"), f"{path}.wording"
    roles = _fields(fields["wording"], at, (SELF, OTHERS), ROLES)
    wordings = {role: _bilingual(roles[role], f"{at}.{role}", LONGEST_WORDING) for role in ROLES if role in roles}
    for role, words in wordings.items():
        for language in LANGUAGES:
            _refuse_strange_places(words[language], f"{at}.{role}.{language}")
    return key, MappingProxyType(wordings)


def _scale(value: object, path: str) -> Scale:
    """The scale; each language has one label for each step."""
    fields = _fields(value, path, ("low", "high", "lead", "labels"))
    low = _whole(fields["low"], f"{path}.low", 0, MOST_STEPS - 1)
    high = _whole(fields["high"], f"{path}.high", low + 1, MOST_STEPS)
    by_language = _fields(fields["labels"], f"{path}.labels", LANGUAGES)
    labels = [_labels(by_language[each], f"{path}.labels.{each}", high - low + 1) for each in LANGUAGES]
    lead = _bilingual(fields["lead"], f"{path}.lead", LONGEST_NAME)
    return Scale(low, high, lead, tuple(Bilingual(da, en) for da, en in zip(*labels, strict=True)))


def _labels(value: object, path: str, wanted: int) -> list[str]:
    """The labels of one language, all different."""
    labels = [(_line(label, at, LONGEST_NAME), at) for label, at in _rows(value, path)]
    if len(labels) != wanted:
        sentence = _("%(path)s skal have %(wanted)s ord, ét for hvert trin. Der er %(found)s.")
        raise Malformed(path, sentence % {"path": path, "wanted": wanted, "found": len(labels)})
    _refuse_twins(iter(labels))
    return [label for label, at in labels]


def _fields(value: object, path: str, required: tuple[str, ...], known: tuple[str, ...] = ()) -> Mapping[str, object]:
    """A group of named fields: all the required ones, and only known ones (without `known`, the required)."""
    if not isinstance(value, Mapping):
        raise Malformed(path, _("%(path)s skal være en gruppe af felter.") % {"path": path or _("Spørgeskemaet")})
    for name in required:
        if name not in value:
            raise _missing(_inside(path, name))
    for name in value:
        if name not in (known or required):
            here, names = _inside(path, str(name)), ", ".join(known or required)
            sentence = _("%(path)s er et felt, vi ikke kender. Kendte felter er: %(names)s.")
            raise Malformed(here, sentence % {"path": here, "names": names})
    return value


def _inside(path: str, name: str) -> str:
    """The path of a field in the group at a path."""
    return f"{path}.{name}" if path else name


def _missing(path: str) -> Malformed:
    """Something is not there, or empty."""
    return Malformed(path, _("%(path)s mangler.") % {"path": path})


def _rows(value: object, path: str, least: int = 1) -> list[tuple[object, str]]:
    """The rows of a list, each with its path."""
    if not isinstance(value, list):
        raise Malformed(path, _("%(path)s skal være en liste.") % {"path": path})
    if len(value) < least:
        raise _missing(path)
    return [(row, f"{path}[{number}]") for number, row in enumerate(value)]


def _bilingual(value: object, path: str, most: int) -> Bilingual:
    """A text in both languages."""
    fields = _fields(value, path, LANGUAGES)
    return Bilingual(**{language: _line(fields[language], f"{path}.{language}", most) for language in LANGUAGES})


def _line(value: object, path: str, most: int) -> str:
    """One line of text, tidied."""
    if not isinstance(value, str):
        raise Malformed(path, _("%(path)s skal være en tekst.") % {"path": path})
    line = tidy_line(value)
    if not line:
        raise _missing(path)
    if len(line) > most:
        sentence = _("%(path)s er på %(length)s tegn. Der er plads til %(most)s.")
        raise Malformed(path, sentence % {"path": path, "length": len(line), "most": most})
    return line


def _key(value: object, path: str) -> str:
    """A name that stays the same from version to version, so that answers can be compared."""
    key = _line(value, path, LONGEST_KEY)
    if not KEY.fullmatch(key):
        raise Malformed(
            path, _("%(path)s må kun have små bogstaver fra a til z, tal og bindestreger.") % {"path": path}
        )
    return key


def _whole(value: object, path: str, least: int, most: int) -> int:
    """A whole number within bounds; true and 3.0 are none."""
    if type(value) is not int or not least <= value <= most:
        sentence = _("%(path)s skal være et helt tal fra %(least)s til %(most)s.")
        raise Malformed(path, sentence % {"path": path, "least": least, "most": most})
    return value


def _refuse_strange_places(text: str, path: str) -> None:
    """A brace that is not part of a known place would be read aloud to a rater."""
    for brace in BRACE.findall(text):
        if brace.strip("{}") not in PLACES:
            sentence = _("%(path)s har »%(place)s«. Skriv {leader} eller {leader_genitive}, hvor navnet skal stå.")
            raise Malformed(path, sentence % {"path": path, "place": brace})


def _theme_keys(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Each theme's key with its path."""
    return ((theme.key, f"themes[{number}].key") for number, theme in enumerate(questionnaire.themes))


def _question_keys(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Each item's and open question's key with its path: an answer is known by it."""
    for number, theme in enumerate(questionnaire.themes):
        yield from ((item.key, f"themes[{number}].items[{place}].key") for place, item in enumerate(theme.items))
    yield from ((question.key, f"open[{number}].key") for number, question in enumerate(questionnaire.open))


def _refuse_twins(values: Iterator[tuple[str, str]]) -> None:
    """What must be different is: the second of two that are the same is named, with the first."""
    seen: dict[str, str] = {}
    for value, path in values:
        if value in seen:
            words = {"path": path, "value": value, "other": seen[value]}
            raise Malformed(path, _("%(path)s er »%(value)s«, og det er %(other)s også.") % words)
        seen[value] = path
