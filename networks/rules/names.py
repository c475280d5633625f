"""Names for new networks: short, calm, and none of them a place in the organisation."""

from collections.abc import Iterable

from organisation.rules.refusals import Refused

NAMES = [
    "Fjord",
    "Bro",
    "Mole",
    "Fyr",
    "Havn",
    "Klit",
    "Strand",
    "Holm",
    "Vig",
    "Næs",
    "Sund",
    "Bølge",
    "Anker",
    "Sejl",
    "Kompas",
    "Lods",
    "Skagen",
    "Tange",
    "Odde",
    "Banke",
    "Eng",
    "Bakke",
    "Lund",
    "Skov",
    "Kilde",
    "Hede",
    "Mark",
    "Dal",
    "Ås",
    "Høj",
    "Stævn",
    "Ror",
    "Mast",
    "Kahyt",
    "Sluse",
    "Dige",
    "Tinde",
    "Lærke",
    "Vibe",
    "Svale",
    "Terne",
    "Måge",
    "Ravn",
    "Ørn",
    "Falk",
    "Glente",
    "Stær",
    "Gøg",
    "Mejse",
    "Drossel",
    "Birk",
    "Bøg",
    "Eg",
    "Ask",
    "Elm",
    "Lind",
    "Pil",
    "Røn",
    "Hassel",
    "Tjørn",
]


def demand_free(name: str, taken: Iterable[str], words: str) -> None:
    """What is chosen by its name in lists and files has a name of its own. Raises Refused at the name, with `words`."""
    if name.casefold() in {one.casefold() for one in taken}:
        raise Refused(words % {"name": name}, "name")


def network_name(place: int) -> str:
    """The name of the network at a place in the list, counted from 0; the list begins anew with a number."""
    turn, at = divmod(place, len(NAMES))
    return NAMES[at] if not turn else f"{NAMES[at]} {turn + 1}"
