"""Evaluation in the demo: a round that was answered on the form, counted and published, and one that stands open.

Nobody writes a ballot here. Every answer is posted to the page behind the letter's link, as a phone would.
"""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from evaluation import keyfiles
from evaluation.actions.closing import close_round, publish_round
from evaluation.actions.followup import open_report
from evaluation.actions.opening import open_round
from evaluation.actions.rounds import make_round, review_round
from evaluation.actions.telling import send_invitations, tell_leaders
from evaluation.models import Assessment, Invitation, Round
from evaluation.rules.rounds import State, Visibility
from ledernet.demo.clocks import clock_at
from ledernet.demo.moods import form_of, mood_of
from ledernet.demo.outbox import send_past_letters
from ledernet.demo.personas import LEADER
from ledernet.demo.remarks import ABOUT_LEADERS, ABOUT_NETWORKS, ABOUT_ONESELF, Unsaid
from ledernet.demo.stage import Stage
from organisation.actions.accounts import open_account
from organisation.models import Account, Person
from organisation.queries.chain import units_above, units_below
from organisation.queries.people import LeaderCard, holders_of, leaders_on
from organisation.rules.roles import Role

OPENED, ANSWERED, CLOSED = 75, 60, 50
A_YEAR = 365
TURNOUT = 0.78
# The last rounds have two keys, so that no clock closes them while they are still being answered.
PASSPHRASES = ("fyret blinker hvert tiende sekund", "molen ligger mod nordvest")
EVALUATED_TOGETHER = 15
OPEN_TOGETHER = 8
ALWAYS = ("self", "superior")
AS_A_FORM = "application/x-www-form-urlencoded"
Tell = Callable[[int, str], object]


def evaluated(stage: Stage, tell: Tell = lambda done, words: None) -> Round:
    """Two rounds that are over, a year apart, in the branch where the leader of the demo works."""
    read(held(stage, stage.seed + 2, A_YEAR, tell), stage)
    return held(stage, stage.seed, 0, tell)


def held(stage: Stage, seed: int, ago: int, tell: Tell) -> Round:
    """A round that ended so many days before the last one; its reports can be read today.

    A worker that takes over from another one goes on with the round that it finds.
    """
    title = f"Ledelsesevaluering {stage.day(ago).year}"
    round = Round.objects.filter(title=title).first() or announced(
        stage, title, branches(stage)[0], back=OPENED + ago, days=OPENED - CLOSED, passphrases=PASSPHRASES
    )
    if round.state == State.OPEN:
        answer(round, seed, TURNOUT, stage.clock(stage.day(ANSWERED + ago), 10), tell)
    at = round.deadline + timedelta(hours=9)
    round = close_round(round=round, by=None, at=at, passphrases=PASSPHRASES)
    round = publish_round(round=round, by=None, at=at)
    while tell_leaders(round=round, by=None, at=at):
        pass
    send_past_letters(stage)
    return round


def read(round: Round, stage: Stage) -> None:
    """Those who have an account read their report a week after it was ready."""
    at = stage.clock(stage.day(CLOSED + A_YEAR - 7), 9)
    for assessment in round.assessments.order_by("leader__hr_id"):
        account = Account.objects.filter(person=assessment.leader_id).first()
        if account is not None:
            open_report(assessment=assessment, by=account, at=at)


def standing_open(stage: Stage) -> Round:
    """A round that is under way in another branch: some have answered, and more can."""
    round = announced(stage, "Ledelsesevaluering, andet hold", branches(stage)[1], back=6, days=21)
    answer(round, stage.seed + 1, 0.4, stage.clock(stage.on, 9))
    return round


def branches(stage: Stage) -> tuple[int, int]:
    """The smallest unit above the demo's leader with leaders enough for a chain, and the smallest one apart from it."""
    cards = leaders_on(stage.on)
    home = next(card.unit for card in cards if card.email == LEADER)
    size = {unit: within(unit, cards, stage) for unit in {card.unit for card in cards}}
    above = units_above(home, stage.on)
    first = min(
        (unit for unit in above if size.get(unit, 0) >= EVALUATED_TOGETHER), key=lambda unit: (size[unit], unit)
    )
    taken = {*units_above(first, stage.on), *units_below(first, stage.on)}
    apart = (unit for unit in size if unit not in taken and size[unit] >= OPEN_TOGETHER)
    return first, min(apart, key=lambda unit: (size[unit], unit))


def within(unit: int, cards: list[LeaderCard], stage: Stage) -> int:
    """How many leaders a unit and all below it have."""
    units = set(units_below(unit, stage.on))
    return sum(card.unit in units for card in cards)


def announced(
    stage: Stage, title: str, scope: int, *, back: int, days: int, passphrases: tuple[str, ...] = ()
) -> Round:
    """A round made by HR, seen through by the employee representative, opened and told to everybody asked."""
    day = stage.day(back)
    at = stage.clock(day, 9)
    representative = holders_of(Role.EMPLOYEE_REPRESENTATIVE, stage.on).first()
    rules = {
        "title": title,
        "scope_id": scope,
        "on": day,
        "deadline": stage.clock(stage.day(back - days), 23, 59),
        "visibility": Visibility.SUPERIOR,
        "representative": representative,
        "two_keys": bool(passphrases),
    }
    with transaction.atomic():
        round = make_round(rules=rules, by=stage.hr, at=at)
        if representative is not None:
            round = review_round(round=round, by=account_of(representative, stage), at=at)
        round = open_round(round=round, by=stage.hr, at=at, passphrases=passphrases)
        while send_invitations(round=round, by=None, at=at):
            pass
    send_past_letters(stage)
    return round


def asked_in(round: Round) -> QuerySet[Invitation]:
    """Everybody asked, in an order that is the same whenever the demo is made."""
    rows = Invitation.objects.filter(round=round).select_related("assessment__leader")
    return rows.order_by("assessment__leader__hr_id", "assessment__name", "person__hr_id")


def account_of(person: Person, stage: Stage) -> Account:
    """The representative's account; one is opened the first time."""
    found = Account.objects.filter(person=person).first()
    return found or open_account(
        person=person, by=stage.hr, at=stage.clock(stage.day(OPENED + A_YEAR), 8), welcome=False
    )


def whose(assessment: Assessment) -> str:
    """What does not change from demo to demo: the leader's mail, or the name of a network."""
    return assessment.name if assessment.circle else assessment.evaluated.email


@cache
def phone() -> Client:
    """What everybody answers on: one browser without a cookie."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    return Client(SERVER_NAME=settings.SITE_HOST)


def unsaid_of(assessment: Assessment, seed: int, *, is_own: bool) -> Unsaid:
    """What can be written about a network, by a leader about themselves, or by anybody else about them."""
    leaders = ABOUT_ONESELF if is_own else ABOUT_LEADERS
    return Unsaid(whose(assessment), seed, ABOUT_NETWORKS if assessment.circle else leaders)


def answer(round: Round, seed: int, share: float, at: datetime, tell: Tell = lambda done, words: None) -> None:
    """Leaders, their own leaders and a share of the rest answer, each on the page that their letter leads to.

    Only the page sees the hour at which they did: who is told of progress lives today.
    """
    questions, dice = round.questionnaire.questions, random.Random(f"answers {seed}")  # noqa: S311 - not secrets
    invitations = list(asked_in(round))
    unsaid: dict[tuple[int, bool], Unsaid] = {}
    for number, invitation in enumerate(invitations):
        is_own = invitation.group == "self"
        if invitation.group not in ALWAYS and dice.random() > share:
            continue
        about = invitation.assessment
        mood = mood_of(whose(about), seed, questions)
        left = unsaid.setdefault((about.pk, is_own), unsaid_of(about, seed, is_own=is_own))
        page = reverse("evaluation:answer_questions", args=[keyfiles.link_token(round.key_name, invitation.pk)])
        form = form_of(mood, questions, dice, left, is_own=is_own)
        with clock_at(at):
            answered = phone().post(page, urlencode(form), AS_A_FORM)
        if answered.status_code != 302:
            raise ValueError(f"the form refused an answer: {answered.status_code}")
        if number % 10 == 0:
            tell(1000 * number // len(invitations), round.title)
