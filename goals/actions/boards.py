"""Verbs of boards: set one up, change how it meets, and choose what it follows."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from goals.models import Board, BoardLine, Indicator
from goals.queries.board_lines import followable
from goals.rules.boards import MOST_LINES
from goals.rules.indicators import Cadence
from organisation.actions.audit import record
from organisation.models import Account, LeadershipGroup, Unit
from organisation.rules.refusals import Refused, Stale
from organisation.rules.stale import mark_of


def set_up_board(
    *,
    by: Account | None,
    at: datetime,
    unit: Unit | None = None,
    group: LeadershipGroup | None = None,
    cadence: str = Cadence.MONTH,
    minutes: int = 30,
) -> Board:
    """Set up the board of a unit or of a leadership group. Each has one: who comes second gets the one there is."""
    owner = unit or group
    if owner is None:
        raise TypeError("a board is a unit's or a group's")
    with transaction.atomic():
        type(owner).objects.select_for_update().get(pk=owner.pk)
        board = Board.objects.filter(unit=unit, group=group).first()
        if board is None:
            board = Board.objects.create(unit=unit, group=group, cadence=cadence, minutes=minutes)
            whose = {"unit": board.unit_id, "group": board.group_id}
            record(verb="set_up_board", by=by, at=at, on=board, after=whose | told_of(board))
    return board


def change_board(
    *, board: Board, cadence: str, minutes: int, by: Account | None, at: datetime, seen: str | None = None
) -> Board:
    """Change how often a board meets and for how long.

    `seen` is the board's mark when it was read. Raises `Stale`, with how it stands now, where somebody has changed it
    since.
    """
    with transaction.atomic():
        board = Board.objects.select_for_update().get(pk=board.pk)
        if seen not in (None, mark_of_board(board)):
            words = _("En anden har ændret tavlen, mens du skrev. Nu står den til: %(how)s, %(minutes)s minutter.")
            raise Stale(words % {"how": board.get_cadence_display(), "minutes": board.minutes})
        before = told_of(board)
        board.cadence, board.minutes = cadence, minutes
        board.save(update_fields=["cadence", "minutes"])
        record(verb="change_board", by=by, at=at, on=board, before=before, after=told_of(board))
    return board


def follow_indicators(
    *,
    board: Board,
    indicators: Sequence[Indicator],
    by: Account | None,
    at: datetime,
    seen: str | None = None,
) -> Board:
    """Let a board follow these indicators, in this order, and no others.

    Raises `Refused` of an indicator that has ended or whose goal is personal, and of more than can be taken in at once;
    and `Stale`, with what it follows now, where somebody has chosen otherwise since the board had the mark `seen`.
    """
    wanted = list(dict.fromkeys(indicator.pk for indicator in indicators))
    with transaction.atomic():
        board = Board.objects.select_for_update().get(pk=board.pk)
        before = lines_of(board)
        if seen not in (None, mark_of_lines(before)):
            names = Indicator.objects.in_bulk(before)
            words = _("En anden har valgt indikatorer imens. Tavlen følger nu: %(names)s.")
            raise Stale(words % {"names": ", ".join(names[pk].name for pk in before) or _("ingen")})
        refuse_lines(wanted)
        if wanted != before:
            board.lines.all().delete()
            BoardLine.objects.bulk_create(
                BoardLine(board=board, indicator_id=indicator, rank=rank) for rank, indicator in enumerate(wanted, 1)
            )
        record(
            verb="follow_indicators",
            by=by,
            at=at,
            on=board,
            before={"indicators": before},
            after={"indicators": wanted},
        )
    return board


def refuse_lines(wanted: list[int]) -> None:
    """Raise `Refused` where a board cannot follow these."""
    if len(wanted) > MOST_LINES:
        words = _("En tavle kan højst følge %(most)s indikatorer. Vælg dem, I vil handle på.")
        raise Refused(words % {"most": MOST_LINES})
    if followable().filter(pk__in=wanted).count() < len(wanted):
        raise Refused(_("En af indikatorerne kan ikke følges: den er afsluttet, eller målet er ikke åbent for alle."))


def lines_of(board: Board) -> list[int]:
    """What a board follows, in its order."""
    return list(board.lines.values_list("indicator_id", flat=True))


def mark_of_board(board: Board) -> str:
    """What a form about how a board meets is opened on."""
    return mark_of({"cadence": board.cadence, "minutes": board.minutes})


def mark_of_lines(indicators: Iterable[int]) -> str:
    """What a form about what a board follows is opened on: the indicators' ids, in its order."""
    return mark_of({"indicators": list(indicators)})


def told_of(board: Board) -> dict[str, object]:
    """What the trail is told of how a board meets."""
    return {"cadence": board.cadence, "minutes": board.minutes}
