"""The chain view in sentences. No database."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evaluation.rules.chains import HIGH_SHADE, Answering, Beside, Why, shade_of, strongest, weakest
from evaluation.rules.report_words import decimal_words
from evaluation.rules.reports import A_DIFFERENCE
from evaluation.rules.rounds import RaterGroup, Visibility
from organisation.rules.words import number_words

GROUPS: Mapping[str, str | Promise] = {
    RaterGroup.EMPLOYEES: gettext_lazy("Medarbejdere"),
    RaterGroup.PEERS: gettext_lazy("Lederkolleger"),
    RaterGroup.PARTNERS: gettext_lazy("Samarbejdspartnere"),
    RaterGroup.USERS: gettext_lazy("Brugere"),
    RaterGroup.MEMBERS: gettext_lazy("Deltagere"),
    RaterGroup.SUPERIOR: gettext_lazy("Nærmeste ledere"),
}
TENTH = Decimal("0.1")
NEARLY = (3, 4)
"""High "nearly all the way down": in at least three of four units."""
Figures = Mapping[str, Decimal]


def hidden_words(why: Why, k: int) -> str:
    """What stands in a cell without a figure."""
    words = {
        Why.UNDER_K: _("under %(k)s"),
        Why.CARRIED_UP: _("talt med højere oppe"),
        Why.NAMED: _("kun med navn"),
        Why.NOTHING: "–",
    }[why]
    return words % {"k": k}


def why_words(why: Why, group: str, k: int) -> str:
    """Why a unit shows no figure at all, as a friendly colleague would say it."""
    if why == Why.UNDER_K:
        said = _("Færre end %(k)s %(group)s svarede. Deres svar tæller kun med, hvor de ikke kan kendes fra andres.")
        return said % {"k": number_words(k), "group": str(RaterGroup(group).label)}
    return _(
        "Gruppernes svar herunder kunne regnes ud en for en. De tæller kun med, hvor de ikke kan kendes fra andres."
    )


def named_words() -> str:
    """How the answers of nearest leaders are added up."""
    return _("Nærmeste ledere svarer med navn. Deres svar lægges kun sammen, hvor du må læse dem hver for sig.")


def named_lead() -> str:
    """The chain in a sentence where answers by name may not be added up for this reader."""
    return _("Her står, hvad de nærmeste ledere svarede om de ledere, hvis rapport du må læse.")


def moved_mark() -> str:
    """What the mark of a moved figure says: an end of what is shown, or something beyond it."""
    return _("≈ ved kanten af det, vi viser, eller længere ude, så en lille gruppe ikke kan regnes ud.")


def what_words(since: str) -> str:
    """What the figures are; `since` where they are changes."""
    if since:
        return _(
            "Ændring i temaets gennemsnit siden %(since)s, hvor tallet er vist begge gange for de samme teams."
        ) % {"since": since}
    return _("Gennemsnit af de viste spørgsmål i hvert tema.")


def answered_words(kind: Answering, percent: int) -> str:
    """What stands in the column of those who have answered."""
    return {
        Answering.SHARE: _("%(percent)s %%") % {"percent": percent},
        Answering.ENOUGH: _("nok"),
        Answering.TOO_FEW: _("for få"),
        Answering.NONE: "–",
    }[kind]


def beside_words(way: Beside, head: str) -> str:
    """What is heard for the small arrow in a cell."""
    words = {
        Beside.OVER: _("mindst %(step)s over %(head)s"),
        Beside.UNDER: _("mindst %(step)s under %(head)s"),
        Beside.LIKE: "",
    }[way]
    return words % {"step": decimal_words(A_DIFFERENCE), "head": head} if words else ""


def leaders_words(count: int) -> str:
    """61 ledere."""
    return ngettext("%(count)s leder", "%(count)s ledere", count) % {"count": number_format(count, force_grouping=True)}


def ballots_words(count: int) -> str:
    """1.842 svar."""
    return _("%(count)s svar") % {"count": number_format(count, force_grouping=True)}


def legend(steps: Sequence[Decimal]) -> list[str]:
    """The five shades in figures: under 3,2; 3,2–3,5; …; 4,4 og over."""
    between = [f"{decimal_words(low)}–{decimal_words(high - TENTH)}" for low, high in pairwise(steps)]
    ends = {"first": decimal_words(steps[0]), "last": decimal_words(steps[-1])}
    return [_("under %(first)s") % ends, *between, _("%(last)s og over") % ends]


def lead(
    head: Figures, below: Sequence[tuple[str, Figures]], names: Mapping[str, str], steps: Sequence[Decimal]
) -> str:
    """The chain in a sentence or two: the strongest theme and how far down it holds, the weakest and where most.

    `head` holds the figures of the top by theme, `below` those of the units on the page.
    """
    if not head:
        return _("For få har svaret til, at vi kan vise tal her.")
    high, low = strongest(head), weakest(head)
    said = [high_words(high, head, below, names, steps)] if high else []
    said += [low_words(low, head, below, names)] if low else []
    return " ".join(said) or spread_words(head)


def spread_words(head: Figures) -> str:
    """Where the themes lie when none of them stands out."""
    ends = {"low": decimal_words(min(head.values())), "high": decimal_words(max(head.values()))}
    if ends["low"] == ends["high"]:
        return _("Alle temaer ligger på %(figure)s.") % {"figure": ends["low"]}
    return _("Temaerne ligger mellem %(low)s og %(high)s.") % ends


def high_words(
    theme: str, head: Figures, below: Sequence[tuple[str, Figures]], names: Mapping[str, str], steps: Sequence[Decimal]
) -> str:
    """The strongest theme, and whether it is high all the way down."""
    shown = [figures[theme] for _unit, figures in below if theme in figures]
    high = sum(shade_of(value, steps) >= HIGH_SHADE for value in shown)
    part, whole = NEARLY
    if not shown or shade_of(head[theme], steps) < HIGH_SHADE or whole * high < part * len(shown):
        return _("»%(theme)s« står stærkest.") % {"theme": names[theme]}
    if high == len(shown):
        return _("»%(theme)s« står stærkt hele vejen ned.") % {"theme": names[theme]}
    return _("»%(theme)s« står stærkt næsten hele vejen ned.") % {"theme": names[theme]}


def low_words(theme: str, head: Figures, below: Sequence[tuple[str, Figures]], names: Mapping[str, str]) -> str:
    """The weakest theme, and the unit where it is clearly weaker than in the whole, if there is one."""
    found = [(figures[theme], unit) for unit, figures in below if theme in figures]
    value, unit = min(found, key=lambda one: one[0], default=(head[theme], ""))
    if head[theme] - value < A_DIFFERENCE:
        return _("»%(theme)s« er det svageste tema.") % {"theme": names[theme]}
    return _("»%(theme)s« er det svageste tema, mest i %(unit)s.") % {"theme": names[theme], "unit": unit}


def stops_words(visibility: str, *, is_hr: bool) -> str:
    """Why single leaders are not in the tree, where the round's rule does not open them to this reader."""
    if is_hr:
        return _("HR ser grene, aldrig en enkelt leders tal.")
    return {
        Visibility.LEADER: _("Du ser grene. En enkelt leders tal ser kun lederen selv; sådan blev runden aftalt."),
        Visibility.SUPERIOR: _("Du ser grene og dine egne ledere. Andre enkelte ledere ser kun deres nærmeste leder."),
        Visibility.CHAIN: "",
    }[Visibility(visibility)]


def step_words() -> list[str]:
    """What leaders do with a report, step by step."""
    return [
        _("har talt med deres nærmeste leder"),
        _("har talt med deres medarbejdere"),
        _("har valgt fokusområder"),
    ]


def missing_words(visibility: str) -> str:
    """Who sees whose focus areas are missing."""
    if visibility == Visibility.LEADER:
        return _("Hvem der mangler, vises ikke for nogen.")
    return _("Hvem der mangler, ser kun den nærmeste leder.")
