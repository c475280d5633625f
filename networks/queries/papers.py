"""A network's papers as plain lines, to be kept outside LederNet."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from networks.models import Aim, Meeting, Proposal
from networks.queries.wiping import Papers
from organisation.rules.times import dated_words


def text_of(papers: Papers) -> str:
    """All of it, each part under its heading."""
    name = _("Papirer fra netværk %(name)s") % {"name": papers.network.name}
    parts = [[name, str(papers.network.programme)], *(list(part) for part in parts_of(papers))]
    return "\n\n".join("\n".join(line for line in part if line) for part in parts) + "\n"


def parts_of(papers: Papers) -> Iterator[list[str]]:
    """The parts that have something in them."""
    if papers.agreed.rules:
        yield [_("Spilleregler"), *(f"- {rule}" for rule in papers.agreed.rules.rules)]
    if papers.own_aims:
        yield [_("Dit læringsmål"), *(line for aim in papers.own_aims for line in aim_lines(aim))]
    if papers.dilemmas:
        yield [_("Dine dilemmaer"), *(line for one in papers.dilemmas for line in (one.title, one.words))]
    if papers.proposals:
        yield [_("Forslag til ledelsen"), *(line for one in papers.proposals for line in proposal_lines(one))]
    for asked in papers.said:
        yield [asked.question, *(f"- {text}" for text in asked.texts)]
    for meeting in papers.meetings:
        yield meeting_lines(meeting)


def aim_lines(aim: Aim) -> list[str]:
    """An aim, and how it went."""
    return [aim.words, f"{aim.get_how_display()}. {aim.looked_back}" if aim.how else ""]


def proposal_lines(proposal: Proposal) -> list[str]:
    """A proposal, and what was answered."""
    to = _("Til %(name)s") % {"name": proposal.to.name}
    answer = f"{proposal.get_answer_display()}. {proposal.reason}" if proposal.answer else ""
    return [f"{proposal.title} ({to}, {proposal.get_state_display()})", proposal.words, proposal.why, answer]


def meeting_lines(meeting: Meeting) -> list[str]:
    """What was written for a meeting and at it."""
    agreed = [
        f"* {one.words} ({one.get_kind_display()}{f', {one.owner.name}' if one.owner else ''})"
        for one in meeting.outcomes.all()
    ]
    day = _("Mødet den %(day)s") % {"day": dated_words(meeting.appointment.starts)}
    points = [f"- {point.heading}" for point in meeting.points.all()]
    return [day, *points, meeting.agenda, meeting.minutes, *agreed]
