"""What is told of goals in words: kinds, who set them, from when until when, how their indicators stand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goals.rules.goals import Kind, Origin, Verdict
from goals.rules.indicators import Status
from organisation.rules.times import dated_words
from organisation.rules.words import number_words

# One line for each kind, so that nobody needs to have read about goal models.
KIND_MEANS: Mapping[str, Promise] = {
    Kind.EFFECT: gettext_lazy("Det, borgerne skal mærke i deres liv. Få og overordnede."),
    Kind.RESULT: gettext_lazy("Det, der skal være anderledes, for at effekten kommer: målbart og på vores område."),
    Kind.SERVICE: gettext_lazy("Det, borgerne skal kunne regne med at få af os."),
    Kind.ACTIVITY: gettext_lazy("Det, vi selv gør til daglig."),
    Kind.RUNNING: gettext_lazy("Det, der skal holdes ved lige: ventetider, frister, garantier."),
}
# The shape that stands by a goal of each kind; the word stands beside it.
SHAPES: Mapping[str, str] = {
    Kind.EFFECT: "circle",
    Kind.RESULT: "diamond",
    Kind.SERVICE: "square",
    Kind.ACTIVITY: "triangle",
    Kind.RUNNING: "hexagon",
}
ORIGINS: Mapping[str, Promise] = {
    Origin.NATIONAL: gettext_lazy("Sat nationalt"),
    Origin.REGIONAL: gettext_lazy("Sat regionalt"),
    Origin.COUNCIL: gettext_lazy("Sat af byrådet"),
    Origin.OWN: gettext_lazy("Eget mål"),
}
# The same, where somebody chooses.
SHORT_ORIGINS: Mapping[str, Promise] = {
    Origin.NATIONAL: gettext_lazy("Staten"),
    Origin.REGIONAL: gettext_lazy("Regionen"),
    Origin.COUNCIL: gettext_lazy("Byrådet"),
    Origin.OWN: gettext_lazy("Vi selv"),
}
VERDICTS: Mapping[str, Promise] = {
    Verdict.TRYING: gettext_lazy("I gang"),
    Verdict.KEEP: gettext_lazy("Vi beholder den"),
    Verdict.ADJUST: gettext_lazy("Vi justerer den"),
    Verdict.STOP: gettext_lazy("Vi stopper den"),
}
# Five questions to hold a goal up against; the goal report has them as an English word. Nobody's computer answers them.
ASKED: Sequence[tuple[Promise, Promise]] = (
    (gettext_lazy("Er det til at forstå?"), gettext_lazy("To kolleger ser det samme for sig, når de læser det.")),
    (gettext_lazy("Kan vi se, om det lykkes?"), gettext_lazy("Der er mindst én indikator, som vi vil kigge på.")),
    (gettext_lazy("Er det værd at gå efter?"), gettext_lazy("Dem, der skal gøre det, kan sige hvorfor.")),
    (gettext_lazy("Kan vi nå det?"), gettext_lazy("Tid, hænder og råderum er der, eller vi har sagt, hvad der viger.")),
    (gettext_lazy("Hvornår er det nået?"), gettext_lazy("Der står en dag, og vi kigger på det undervejs.")),
)
GOOD = (Status.ON_COURSE, Status.REACHED)


def origin_words(origin: str, *, is_binding: bool) -> str:
    """As in "Sat af byrådet, fælles forpligtende"."""
    words = str(ORIGINS[origin])
    return _("%(origin)s, fælles forpligtende") % {"origin": words} if is_binding else words


def period_words(starts: date, due: date | None) -> str:
    """As in "Gælder fra 1. november 2025 og skal være nået den 31. december 2026"."""
    days = {"starts": dated_words(starts), "due": dated_words(due) if due else ""}
    if due is None:
        return _("Gælder fra %(starts)s") % days
    return _("Gælder fra %(starts)s og skal være nået den %(due)s") % days


def standing_words(statuses: Sequence[str]) -> str:
    """How a goal's indicators stand: "2 af 3 på vej, 1 afviger"; one alone by its own word."""
    if not statuses:
        return _("Ingen indikator endnu")
    if len(statuses) == 1:
        return str(Status(statuses[0]).label)
    counted = Counter(statuses)
    good, off = sum(counted[status] for status in GOOD), counted[Status.DEVIATES]
    words = _("%(good)s af %(all)s på vej") % {"good": good, "all": len(statuses)}
    if not off:
        return words
    away = ngettext("%(off)s afviger", "%(off)s afviger", off) % {"off": off}
    return f"{words}, {away}"


def standing_mark(statuses: Sequence[str]) -> str:
    """The shape that stands by the words: the worst of the indicators that say something."""
    if not statuses:
        return ""
    if Status.DEVIATES in statuses:
        return Status.DEVIATES
    if Status.NEAR in statuses:
        return Status.NEAR
    return Status.ON_COURSE if all(status in GOOD for status in statuses) else ""


# What a goal's facts are called where the trail says that they were changed.
FACTS: Mapping[str, Promise] = {
    "kind": gettext_lazy("slags"),
    "title": gettext_lazy("ordlyd"),
    "why": gettext_lazy("hvorfor"),
    "unit": gettext_lazy("enhed"),
    "owner_person": gettext_lazy("ejer"),
    "owner_group": gettext_lazy("ejer"),
    "origin": gettext_lazy("hvem der har sat det"),
    "is_binding": gettext_lazy("hvem det forpligter"),
    "part_of": gettext_lazy("hvad det er et delmål af"),
    "rank": gettext_lazy("prioritet"),
    "starts": gettext_lazy("hvornår det gælder fra"),
    "due": gettext_lazy("hvornår det skal være nået"),
}
DEEDS: Mapping[str, Promise] = {
    "set_goal": gettext_lazy("%(who)s satte målet."),
    "change_goal": gettext_lazy("%(who)s ændrede %(changed)s."),
    "agree_goal": gettext_lazy("%(who)s lod målet gælde."),
    "end_goal": gettext_lazy("%(who)s afsluttede målet."),
    "contribute": gettext_lazy("%(who)s lod målet bidrage til %(towards)s."),
    "change_contribution": gettext_lazy("%(who)s ændrede, hvordan målet bidrager til %(towards)s."),
    "withdraw_contribution": gettext_lazy("%(who)s lod målet ikke længere bidrage til %(towards)s."),
}


def listed(words: Sequence[str]) -> str:
    """As in "ordlyd, slags og ejer"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s og %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def changed_words(changed: Sequence[str]) -> str:
    """What was changed, each once, in the order in which a goal is told."""
    return listed(list(dict.fromkeys(str(words) for name, words in FACTS.items() if name in changed)))


def deed_words(verb: str, who: str, *, towards: str = "", changed: str = "") -> str:
    """What somebody did to a goal, in a sentence."""
    facts = {
        "who": who or _("LederNet"),
        "towards": towards or _("et andet mål"),
        "changed": changed or _("målet"),
    }
    return str(DEEDS.get(verb, gettext_lazy("%(who)s ændrede målet."))) % facts


def way_words(kind: str, effects: int, ways: int, *, has_way: bool) -> str:
    """The finding of the way up: whether it reaches an effect, how many, and by how many ways."""
    if not has_way:
        if kind == Kind.EFFECT:
            return _("Målet er selv en effekt. Højere kommer man ikke.")
        if kind == Kind.RUNNING:
            return _("Målet står for sig selv, og det må et driftsmål gerne.")
        return _("Målet peger ikke på noget andet mål endnu. Tal om, hvad det skal føre til.")
    if not effects:
        return _("Målet fører et stykke op, men ingen vej når en effekt endnu.")
    reached = ngettext("Målet fører op til én effekt", "Målet fører op til %(effects)s effekter", effects)
    words = reached % {"effects": number_words(effects)}
    if ways == 1:
        return f"{words}."
    return _("%(reached)s ad %(ways)s veje.") % {"reached": words, "ways": number_words(ways)}
