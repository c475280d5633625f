"""A dialogue on paper: what both wrote, the goals, the agreements and the signatures, as a tagged PDF.

The mark of what was said for the first time is for the page alone: it is not on paper.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from organisation.formats.print import ROOM, Paper, bullets, gap, heading, paragraph, pdf_of, table, together
from organisation.rules.times import dated_words, whole_day_words
from organisation.rules.words import genitive
from performance.queries.agreements import AgreementLine
from performance.queries.dialogues import Face, GoalLine, Talk
from performance.queries.signatures import SignatureLine
from performance.rules.dialogue_words import clock_words
from performance.rules.dialogues import Side, State
from performance.rules.preparing import Seen, question_of

LANGUAGES = {"da": "da-DK", "en": "en-GB"}
GOAL = 200.0
AGREEMENT = 250.0


def dialogue_pdf(talk: Talk, municipality: str) -> bytes:
    """The dialogue as a file, the same for both: the employee on the left."""
    paper = Paper(
        title=_("Samtale mellem %(employee)s og %(leader)s")
        % {"employee": talk.employee.name, "leader": talk.leader.name},
        language=LANGUAGES[(get_language() or "da")[:2]],
        left=municipality,
        right=_("Kun for de to, samtalen er mellem"),
        page=_("Side"),
        of=_("af"),
    )
    return pdf_of(paper, list(story_of(talk)))


def story_of(talk: Talk) -> Iterator[Any]:
    """Everything in the order in which it is read."""
    starts = talk.dialogue.appointment.starts
    yield heading(
        _("Samtale mellem %(employee)s og %(leader)s") % {"employee": talk.employee.name, "leader": talk.leader.name}, 1
    )
    yield paragraph(f"{whole_day_words(starts).capitalize()} {clock_words(starts)}", soft=True)
    yield paragraph(state_words(talk), size=12, leading=17, spaceBefore=4)
    yield from themes(talk)
    yield from goals(talk)
    yield from agreements(talk)
    yield from signatures(talk)
    yield from reopenings(talk)


def state_words(talk: Talk) -> str:
    """Whether the text stands."""
    if talk.dialogue.state == State.SIGNED:
        return _("Begge har skrevet under, så teksten kan ikke ændres.")
    if talk.dialogue.state == State.CANCELLED:
        return _("Samtalen er aflyst.")
    return _("Samtalen er ikke underskrevet af begge, så aftalerne kan ændres endnu.")


def themes(talk: Talk) -> Iterator[Any]:
    """What both wrote under each theme, the employee first; below each other, for a text may be longer than a page."""
    yield heading(_("Det skrev vi"))
    for line in talk.themes:
        mine, theirs = (line.mine, line.theirs) if talk.me == talk.employee else (line.theirs, line.mine)
        yield heading(line.name, 3)
        yield paragraph(question_of(Side.LEADER, line.theme, talk.employee.first), soft=True)
        for face, said in ((talk.employee, mine), (talk.leader, theirs)):
            yield heading(face.first, 4)
            yield [paragraph(one) for one in said.words.splitlines() if one] or paragraph("–", soft=True)


def goals(talk: Talk) -> Iterator[Any]:
    """The goals with both assessments."""
    if not talk.goals:
        return
    width = (ROOM - GOAL) / 2
    head = [_("Mål"), talk.employee.first, talk.leader.first]
    rows = [goal_row(line, talk) for line in talk.goals]
    yield heading(_("%(whose)s mål") % {"whose": genitive(talk.employee.first)})
    yield table(head, rows, [GOAL, width, width])


def goal_row(line: GoalLine, talk: Talk) -> list[str]:
    """A goal, and how the employee and the leader see it."""
    mine, theirs = (line.mine, line.theirs) if talk.me == talk.employee else (line.theirs, line.mine)
    title = _("%(title)s (nyt)") % {"title": line.title} if line.is_new else line.title
    return [title, seen_words(mine), seen_words(theirs)]


def seen_words(seen: Seen) -> str:
    """As in "På vej: to af tre er ansat"."""
    if seen.standing is None:
        return "–"
    return f"{seen.standing.label}: {seen.words}" if seen.words else str(seen.standing.label)


def agreements(talk: Talk) -> Iterator[Any]:
    """What the two agreed."""
    yield heading(_("Det aftaler vi"))
    if not talk.agreements:
        yield paragraph(_("Ingen aftaler denne gang."), soft=True)
        return
    width = (ROOM - AGREEMENT) / 3
    head = [_("Aftale"), _("Hvem"), _("Senest"), _("Vi ser på det")]
    yield table(head, [agreement_row(one) for one in talk.agreements], [AGREEMENT, width, width, width])


def agreement_row(one: AgreementLine) -> list[str]:
    """An agreement in its table."""
    return [one.words, one.who, dated_words(one.due) if one.due else "–", one.follow_up or "–"]


def signatures(talk: Talk) -> Iterator[Any]:
    """Both signatures, each with its comment, and with the disagreement beside it."""
    yield heading(_("Underskrifter"))
    yield paragraph(_("En underskrift siger, at samtalen er holdt, og ikke, at man er enig i alt."), soft=True)
    for face in (talk.employee, talk.leader):
        signed = next((one for one in talk.signatures if one.side == face.side), None)
        yield together([heading(face.name, 3), *signature(signed, face)])


def signature(signed: SignatureLine | None, face: Face) -> Iterator[Any]:
    """When somebody signed, and with which words."""
    if signed is None:
        yield paragraph(_("Har ikke skrevet under."), soft=True)
        return
    when = {"day": whole_day_words(signed.at), "hour": clock_words(signed.at)}
    yield paragraph(_("Underskrevet %(day)s %(hour)s.") % when)
    if signed.comment:
        yield paragraph(f"»{signed.comment}«")
    if signed.disagreement:
        yield paragraph(_("%(name)s er uenig i: %(words)s") % {"name": face.first, "words": signed.disagreement})


def reopenings(talk: Talk) -> Iterator[Any]:
    """When it was opened again, and why."""
    if not talk.reopenings:
        return
    lines = [
        _("%(who)s åbnede samtalen igen %(day)s: %(reason)s")
        % {"who": one.who, "day": dated_words(one.at), "reason": one.reason}
        for one in talk.reopenings
    ]
    yield together([heading(_("Åbnet igen")), bullets(lines), gap(4)])
