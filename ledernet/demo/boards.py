"""The demo's boards: what they follow, the meetings held at them, and the next steps agreed there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from goals.actions.board_meetings import begin_meeting, end_meeting
from goals.actions.boards import follow_indicators, set_up_board
from goals.actions.steps import agree_step, pass_up, settle_step
from goals.models import Board, BoardMeeting, Contribution, Indicator, Step
from goals.queries.boards import board_above, people_of
from goals.rules.boards import StepState
from goals.rules.indicators import Cadence
from ledernet.demo.goals import Ground
from ledernet.demo.stage import Stage
from organisation.models import Account, LeadershipGroup, Person, Unit

SET_UP, HELD, BEFORE = 300, 24, 54
AT_MOST, MINUTES = 6, 30


@dataclass(frozen=True)
class Agreed:
    """A step: what, about which indicator (a part of its name), due so many days from today, and what became of it."""

    words: str
    about: str
    due: int
    state: StepState = StepState.OPEN
    is_sent_up: bool = False
    is_from_before: bool = False


BOARDS: dict[str, tuple[Agreed, ...]] = {
    "Ældre og Sundhed": (
        Agreed("Tag fredagsudskrivningerne op med sygehuset i sundhedsklyngen", "Forebyggelige", 12),
        Agreed("Flyt pengene fra skærmbesøg til træning", "klarer det vigtigste", -8, StepState.DONE),
    ),
    "Børn og Skole": (
        Agreed("Besøg to skoler, der ringer hjem før kl. 10", "klasse", 20),
        Agreed("Drop den fælles pjece om fravær", "Forældre", -12, StepState.DROPPED),
    ),
    "Beskæftigelse og Social": (Agreed("Aftal jobmesse med erhvervsforeningen", "forsørgelse", 30),),
    "Ældre": (
        Agreed("Prøv en fast telefontid til sygeplejersken om aftenen", "Genindlagte", 9),
        Agreed("Spørg de ti nyeste medarbejdere, hvad der får dem til at blive", "Sygefravær", -3),
    ),
    "Skoleafdelingen": (
        Agreed("Aftal med tre skoler, hvem der ringer, når en elev mangler", "Elevfravær", 7),
        Agreed("Del Strandskolens læsebånd på ledermødet", "læsere", -20, StepState.DONE, is_from_before=True),
    ),
    "Jobcentret": (
        Agreed("Ring til de fjorten, der er kommet tilbage fra afbrudt uddannelse", "Unge under 30", 5),
        Agreed("Få en fælles aftale med lægehusene om uge otte", "26 uger", 25, is_sent_up=True),
    ),
    "Havnbjerg": (
        Agreed("Ring samme dag, når nogen kommer hjem fra sygehuset", "Hjemkomstsamtaler", 6),
        Agreed("Få besked fra sygehuset inden kl. 12 om fredagen", "Hjemkomstsamtaler", 18, is_sent_up=True),
        Agreed("Find en ugentlig aften, hvor køkkenet spiser med", "Middage, hvor", -2),
        Agreed("Hæng næste uges vagter ved tavlen", "Dage med", -15, StepState.DONE, is_from_before=True),
    ),
    "Hjemmeplejen Nord": (
        Agreed("Lad aftenholdet ringe til sygeplejersken kl. 19", "Vurderet samme dag", 4),
        Agreed("Sæt de faste teams op i vagtplanen", "Forskellige", 14),
    ),
    "Strandskolen": (
        Agreed("Ring op fra kontoret, når læreren er i time", "Ringet op", 8),
        Agreed("Få et telefonnummer mere på de 31 familier", "Ringet op", 16, is_sent_up=True),
    ),
    "Dagtilbud Nord": (Agreed("Vis hinanden en formiddag i små grupper", "Formiddage", 11),),
}


def hold_boards(ground: Ground) -> None:
    """The boards of units that have indicators, from the top, each with its meetings and steps."""
    stage, boards = ground.stage, list(set_up(ground))
    for number, (name, board, by) in enumerate(boards):
        held = meet(stage, board, by, HELD + number % 5)
        agreed(ground, held, by, [one for one in BOARDS[name] if not one.is_from_before])


def set_up(ground: Ground) -> Iterator[tuple[str, Board, Account]]:
    """The boards, and a meeting at each a month before the last; the school heads' group has one of its own."""
    stage = ground.stage
    for name, steps in BOARDS.items():
        followed = indicators_of(ground, name)
        if not followed:
            continue
        at, by = stage.clock(stage.day(SET_UP), 10), account_of(ground, name)
        unit = Unit.objects.get(pk=ground.units[name])
        cadence = Cadence.FORTNIGHT if name == "Havnbjerg" else Cadence.MONTH
        board = set_up_board(unit=unit, cadence=cadence, minutes=MINUTES, by=by, at=at)
        follow_indicators(board=board, indicators=followed, by=by, at=at)
        held = meet(stage, board, by, BEFORE)
        agreed(ground, held, by, [one for one in steps if one.is_from_before])
        yield name, board, by
    group = LeadershipGroup.objects.filter(name="Ledergruppen i Børn og Skole").first()
    if group is not None:
        at = stage.clock(stage.day(BEFORE), 9)
        board = set_up_board(group=group, by=stage.hr, at=at)
        shared = Indicator.objects.filter(goal__owner_group=group, ended_on=None).order_by("pk")
        follow_indicators(board=board, indicators=list(shared[:AT_MOST]), by=stage.hr, at=at)


def indicators_of(ground: Ground, name: str) -> list[Indicator]:
    """What a unit's board follows: its own open goals' indicators, then those of goals that contribute to them."""
    if name not in ground.units:
        return []
    shown = Indicator.objects.filter(goal__is_personal=False, ended_on=None, goal__ended_on=None)
    own = shown.filter(goal__unit=ground.units[name]).order_by("goal__rank", "pk")
    giving = Contribution.objects.filter(towards__unit=ground.units[name]).values("goal")
    found = [*own, *shown.filter(goal__in=giving).exclude(goal__unit=ground.units[name]).order_by("pk")]
    return found[:AT_MOST]


def account_of(ground: Ground, name: str) -> Account:
    """By whom things are done at a board: the unit's leader, or HR where there is none."""
    leader = ground.leader_of(name)
    return ground.stage.accounts.get(leader.pk, ground.stage.hr) if leader else ground.stage.hr


def meet(stage: Stage, board: Board, by: Account, back: int) -> BoardMeeting:
    """A meeting at a board, begun so many days ago and still to be ended."""
    return begin_meeting(board=board, by=by, at=stage.clock(stage.day(back), 8, 30))


def agreed(ground: Ground, meeting: BoardMeeting, by: Account, steps: list[Agreed]) -> None:
    """The steps of a meeting, whose owners were at the table; then its end, and what has become of them since."""
    board, began = meeting.board, meeting.began_at
    people = list(people_of(board, began.date()).order_by("email")) or [by.person]
    made = [step_of(meeting, one, people[number % len(people)], ground, by) for number, one in enumerate(steps)]
    end_meeting(meeting=meeting, by=by, at=began + timedelta(minutes=MINUTES), present=people)
    for step, one in zip(made, steps, strict=True):
        above = board_above(board, ground.stage.on) if one.is_sent_up else None
        if above is not None:
            pass_up(step=step, to=above, by=by, at=began + timedelta(minutes=MINUTES - 1))
        if one.state != StepState.OPEN:
            settle_step(step=step, state=one.state, by=by, at=ground.stage.clock(ground.stage.day(10), 15))


def step_of(meeting: BoardMeeting, one: Agreed, owner: Person, ground: Ground, by: Account) -> Step:
    """A step as it was written down at the table."""
    about = Indicator.objects.filter(name__contains=one.about).first()
    due = ground.stage.day(-one.due)
    at = meeting.began_at + timedelta(minutes=20)
    facts: dict[str, Any] = {"board": meeting.board, "words": one.words, "owner": owner, "due": due, "indicator": about}
    return agree_step(meeting=meeting, by=by, at=at, **facts)
