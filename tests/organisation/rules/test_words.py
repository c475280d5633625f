"""Words in sentences."""

import pytest
from django.utils import translation

from organisation.rules.words import genitive


@pytest.mark.parametrize(
    ("name", "danish", "english"),
    [
        ("Mette", "Mettes", "Mette's"),
        ("Jens", "Jens'", "Jens's"),
        ("Max", "Max'", "Max's"),
        ("Franz", "Franz'", "Franz's"),
        ("JENS", "JENS'", "JENS's"),
        ("Anne-Marie", "Anne-Maries", "Anne-Marie's"),
        ("Åse", "Åses", "Åse's"),
    ],
)
def test_whose(name, danish, english):
    assert (genitive(name), genitive(name, "da"), genitive(name, "en")) == (danish, danish, english)
    with translation.override("en"):
        assert (genitive(name), genitive(name, "da")) == (english, danish)
