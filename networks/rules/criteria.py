"""When a network ought to be wound down: criteria fixed beforehand, and what LederNet knows of each.

A criterion is met, not met, or unknown. What only those in the room can know stays unknown here and is asked in the
dialogue; nothing is guessed from what people write.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from networks.rules.attendance import Basis, Share, basis_of
from networks.rules.cycle import Course, State, offered
from networks.rules.series import Rhythm
from organisation.rules.refusals import Refused
from organisation.rules.times import ago_words, dated_words

IN_A_ROW = 3
DAYS_A_MONTH = 30


class Kind(TextChoices):
    """What a criterion looks at."""

    SHARE = "share", gettext_lazy("For få kommer")
    MEMBERS = "members", gettext_lazy("For få deltagere")
    IDLE = "idle", gettext_lazy("Netværket mødes ikke")
    PURPOSE = "purpose", gettext_lazy("Formålet er nået")
    DILEMMAS = "dilemmas", gettext_lazy("Ingen tager dilemmaer med")
    OWN = "own", gettext_lazy("Jeres eget kriterium")
    TRIAL = "trial", gettext_lazy("Prøven viser ikke, hvad den skulle")


# What a criterion with a limit counts, with the least, the usual and the most.
LIMITS: Mapping[Kind, tuple[int, int, int]] = {Kind.SHARE: (10, 50, 90), Kind.IDLE: (2, 6, 24)}


class Verdict(TextChoices):
    """What LederNet can say of a criterion."""

    MET = "met", gettext_lazy("opfyldt")
    NOT_MET = "not_met", gettext_lazy("ikke opfyldt")
    UNKNOWN = "unknown", gettext_lazy("ved vi ikke")


@dataclass(frozen=True, slots=True)
class Known:
    """What LederNet knows of how a network fares. `shares` are of the meetings held, newest first.

    `weeks` is how often the programme says that it meets. What a decision has kept (`is_kept`) is read on other days,
    so it is told by the date.
    """

    members: int
    smallest: int
    starts: date
    on: date
    weeks: int = Rhythm.FOUR
    shares: tuple[Share, ...] = ()
    last_met: date | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion with what is known of it."""

    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A criterion as it is chosen: its kind, its limit where it has one, its words where it is one's own."""

    kind: str
    limit: int | None = None
    words: str = ""


def counts_in(kind: str, state: str) -> bool:
    """Whether a criterion still counts: what a trial was to show is asked until the trial is over."""
    return kind != Kind.TRIAL or state == State.TRIAL


def words_of(wanted: Wanted) -> str | Promise:
    """A criterion as a sentence."""
    match Kind(wanted.kind):
        case Kind.SHARE:
            return _("Under %(limit)s procent kom til hvert af de seneste tre møder.") % {"limit": wanted.limit}
        case Kind.MEMBERS:
            return _("Der er færre deltagere, end programmet siger.")
        case Kind.IDLE:
            return _("Netværket har ikke mødtes i %(limit)s måneder.") % {"limit": wanted.limit}
        case Kind.PURPOSE:
            return _("Formålet er nået.")
        case Kind.DILEMMAS:
            return _("Ingen tager længere dilemmaer med til møderne.")
        case Kind.OWN:
            return wanted.words
        case Kind.TRIAL:
            return _("Prøven har ikke vist: %(words)s") % {"words": wanted.words}


def judged(wanted: Wanted, known: Known) -> Judged:
    """Whether a criterion is met, from what LederNet knows."""
    match Kind(wanted.kind):
        case Kind.SHARE:
            return judged_shares(wanted.limit or 0, known.shares[:IN_A_ROW])
        case Kind.MEMBERS:
            words = ngettext("%(count)s deltager", "%(count)s deltagere", known.members)
            facts = {"members": words % {"count": known.members}, "smallest": known.smallest}
            why = _("%(members)s; programmet siger mindst %(smallest)s.") % facts
            return Judged(Verdict.MET if known.members < known.smallest else Verdict.NOT_MET, why)
        case Kind.IDLE:
            return judged_idle((wanted.limit or 0) * DAYS_A_MONTH, known)
        case Kind.DILEMMAS:
            return Judged(Verdict.UNKNOWN, _("LederNet ser ikke, hvad netværket taler om. Spørg i dialogen."))
        case Kind.PURPOSE | Kind.OWN | Kind.TRIAL:
            return Judged(Verdict.UNKNOWN, _("Det ved deltagerne og facilitatoren. Spørg i dialogen."))


def kept_of(wanted: Wanted, found: Judged, known: Known) -> dict[str, Any]:
    """A criterion as a decision keeps it: the verdict, and the values that words are made of when somebody reads."""
    values = {
        "members": known.members,
        "smallest": known.smallest,
        "starts": known.starts.isoformat(),
        "on": known.on.isoformat(),
        "shares": [[one.percent, one.is_noted] for one in known.shares[:IN_A_ROW]],
        "last_met": known.last_met.isoformat() if known.last_met else None,
    }
    return {"kind": wanted.kind, "limit": wanted.limit, "verdict": found.verdict, "known": values}


def why_of(kept: Mapping[str, Any]) -> str:
    """What was known of a criterion that a decision has kept, in the reader's language.

    The oldest decisions have kept the words themselves, which stand as they were written.
    """
    if "why" in kept:
        return kept["why"]
    values = kept["known"]
    known = Known(
        members=values["members"],
        smallest=values["smallest"],
        starts=date.fromisoformat(values["starts"]),
        on=date.fromisoformat(values["on"]),
        shares=tuple(Share(percent, is_noted) for percent, is_noted in values["shares"]),
        last_met=date.fromisoformat(values["last_met"]) if values["last_met"] else None,
        is_kept=True,
    )
    return judged(Wanted(kept["kind"], kept["limit"]), known).why


def judged_shares(limit: int, shares: tuple[Share, ...]) -> Judged:
    """Low three times in a row; one good meeting is enough to say no."""
    if any(share.percent >= limit for share in shares):
        return Judged(Verdict.NOT_MET, share_words(shares))
    if len(shares) < IN_A_ROW:
        return Judged(Verdict.UNKNOWN, _("Der er ikke holdt tre møder endnu."))
    return Judged(Verdict.MET, share_words(shares))


def share_words(shares: tuple[Share, ...]) -> str:
    """The shares of the latest meetings, and whether they came or had said that they would."""
    told = {"shares": ", ".join(_("%(share)s procent") % {"share": share.percent} for share in shares)}
    match basis_of(shares):
        case Basis.NOTED:
            return _("Kom til de seneste møder: %(shares)s.") % told
        case Basis.SAID:
            return _("Sagde ja til de seneste møder: %(shares)s.") % told
        case Basis.BOTH:
            return _("Kom eller sagde ja til de seneste møder: %(shares)s.") % told


def judged_idle(days: int, known: Known) -> Judged:
    """So long without a meeting, counted from the last one or from the first day."""
    latest = max(known.last_met or known.starts, known.starts)
    gone = (known.on - latest).days
    if gone < 0:
        return Judged(Verdict.NOT_MET, _("Netværket er ikke begyndt endnu."))
    day = _("den %(day)s") % {"day": dated_words(latest)} if known.is_kept else ago_words(latest, known.on)
    when = {"when": day}
    if known.last_met is None:
        why = _("Netværket har ikke mødtes endnu. Det begyndte %(when)s.") % when
    else:
        why = _("Det seneste møde var %(when)s.") % when
    return Judged(Verdict.MET if gone > days else Verdict.NOT_MET, why)


def why_fixed(course: Course, on: date) -> str:
    """Why criteria can be neither laid down nor changed on a day; empty as long as they can.

    They are fixed beforehand: not when a decision is due, and not when one has been taken that ends the network.
    """
    if not offered(course, on):
        return _("Der er truffet en beslutning: netværket slutter. Kriterierne står, som de var, da den blev truffet.")
    if course.is_due(on):
        return _(
            "Der skal tages stilling til netværket nu, og kriterier skal ligge fast på forhånd. Tag stilling først. "
            "Fortsætter netværket, kan I lægge dem fast til næste gang."
        )
    return ""


def demand_criteria(chosen: Iterable[Wanted], course: Course, on: date) -> None:
    """Criteria are fixed before there is anything to decide, and each makes sense. Raises Refused."""
    if words := why_fixed(course, on):
        raise Refused(words)
    for wanted in chosen:
        if wanted.kind == Kind.OWN and not wanted.words:
            raise Refused(_("Skriv jeres eget kriterium, eller fjern krydset."), "words")
        if wanted.kind == Kind.TRIAL and not wanted.words:
            raise Refused(_("Skriv, hvad prøven skal vise, eller fjern krydset."), "trial_words")
        if Kind(wanted.kind) in LIMITS:
            demand_limit(Kind(wanted.kind), wanted.limit)


def demand_limit(kind: Kind, limit: int | None) -> None:
    """A limit within what gives sense. Raises Refused."""
    least, _usual, most = LIMITS[kind]
    if limit is None or not least <= limit <= most:
        facts = {"least": least, "most": most}
        raise Refused(_("Skriv et tal fra %(least)s til %(most)s.") % facts, f"limit_{kind.value}")
