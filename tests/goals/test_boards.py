"""Verbs of boards: one board each, one meeting at a time, steps that are agreed, settled and passed up, and letters."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goals.actions.board_meetings import begin_meeting, end_meeting
from goals.actions.boards import change_board, follow_indicators, lines_of, mark_of_board, mark_of_lines, set_up_board
from goals.actions.goals import end_goal
from goals.actions.indicators import end_indicator
from goals.actions.steps import (
    agree_step,
    change_step,
    keep_here,
    mark_of_step,
    pass_up,
    reopen_step,
    settle_step,
)
from goals.forms.steps import AgreeForm
from goals.models import Board, BoardMeeting, Step
from goals.queries.board_lines import choices_for, followed
from goals.queries.boards import board_above, boardless, people_of
from goals.queries.steps import open_steps
from goals.rules.boards import MOST_LINES, StepState
from ledernet.queries.trail import entries_found
from ledernet.queries.trail import lines_of as told_lines
from organisation.models import AuditEntry, GroupMember, Letter
from organisation.rules.refusals import Refused
from tests.goals.board_world import add_boards, make_board, make_step
from tests.goals.measured_world import make_indicator
from tests.world import NOW, TODAY, make_holding, make_unit, make_world, typed

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def world(db):
    made = add_boards(make_world())
    Letter.objects.all().delete()
    AuditEntry.objects.all().delete()
    return made


@pytest.fixture
def things(world):
    return world.things


def did(world, role="leader", at=NOW):
    return {"by": world.accounts[role], "at": at}


def letters():
    return [(letter.address.partition("@")[0], letter.subject) for letter in Letter.objects.order_by("pk")]


def test_a_unit_and_a_group_have_one_board_each(world, things):
    assert make_board(world) == things.board
    assert set_up_board(group=things.group, cadence="year", **did(world)) == things.group_board
    assert things.group_board.cadence == "month"
    assert Board.objects.count() == 4
    assert AuditEntry.objects.count() == 0


def test_how_a_board_meets_is_not_changed_past_each_other(world, things):
    seen = mark_of_board(things.board)
    changed = change_board(board=things.board, cadence="fortnight", minutes=20, seen=seen, **did(world))
    assert (changed.cadence, changed.minutes) == ("fortnight", 20)
    with pytest.raises(Refused, match="En anden har ændret tavlen"):
        change_board(board=things.board, cadence="year", minutes=60, seen=seen, **did(world))


def test_a_board_follows_what_is_chosen_in_that_order(world, things):
    seen = mark_of_lines(lines_of(things.board))
    chosen = [things.indicator, things.unmeasured, things.indicator]
    follow_indicators(board=things.board, indicators=chosen, seen=seen, **did(world))
    assert followed(things.board) == [things.indicator, things.unmeasured]
    with pytest.raises(Refused, match="En anden har valgt"):
        follow_indicators(board=things.board, indicators=[], seen=seen, **did(world))
    (row,) = AuditEntry.objects.all()
    before = [things.unmeasured.pk, things.indicator.pk, things.other_indicator.pk]
    assert (row.before, row.after) == ({"indicators": before}, {"indicators": before[1::-1]})


def test_a_board_follows_only_what_the_house_reads_and_what_lasts(world, things):
    private = make_indicator(world, things.personal_goal, "Mine opkald")
    gone = end_indicator(indicator=make_indicator(world, things.goal, "Klager"), by=world.hr, at=NOW)
    many = [make_indicator(world, things.goal, f"Nr. {number}") for number in range(MOST_LINES + 1)]
    for wrong in ([private], [gone], many):
        with pytest.raises(Refused):
            follow_indicators(board=things.board, indicators=wrong, **did(world))
    assert followed(things.board) == [things.unmeasured, things.indicator, things.other_indicator]


def test_what_ends_leaves_the_board(world, things):
    end_goal(goal=things.goal, reason="Nået", by=world.hr, at=NOW)
    assert followed(things.board) == [things.other_indicator]


def test_a_board_is_suggested_its_own_goals_and_what_they_contribute_to(world, things):
    top = make_indicator(world, things.top_goal, "Klarer sig selv")
    follow_indicators(board=things.board, indicators=[things.indicator], **did(world))
    found = [(one.indicator, one.place, one.is_near) for one in choices_for(things.board)]
    assert found == [
        (things.indicator, 1, True),
        (things.unmeasured, None, True),
        (top, None, True),
        (things.other_indicator, None, False),
    ]


def test_the_board_above_is_the_nearest_that_has_one(world, things):
    above = [board_above(board, TODAY) for board in (things.board, things.other_board, things.board_above)]
    assert above == [things.board_above, None, None]
    top = make_board(world, "Kommunen")
    assert [board_above(one, TODAY) for one in (things.board_above, things.other_board, top)] == [top, top, None]
    assert board_above(things.group_board, TODAY) == top
    fields = make_board(world, "Børn og Skole")
    assert board_above(things.group_board, TODAY) == fields


def test_at_a_board_sit_its_people_and_the_leaders_just_below(world, things):
    boards = (things.board, things.board_above, things.group_board)
    sitting = [[person.name for person in people_of(board, TODAY)] for board in boards]
    assert sitting == [["Emil Eriksen", "Mette Møller"], ["Mette Møller"], ["Ole Øgaard"]]


def test_a_board_is_set_up_by_those_who_lead(world, things):
    units = {name: set(boardless(world.people[name], TODAY, is_hr=False)[0].values()) for name in world.accounts}
    assert {name: found for name, found in units.items() if found} == {
        "director": {"Bakkeskolen", "Børn og Skole", "Kommunen"},
        "chief": {"Bakkeskolen", "Børn og Skole"},
        "third_leader": {"Bakkeskolen"},
    }
    assert len(boardless(world.people["hr"], TODAY, is_hr=True)[0]) == 3


def test_a_meeting_is_open_once(world, things):
    assert begin_meeting(board=things.board, **did(world, at=LATER)) == things.board_meeting
    assert AuditEntry.objects.count() == 0


def test_a_meeting_that_nobody_ended_ends_when_the_next_begins(world, things):
    BoardMeeting.objects.filter(pk=things.board_meeting.pk).update(began_at=NOW - timedelta(days=3))
    fresh = begin_meeting(board=things.board, **did(world))
    things.board_meeting.refresh_from_db()
    assert (fresh.began_at, things.board_meeting.ended_at) == (NOW, NOW)
    assert [address for address, _ in letters()] == ["employee"]


def test_those_who_were_not_there_get_one_letter_with_all_their_steps(world, things):
    meeting = {"meeting": things.board_meeting}
    make_step(world, things.board, "Køb en vægt", **meeting)
    make_holding(world, "third_leader", "Havnbjerg", level=5, title="souschef")
    for owner in ("leader", "third_leader"):
        make_step(world, things.board, "Tal med sygehuset", owner=owner, **meeting)
    mine = world.accounts["director"]
    make_step(world, things.board, "Jeg ser på det", owner="director", by=mine, **meeting)
    gone = make_step(world, things.board, "Spørg en gang til", **meeting)
    settle_step(step=gone, state=StepState.DROPPED, **did(world))
    assert letters() == []
    end_meeting(meeting=things.board_meeting, present=[world.people["third_leader"]], **did(world))
    assert letters() == [("employee", "Dine næste skridt fra tavlen for Havnbjerg")]
    text = Letter.objects.get().text
    said = ("Ring samme dag", "Køb en vægt", "Tal med", "Spørg en gang", "Genindlæggelser inden")
    assert [text.count(words) for words in said] == [1, 1, 0, 0, 1]
    end_meeting(meeting=things.board_meeting, **did(world))
    assert len(letters()) == 1


def test_a_step_outside_a_meeting_is_told_at_once_unless_it_is_ones_own(world, things):
    end_meeting(meeting=things.board_meeting, present=[world.people["employee"]], **did(world))
    make_step(world, things.board, "Køb en vægt", meeting=things.board_meeting)
    make_step(world, things.board, "Jeg ringer selv", by=world.accounts["employee"])
    assert letters() == [("employee", "Dit næste skridt fra tavlen for Havnbjerg")]
    assert Step.objects.get(words="Køb en vægt").meeting is None


def test_the_same_step_said_twice_is_one(world, things):
    again = make_step(world, things.board, meeting=things.board_meeting, indicator=things.indicator)
    assert again == things.step
    assert make_step(world, things.board, meeting=things.board_meeting) != things.step


@pytest.mark.parametrize(("days", "field"), [(-1, "due"), (0, None)])
def test_a_step_is_for_a_day_that_comes(world, things, days, field):
    facts = {"board": things.board, "words": "Ring", "owner": world.people["leader"]} | did(world)
    if field is None:
        agree_step(due=TODAY + timedelta(days=days), **facts)
        return
    with pytest.raises(Refused, match="Den dag er gået") as refused:
        agree_step(due=TODAY + timedelta(days=days), **facts)
    assert refused.value.field == field


def test_a_step_is_never_about_a_personal_goal(world, things):
    private = make_indicator(world, things.personal_goal, "Mine opkald")
    with pytest.raises(Refused):
        make_step(world, things.board, indicator=private)


@pytest.mark.parametrize("guest", ["hr", "facilitator", "other_leader"])
def test_a_guest_takes_no_step(world, things, guest, client):
    step = things.step
    for deed in (
        lambda: make_step(world, things.board, owner=guest),
        lambda: change_step(step=step, owner=world.people[guest], **did(world)),
    ):
        with pytest.raises(Refused, match="sidder ved tavlen") as refused:
            deed()
        assert refused.value.field == "owner"
    client.force_login(world.accounts["hr"])
    form = client.get(reverse("goals:agree_step", args=[things.board.pk])).context["form"]
    assert world.people[guest] not in form.fields["owner"].queryset


def test_who_leads_from_above_takes_a_step_at_the_board_they_visit(world, things, client):
    assert make_step(world, things.board, "Tal med økonomi", owner="director").owner == world.people["director"]
    client.force_login(world.accounts["director"])
    form = client.get(reverse("goals:agree_step", args=[things.board.pk])).context["form"]
    assert world.people["director"] in form.fields["owner"].queryset


def test_hr_at_a_groups_board_chooses_whose_a_step_is(world, things, client):
    address = reverse("goals:agree_step", args=[things.group_board.pk])
    client.force_login(world.accounts["hr"])
    field = client.get(address).context["form"]["owner"]
    assert (field.value(), field.field.empty_label) == (None, "Vælg en")
    member = GroupMember.objects.on(TODAY).filter(group=things.group).first().person
    client.force_login(world.accounts[next(key for key, one in world.people.items() if one == member)])
    assert client.get(address).context["form"]["owner"].value() == member.pk


def test_a_step_whose_owner_has_left_the_board_can_be_put_otherwise(world, things):
    Step.objects.filter(pk=things.step.pk).update(owner=world.people["other_leader"])
    assert change_step(step=things.step, words="Ring nu", owner=world.people["other_leader"], **did(world)).words == (
        "Ring nu"
    )


def test_a_step_is_not_changed_past_each_other(world, things):
    seen = mark_of_step(things.step)
    change_step(step=things.step, words="Ring dagen efter", seen=seen, **did(world))
    with pytest.raises(Refused, match="En anden har ændret skridtet"):
        change_step(step=things.step, words="Skriv et brev", seen=seen, **did(world))
    things.step.refresh_from_db()
    assert things.step.words == "Ring dagen efter"


def test_at_a_board_where_nobody_sits_a_leader_above_can_take_a_step(client, world):
    make_unit(world, "Det ny hus", "Børn og Skole")
    board = make_board(world, "Det ny hus")
    form = AgreeForm(board, world.people["hr"], TODAY, about=None)
    assert sorted(person.name for person in form.fields["owner"].queryset) == ["Carl Chefsen", "Dorthe Dahl"]
    client.force_login(world.hr)
    step = {"words": "Find en leder", "owner": world.people["chief"].pk, "due": typed(TODAY), "indicator": ""}
    client.post(reverse("goals:agree_step", args=[board.pk]), step)
    assert [found.owner.name for found in Step.objects.filter(board=board)] == ["Carl Chefsen"]


def test_a_new_owner_is_told_when_no_meeting_is_on(world, things):
    change_step(step=things.step, owner=world.people["leader"], by=world.hr, at=NOW)
    end_meeting(meeting=things.board_meeting, present=[world.people["leader"]], by=world.hr, at=NOW)
    assert letters() == []
    change_step(step=things.step, owner=world.people["employee"], by=world.hr, at=NOW)
    assert [address for address, _ in letters()] == ["employee"]


def test_a_step_that_is_late_may_keep_its_day(world, things):
    Step.objects.filter(pk=things.step.pk).update(due=TODAY - timedelta(days=5))
    late = TODAY - timedelta(days=5)
    assert change_step(step=things.step, words="Ring nu", due=late, **did(world)).words == "Ring nu"
    with pytest.raises(Refused):
        change_step(step=things.step, due=TODAY - timedelta(days=4), **did(world))


def test_a_settled_step_is_opened_again_and_not_changed(world, things):
    done = settle_step(step=things.step, state=StepState.DONE, **did(world))
    assert (done.state, done.settled_on) == (StepState.DONE, TODAY)
    assert settle_step(step=things.step, state=StepState.DONE, **did(world)) == done
    with pytest.raises(Refused, match="allerede gjort"):
        settle_step(step=things.step, state=StepState.DROPPED, **did(world))
    with pytest.raises(Refused, match="kan ikke ændres"):
        change_step(step=things.step, words="Ring", **did(world))
    opened = reopen_step(step=things.step, **did(world))
    assert (opened.state, opened.settled_on) == (StepState.OPEN, None)
    assert reopen_step(step=things.step, **did(world)) == opened
    assert [row.verb for row in AuditEntry.objects.order_by("pk")] == ["settle_step", "reopen_step"]


def test_a_step_passed_up_stands_on_both_boards_until_it_is_settled(world, things):
    sent = pass_up(step=things.step, to=things.board_above, **did(world))
    assert (sent.passed_up_to, sent.passed_up_on) == (things.board_above, TODAY)
    assert [list(open_steps(board)) for board in (things.board, things.board_above)] == [[sent], [sent]]
    settle_step(step=sent, state=StepState.DONE, **did(world, "director"))
    assert [list(open_steps(board)) for board in (things.board, things.board_above)] == [[], []]


def test_a_step_is_taken_back_and_passed_up_once(world, things):
    for _ in range(2):
        pass_up(step=things.step, to=things.board_above, **did(world))
    for _ in range(2):
        assert keep_here(step=things.step, **did(world)).passed_up_to is None
    assert list(open_steps(things.board_above)) == []
    assert [row.verb for row in AuditEntry.objects.order_by("pk")] == ["pass_up", "keep_here"]


def test_a_step_is_passed_up_to_the_board_above_alone(world, things):
    for wrong in (things.other_board, things.board):
        with pytest.raises(Refused):
            pass_up(step=things.step, to=wrong, **did(world))
    settle_step(step=things.step, state=StepState.DONE, **did(world))
    with pytest.raises(Refused):
        pass_up(step=things.step, to=things.board_above, **did(world))


def test_the_trail_tells_of_boards_by_name(world, things):
    end_meeting(meeting=things.board_meeting, **did(world))
    pass_up(step=things.step, to=things.board_above, **did(world))
    settle_step(step=things.step, state=StepState.DROPPED, **did(world))
    change_board(board=things.board, cadence="year", minutes=30, **did(world))
    assert [line.sentence for line in told_lines(entries_found(topic="tavler"))] == [
        "Mette Møller ændrede, hvor tit tavlen for Havnbjerg har møde",
        "Mette Møller satte skridtet »Ring samme dag« på tavlen for Havnbjerg til droppet",
        "Mette Møller sendte skridtet »Ring samme dag« fra tavlen for Havnbjerg videre opad",
        "Mette Møller afsluttede mødet ved tavlen for Havnbjerg",
    ]


def test_who_comes_second_at_a_board_reads_how_it_stands_and_may_save_on_top(world, things, client):
    client.force_login(world.accounts["leader"])
    pages = {
        "change_board": (things.board, {"cadence": "month", "minutes": 45}),
        "change_step": (things.step, {"words": "Ring i dag", "owner": world.people["leader"].pk, "due": typed(TODAY)}),
        "board_lines": (things.board, {f"plads-{things.indicator.pk}": 1}),
    }
    change_board(board=things.board, cadence="fortnight", minutes=20, **did(world))
    change_step(step=things.step, words="Ring dagen efter", **did(world))
    follow_indicators(board=things.board, indicators=[things.other_indicator], **did(world))
    now = {
        "change_board": "Nu står den til: hver 14. dag, 20 minutter.",
        "change_step": "Nu står der: »Ring dagen efter«, Emil Eriksen, senest",
        "board_lines": f"Tavlen følger nu: {things.other_indicator.name}.",
    }
    for name, (thing, typed_so) in pages.items():
        address = reverse(f"goals:{name}", args=[thing.pk])
        late = client.post(address, typed_so | {"seen": "x"})
        assert now[name] in " ".join(late.context["form"].non_field_errors())
        assert {key: str(late.context["form"][key].value()) for key in typed_so} == {
            key: str(value) for key, value in typed_so.items()
        }
        again = client.post(address, typed_so | {"seen": late.context["form"]["seen"].value()})
        assert again.status_code == 302
    things.step.refresh_from_db()
    assert (Board.objects.get(pk=things.board.pk).minutes, things.step.words) == (45, "Ring i dag")
    assert lines_of(things.board) == [things.indicator.pk]
