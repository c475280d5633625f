"""Numbers as one says them: to twelve in words, above in figures."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
