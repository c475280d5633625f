"""What the composition says, in the words of people: broken rules, conflicts, and differences in per cent.

Plain values in, sentences out. Points and keys of the optimiser are never shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from networks.composition import Rule, Violation
from networks.rules.composition import DAY_NAMES
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.levels import Level
from organisation.rules.numbers import whole_number
from organisation.rules.words import genitive

COMPOSED = "compose"
"""What a step is called that the search has made."""
TENTH = Decimal("0.1")
MINUTE = 60
NAMED = 3
TAGS = {
    "superior": gettext_lazy("egen leder"),
    "forbidden": gettext_lazy("ikke sammen"),
    "required": gettext_lazy("hører sammen"),
    "fixed": gettext_lazy("holdt fast"),
    "facilitator": gettext_lazy("facilitatorens linje"),
    "placed once": gettext_lazy("uden plads"),
}
SENIORITY = {
    "0": gettext_lazy("under 1 år som leder"),
    "1-2": gettext_lazy("1–2 år som leder"),
    "3-5": gettext_lazy("3–5 år som leder"),
    "6-10": gettext_lazy("6–10 år som leder"),
    "11+": gettext_lazy("mere end 10 år som leder"),
}


@dataclass(frozen=True)
class Names:
    """What the people and networks of a problem are called; `superiors` says who is whose."""

    people: Mapping[str, str] = field(default_factory=dict)
    networks: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    superiors: Mapping[str, str] = field(default_factory=dict)

    def person(self, key: str) -> str:
        """A whole name; who has left the organisation has none."""
        return self.people.get(key, _("en, der ikke er her mere"))

    def first(self, key: str) -> str:
        """The name a colleague would say."""
        return self.person(key).split(" ")[0] if key in self.people else self.person(key)

    def network(self, key: str | None) -> str:
        """A network's name."""
        return self.networks.get(key or "", _("et netværk, der er taget ud"))

    def size(self, key: str | None) -> str:
        """The band of a network's size: 8–10, or 8."""
        smallest, largest = self.sizes.get(key or "", (0, 0))
        return str(smallest) if smallest == largest else f"{smallest}–{largest}"


def fields_rule(names: Sequence[str]) -> str:
    """For whom a professional programme's networks are: those of its fields, one or several, and nobody else."""
    return _("Kun ledere fra %(fields)s") % {"fields": listed(names, most=len(names))}


def changed_words(who: str, when: datetime | None, seats: str) -> str:
    """Who came first at a proposal, and what that means for the one who came second. `seats` says who was moved."""
    return f"{first_words(who, when, seats)} {_('Din ændring er ikke gemt endnu. Her er forslaget, som det er nu.')}"


def typed_words(who: str, when: datetime | None, seats: str) -> str:
    """The same for one who has typed something: it stands there still, and saving again lets it count."""
    kept = _("Det er ikke gemt endnu, men alt, hvad du har skrevet, står her stadig. Gem igen, hvis det skal gælde.")
    return f"{first_words(who, when, seats)} {kept}"


def reread_words(who: str, when: datetime | None, seats: str) -> str:
    """The same for one who would publish: the letters are others now."""
    kept = _("Intet er offentliggjort. Her er brevene, som de er nu; det, du har skrevet, står her stadig.")
    return f"{first_words(who, when, seats)} {kept}"


def first_words(who: str, when: datetime | None, seats: str) -> str:
    """Who came first, and with what."""
    facts = {"who": who or _("Søgningen"), "when": time_words(when) if when else "", "seats": seats}
    if seats and seats != COMPOSED:
        return _("%(who)s flyttede %(seats)s %(when)s, mens du så på forslaget.") % facts
    if when:
        return _("%(who)s ændrede forslaget %(when)s, mens du så på det.") % facts
    return _("En anden har ændret forslaget, mens du så på det.")


def news_words(who: str, when: datetime | None, seats: str) -> str:
    """What somebody else has done with a proposal meanwhile."""
    facts = {"who": who or _("Søgningen"), "when": time_words(when) if when else "", "seats": seats}
    if seats and seats != COMPOSED:
        return _("%(who)s flyttede %(seats)s %(when)s.") % facts
    return _("%(who)s ændrede forslaget %(when)s.") % facts


def time_words(when: datetime) -> str:
    """A clock in Copenhagen: kl. 10.12."""
    return _("kl. %(clock)s") % {"clock": when.astimezone(COPENHAGEN).strftime("%H.%M")}


def spent_words(seconds: int) -> str:
    """How long something has been computed for: in seconds, from a minute on in minutes."""
    if seconds < MINUTE:
        return ngettext("Har regnet i %(number)s sekund.", "Har regnet i %(number)s sekunder.", seconds) % {
            "number": seconds
        }
    minutes = seconds // MINUTE
    return ngettext("Har regnet i %(number)s minut.", "Har regnet i %(number)s minutter.", minutes) % {
        "number": minutes
    }


def listed(words: Sequence[str], most: int = 3) -> str:
    """Anna, Bo og Carla; beyond `most` the rest as a number."""
    shown = list(words) if len(words) <= most else list(words[: most - 1])
    rest = len(words) - len(shown)
    if rest:
        more = ngettext("%(number)s anden", "%(number)s andre", rest) % {"number": rest}
        return _("%(some)s og %(more)s") % {"some": ", ".join(shown), "more": more}
    if len(shown) < 2:
        return "".join(shown)
    return _("%(some)s og %(more)s") % {"some": ", ".join(shown[:-1]), "more": shown[-1]}


def share(change: int, whole: int) -> Decimal:
    """A difference in cost in per cent of the whole, to a tenth."""
    return (Decimal(100 * change) / max(1, whole)).quantize(TENTH, rounding=ROUND_HALF_UP)


def percent(change: int, whole: int) -> str:
    """The size of a difference as it is read: 0,4, or under 0,1 when it is there but small."""
    found = abs(share(change, whole))
    return number_format(found, 1) if found or not change else _("under %(least)s") % {"least": number_format(TENTH, 1)}


class Price(StrEnum):
    """What a seat can cost somebody beside the mix: a day or a place that is not as wished, and a way to travel."""

    DAY = "day"
    PLACE = "place"
    TRAVEL = "travel"


PAID = {
    Price.DAY: gettext_lazy("Her mødes de ikke den dag, %(first)s har ønsket."),
    Price.PLACE: gettext_lazy("Mødestedet er %(place)s, og det har %(first)s ikke ønsket."),
    Price.TRAVEL: gettext_lazy("Mødestedet er %(place)s, og der arbejder %(first)s ikke."),
}
SPARED = {
    Price.DAY: gettext_lazy("Ønsket: her mødes de en dag, %(first)s helst vil."),
    Price.PLACE: gettext_lazy("Ønsket: mødestedet er %(place)s."),
    Price.TRAVEL: gettext_lazy("Kort vej: mødestedet er %(place)s, hvor %(first)s arbejder."),
}


def price_words(price: Price, first: str, place: str, *, is_paid: bool) -> str:
    """One thing that a seat costs somebody, or spares them, with where the network meets; in a network that goes round
    there is no place to be near, and nothing is said of it.
    """
    if price != Price.DAY and not place:
        return ""
    return str((PAID if is_paid else SPARED)[price]) % {"first": first, "place": place}


def tone_of(change: int) -> str:
    """Whether a difference is for the better (`up`), for the worse (`down`) or none (`same`)."""
    return "up" if change < 0 else "down" if change > 0 else "same"


BROKEN = {
    "size": gettext_lazy("%(network)s skal have %(size)s deltagere."),
    "common day": gettext_lazy("I %(network)s er der ingen ugedag, hvor alle kan."),
    "fixed": gettext_lazy("%(who)s er holdt fast i et andet netværk."),
    "eligible": gettext_lazy("%(who)s hører ikke til i %(network)s."),
    "facilitator": gettext_lazy("%(other)s er facilitator i %(network)s og i samme ledelseslinje som %(who)s."),
    "forbidden": gettext_lazy("%(who)s og %(other)s skal ikke sidde sammen."),
    "required": gettext_lazy("%(who)s og %(other)s skal sidde sammen."),
    "moved": gettext_lazy("%(who)s er en for meget, der flytter."),
    "placed once": gettext_lazy("%(who)s har ingen plads."),
}


def broken_words(broken: Violation, names: Names) -> str:
    """One broken rule as a sentence, with who and where."""
    people = broken.people
    if broken.rule == "superior":
        return superior_words(people[0], people[1], names)
    words = {
        "network": names.network(broken.network),
        "size": names.size(broken.network),
        "who": names.person(people[0]) if people else "",
        "other": names.person(people[1]) if len(people) > 1 else "",
    }
    if broken.rule == "size" and people:
        count = ngettext("%(network)s har %(number)s deltager", "%(network)s har %(number)s deltagere", len(people))
        band = _("Der skal være %(size)s.") % words
        return count % (words | {"number": len(people)}) + ". " + band
    return str(BROKEN[broken.rule]) % words


def superior_words(one: str, other: str, names: Names) -> str:
    """Which of two is the other's superior."""
    if names.superiors.get(one) != other:
        one, other = other, one
    return _("%(leader)s er %(whose)s nærmeste leder.") % {
        "leader": names.person(other),
        "whose": genitive(names.first(one)),
    }


def own_line_words(leader: str, guide: str, network: str) -> str:
    """That a leader sits, or would sit, where somebody who answers to them is the facilitator."""
    facts = {"leader": leader, "guide": guide, "network": network}
    return _("%(leader)s er nærmeste leder for %(guide)s, som er facilitator i %(network)s.") % facts


def tag_of(broken: Violation) -> str:
    """The broken rule in a word or two, for a chip."""
    return str(TAGS.get(broken.rule, ""))


def value_words(label: str, value: str) -> str:
    """What people can have in common, as it ends a sentence: fra skole, på niveauet chef …"""
    if label == "level":
        known = level if (level := whole_number(value)) in Level.values else None
        return _("på niveauet %(level)s") % {"level": Level(known).label if known else value}
    if label == "seniority":
        return _("med %(years)s") % {"years": SENIORITY.get(value, value)}
    if label == "gender":
        return _("af samme køn")
    if label == "place":
        return _("fra %(place)s") % {"place": value}
    return _("fra %(field)s") % {"field": value}


def day_list(days: Iterable[str]) -> str:
    """Weekdays by name, in the order of the week; all five are every day."""
    known = [str(name) for day, name in DAY_NAMES.items() if day in set(days)]
    return _("alle ugens dage") if len(known) == len(DAY_NAMES) else listed(known, most=5) or _("ingen dage")


def conflict_words(rules: Iterable[Rule], names: Names) -> list[str]:
    """The rules that cannot all be kept, each as a sentence; the same rule on several networks as one."""
    together: dict[tuple[str, int | None, tuple[str, ...]], list[Rule]] = {}
    for rule in rules:
        of_networks = rule.kind in ("min", "max", "network days")
        key = (rule.kind, rule.limit, rule.days) if of_networks else (rule.kind, rule.limit, rule.people)
        together.setdefault(key, []).append(rule)
    return [rule_words(group[0], [n for rule in group for n in rule.networks], names) for group in together.values()]


def rule_words(rule: Rule, networks: Sequence[str], names: Names) -> str:
    """One rule of a conflict."""
    words = {
        "number": rule.limit,
        "who": listed([names.person(p) for p in rule.people]),
        "networks": listed([names.network(n) for n in networks]),
        "days": day_list(rule.days),
    }
    if rule.kind == "superior":
        return superior_words(rule.people[0], rule.people[1], names)
    return str(CONFLICTS[rule.kind]) % words


CONFLICTS = {
    "everybody": gettext_lazy("%(number)s ledere skal have en plads."),
    "min": gettext_lazy("Mindst %(number)s i %(networks)s."),
    "max": gettext_lazy("Højst %(number)s i %(networks)s."),
    "days": gettext_lazy("%(who)s kan mødes: %(days)s."),
    "network days": gettext_lazy("%(networks)s mødes: %(days)s."),
    "fixed": gettext_lazy("%(who)s er holdt fast i %(networks)s."),
    "eligible": gettext_lazy("%(who)s kan kun sidde i %(networks)s."),
    "facilitator": gettext_lazy(
        "%(who)s er facilitator i %(networks)s og kan ikke have egne folk eller egen leder dér."
    ),
    "forbidden": gettext_lazy("%(who)s skal ikke sidde sammen."),
    "required": gettext_lazy("%(who)s skal sidde sammen."),
    "max_moved": gettext_lazy("Højst %(number)s må flytte."),
    "no networks": gettext_lazy("Der er ingen netværk at sidde i."),
}
WAYS_OUT = (
    (
        {"min", "max", "everybody", "no networks"},
        gettext_lazy("Ret størrelserne, eller lav flere eller færre netværk."),
    ),
    ({"days", "network days"}, gettext_lazy("Bed om flere ugedage, eller giv netværket en anden dag.")),
    ({"fixed"}, gettext_lazy("Slip en plads, der er holdt fast.")),
    ({"forbidden", "required"}, gettext_lazy("Fjern et af parrene.")),
    ({"facilitator"}, gettext_lazy("Giv netværket en anden facilitator.")),
    ({"max_moved"}, gettext_lazy("Lad flere flytte.")),
)


def ways_out(rules: Iterable[Rule]) -> list[str]:
    """What HR can do about a conflict."""
    kinds = {rule.kind for rule in rules}
    return [str(words) for concerned, words in WAYS_OUT if concerned & kinds]


def a_few(names: list[str]) -> str:
    """Three names at most, and how many more."""
    if len(names) > NAMED + 1:
        return _("%(names)s og %(count)s andre") % {"names": ", ".join(names[:NAMED]), "count": len(names) - NAMED}
    if len(names) == 1:
        return names[0]
    return _("%(names)s og %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
