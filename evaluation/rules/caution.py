"""What in an open answer may give away who wrote it: names, times, and numbers that belong to one person. No database.

The rule advises while somebody writes; it stops nobody, and what it finds is neither stored nor sent. It would rather
warn once too often than miss a name, and it can be wrong both ways: a name that opens a sentence is seen only when it
belongs to the team. The page's script asks the same patterns, so that the text stays in the browser.
"""

import re
from collections.abc import Iterable, Set

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from organisation.rules.texts import visible

# The patterns are read by Python and by JavaScript with its u flag, so they use only what both understand alike: no
# \b, \w, \d or \s, no flags, no named groups, no look behind of varying length, no escape that is not needed.
CAPITAL = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŚŞŠŹŻŽ"
LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
START = f"(?<![{LETTER}0-9])"
END = f"(?![{LETTER}]|-[{CAPITAL}])"
NO_DIGIT = "(?![0-9])"
SPACE = "[ \u00a0]"
MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec"
WEEKDAYS = "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"
ENGLISH_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
# Words that Danes and Britons write with a capital inside a sentence and that are nobody's name.
NOBODY = (
    "Jeg|Han|Hun|Vi|De|Dem|Deres|Det|Den|Der|Men|Når|He|She|We|They|It|The|"
    "Danmark|Dansk|Denmark|Danish|Engelsk|English|Teams|Excel|Word|Outlook|Zoom|Aula|Nexus|Cura"
)


class Caution(TextChoices):
    """What a text mentions, in the order in which it is told: Du nævner et navn og et tidspunkt."""

    NAME = "name", _("et navn")
    DATE = "date", _("et tidspunkt")
    PHONE = "phone", _("et telefonnummer")
    CPR = "cpr", _("et CPR-nummer")
    MAIL = "mail", _("en mailadresse")


def either_case(words: str) -> str:
    """Words that may open a sentence: [Mm]aj|[Jj]uni."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split("|"))


DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
MONTH = "(?:0?[1-9]|1[0-2])"
YEAR = "(?:(?:19|20)[0-9]{2}|[0-9]{2})"
FRACTIONS = "24/7|[1-4]/[2-5]"
DATES = (
    f"{START}(?:{either_case(MONTHS)})(?:s|s?-?møde[{LETTER}]*)?{END}",
    f"{START}(?:{ENGLISH_MONTHS}){END}",
    f"{START}{DAY}[.]?{SPACE}?(?:{either_case(SHORT_MONTHS)}){END}",
    f"{START}(?:{either_case(WEEKDAYS)})[{LETTER}]*{END}",
    f"{START}(?:{ENGLISH_WEEKDAYS})s?{END}",
    *(f"{START}{DAY}{mark}{SPACE}?{MONTH}{mark}{SPACE}?{YEAR}{NO_DIGIT}" for mark in ("[.]", "/", "-")),
    f"{START}(?:19|20)[0-9]{{2}}-{MONTH}-{DAY}{NO_DIGIT}",
    f"{START}(?!(?:{FRACTIONS})(?![0-9/])){DAY}/{MONTH}(?![0-9/])",
    f"{START}(?:[Dd]en|[Dd][.]){SPACE}{DAY}[.](?!{SPACE}?(?:gang|time|del){END})",
    f"{START}[Tt]he{SPACE}{DAY}(?:st|nd|rd|th){END}(?!{SPACE}(?:time|part){END})",
    f"{START}(?:[Uu]ge|[Ww]eek){SPACE}(?:[1-9]|[1-4][0-9]|5[0-3]){NO_DIGIT}",
)
CPR = (
    f"(?<![0-9])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01]){SPACE}?(?:0[1-9]|1[0-2]){SPACE}?[0-9]{{2}}"
    f"{SPACE}?[-–]?{SPACE}?[0-9]{{4}}{NO_DIGIT}"
)
PHONES = (
    f"(?<![0-9])(?:(?:00|[+])45{SPACE}?)?[2-9][0-9](?:{SPACE}?[0-9]{{2}}){{3}}{NO_DIGIT}",
    f"[+][1-9][0-9]{{0,2}}(?:{SPACE}?[0-9]{{2,5}}){{2,5}}{NO_DIGIT}",
)
MAIL = f"{START}[{LETTER}0-9._%+-]+@[{LETTER}0-9-]+(?:[.][{LETTER}0-9-]+)+"
NOT_A_NAME = (
    f"(?:{NOBODY}|(?:{ENGLISH_WEEKDAYS})s?|{ENGLISH_MONTHS}|"
    f"(?:{either_case(MONTHS)})s?|(?:{either_case(WEEKDAYS)})[{LETTER}]*)"
)
WORD = f"[{LETTER}]+(?:-[{LETTER}]+)*"
NAME = f"(?<=[{LETTER}0-9,;] )(?!{NOT_A_NAME}{END})[{CAPITAL}](?:(?![{CAPITAL}])[{LETTER}])+(?:-[{LETTER}]+)*{END}"


def patterns() -> dict[str, str]:
    """The sources of the patterns, for Python and for JavaScript's `new RegExp(source, "gu")`.

    Beside a pattern for each kind, `word` finds the words that are looked up among the team's names.
    """
    return {
        Caution.NAME.value: NAME,
        Caution.DATE.value: "|".join(DATES),
        Caution.PHONE.value: "|".join(PHONES),
        Caution.CPR.value: CPR,
        Caution.MAIL.value: MAIL,
        "word": WORD,
    }


COMPILED = {kind: re.compile(source) for kind, source in patterns().items()}


def cautions(text: str, names: Iterable[str] = (), about: str = "") -> tuple[Caution, ...]:
    """The kinds of things in a text that may give its writer away, in the order of `Caution`.

    `names` are the names of the team; `about` is the name of the one evaluated, which gives nobody away.
    """
    plain = "\n".join(map(visible, text.splitlines()))
    named = names_somebody(plain, folded(" ".join(names)), folded(about))
    return tuple(kind for kind in Caution if (named if kind == Caution.NAME else COMPILED[kind.value].search(plain)))


def names_somebody(text: str, names: Set[str], spared: Set[str]) -> bool:
    """Whether a name of the team or a word that looks like a name stands in a text; the spared names do not count."""
    likely = COMPILED[Caution.NAME.value].findall(text)
    known = [word for word in COMPILED["word"].findall(text) if word[0].isupper() and forms(word) & names]
    return any(not forms(word) & spared for word in likely + known)


def folded(text: str) -> frozenset[str]:
    """The words of a text without regard to case."""
    return frozenset(word.casefold() for word in COMPILED["word"].findall(visible(text)))


def forms(word: str) -> frozenset[str]:
    """What a word may be the genitive of, and itself: Mettes is Mette's."""
    plain = word.casefold()
    return frozenset({plain, plain.removesuffix("s")})
