"""Every letter is rendered in both languages, with a subject, a greeting, and nothing missing."""

import copy
import re

import pytest
from django.utils import translation

from organisation.actions.letters import drafted
from organisation.formats.mail import html_of
from organisation.models import Letter
from tests.house.sources import ROOT
from tests.letters import LETTERS

GREETINGS = {"da": "Kære Mette", "en": "Dear Mette"}
CASES = [(name, number) for name, facts in sorted(LETTERS.items()) for number in range(len(facts))]


@pytest.fixture
def world(full, settings):
    """What a letter asks for and is not given shows itself."""
    settings.TEMPLATES = copy.deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "MISSING %s"
    return full


def test_every_letter_is_in_the_table():
    files = {path.stem for path in (ROOT / "templates" / "letters").glob("*.txt") if not path.stem.endswith("_lines")}
    assert sorted(LETTERS) == sorted(files)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("name", "number"), CASES)
def test_a_letter_is_whole(world, name, number, language):
    facts = LETTERS[name][number](world) | {"reader": world.people["leader"]}
    with translation.override(language):
        subject, text = drafted(name, facts)
    html = html_of(Letter(subject=subject, text=text, language=language))
    assert 5 <= len(subject) <= 120
    assert text.startswith(GREETINGS[language])
    assert re.findall(r"MISSING.*|None|[{}]|<[^>]+>|&[a-z]+;| {2,}|\n{3,}", subject + text) == []
    assert text.rstrip().endswith("Fjordby Kommune")
    assert f'lang="{language}"' in html
    assert subject in html


@pytest.mark.parametrize(("name", "number"), CASES)
def test_a_letter_is_another_one_in_english(world, name, number):
    facts = LETTERS[name][number](world) | {"reader": world.people["leader"]}
    spoken = {}
    for language in ("da", "en"):
        with translation.override(language):
            spoken[language] = "\n".join(drafted(name, facts)).splitlines()
    same = {line for line in spoken["da"] if line in spoken["en"] and len(line.split()) > 3}
    assert same - {"Oplægsholderen er syg"} == set()
