"""Words in sentences: numbers as one says them, to twelve in words and above in figures; whose something is."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

HISS = ("s", "x", "z")

NUMBERS = [
    gettext_lazy("nul"),
    gettext_lazy("en"),
    gettext_lazy("to"),
    gettext_lazy("tre"),
    gettext_lazy("fire"),
    gettext_lazy("fem"),
    gettext_lazy("seks"),
    gettext_lazy("syv"),
    gettext_lazy("otte"),
    gettext_lazy("ni"),
    gettext_lazy("ti"),
    gettext_lazy("elleve"),
    gettext_lazy("tolv"),
]


def number_words(number: int) -> str:
    """As in "syv" and "13"."""
    return str(NUMBERS[number]) if 0 <= number < len(NUMBERS) else str(number)


def waiting_words(number: int) -> str:
    """Tre ting venter på dig. With nothing: Ingenting venter på dig."""
    if number == 0:
        return _("Ingenting venter på dig.")
    if number == 1:
        return _("Én ting venter på dig.")
    words = _("%(number)s ting venter på dig.") % {"number": number_words(number)}
    return words[0].upper() + words[1:]


def initials_of(name: str) -> str:
    """Two letters of a name for a round mark."""
    words = [word for word in name.split() if word[0].isalpha()]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else "?"


def genitive(name: str, language: str = "") -> str:
    """Whose: Mettes and Jens' in Danish, Mette's and Jens's in English; in the reader's language unless one is said."""
    if (language or get_language() or "").partition("-")[0] == "en":
        return f"{name}'s"
    return f"{name}'" if name.lower().endswith(HISS) else f"{name}s"
