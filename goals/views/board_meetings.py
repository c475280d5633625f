"""Meetings at a board: begin one, drive it on the wall, end it, and read afterwards what it agreed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from goals.access.boards import board_for, may_run, meeting_for
from goals.actions import board_meetings as verbs
from goals.formats.board_cards import card_of, cards_of
from goals.forms.steps import AgreeForm, EndForm
from goals.models import BoardMeeting
from goals.queries.board_meeting import Wall, agreed_at, owners_to_tell, wall_of
from goals.queries.boards import name_of
from goals.queries.steps import Reader
from goals.rules.slides import Turn
from goals.views.steps import number_in
from organisation.forms.requests import SignedInRequest


@require_POST
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin a meeting, or come into the one that is on."""
    board = board_for(request.user.person, pk, timezone.localdate(), to="run")
    return redirect("goals:meeting", pk=verbs.begin_meeting(board=board, by=request.user, at=timezone.now()).pk)


@require_safe
def meeting(request: SignedInRequest, pk: int) -> HttpResponse:
    """The meeting on the wall, at the picture that the address asks for; afterwards what it agreed."""
    person, today = request.user.person, timezone.localdate()
    found = meeting_for(person, pk, today)
    reader = Reader(person, may_run(found.board, person, today), today)
    if found.ended_at:
        facts = {"meeting": found, "name": name_of(found.board), "lines": agreed_at(found, reader)}
        return render(request, "goals/board_meeting_over.html", facts)
    wall = wall_of(found, reader, request.GET.get("trin", ""), number_in(request, "indikator"))
    return render(request, "goals/board_meeting.html", facts_of(request, wall))


def facts_of(request: SignedInRequest, wall: Wall) -> dict[str, object]:
    """What the wall is drawn from: the one card that is big, those beside it, and where the buttons lead."""
    slide, course, person, today = wall.slide, wall.course, request.user.person, timezone.localdate()
    form = AgreeForm(wall.meeting.board, person, today, about=slide.indicator, auto_id="nyt_%s") if wall.runs else None
    return {
        "wall": wall,
        "turns": Turn,
        "passed": slide.passed,
        "big": card_of(wall.reading, is_big=True) if wall.reading else None,
        "cards": cards_of(wall.beside if wall.reading else wall.readings),
        "following": course.after(slide),
        "earlier": course.before(slide),
        "right": course.aside(slide, 1),
        "left": course.aside(slide, -1),
        "form": form,
        "today": today,
        "seconds": int((wall.ends - timezone.now()).total_seconds()),
    }


def end(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was agreed and who gets a letter, then the end of the meeting."""
    person, today = request.user.person, timezone.localdate()
    found = meeting_for(person, pk, today, to="run")
    owners = owners_to_tell(found, request.user)
    form = EndForm(owners, request.POST or None)
    if found.ended_at or (request.method == "POST" and form.is_valid()):
        return ended(request, found, form, owners)
    facts = {"meeting": found, "name": name_of(found.board), "form": form, "owners": owners}
    lines = agreed_at(found, Reader(person, may_run(found.board, person, today), today))
    return render(request, "goals/board_meeting_end.html", facts | {"lines": lines})


def ended(request: SignedInRequest, found: BoardMeeting, form: EndForm, owners: list) -> HttpResponse:
    """End a meeting and say who is written to; one that somebody else has ended is only shown."""
    if not found.ended_at:
        present = list(form.cleaned_data["present"])
        verbs.end_meeting(meeting=found, present=present, by=request.user, at=timezone.now())
        number = len(owners) - len(present)
        words = ngettext("Mødet er slut. %(number)s får et brev.", "Mødet er slut. %(number)s får et brev.", number)
        messages.success(request, words % {"number": number} if number else _("Mødet er slut."))
    return redirect("goals:meeting", pk=found.pk)
