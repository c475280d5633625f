"""Boards: all of them, one, setting one up, how it meets and what it follows."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goals.access.boards import board_for, may_run, may_set_up, set_up_desk
from goals.actions import boards as verbs
from goals.formats.board_cards import cards_of
from goals.formats.board_paper import board_pdf
from goals.forms.boards import ChangeForm, LinesForm, SetUpForm
from goals.queries.board_lines import choices_for
from goals.queries.board_pages import board_lines, board_page
from goals.queries.boards import boardless, name_of, thing_without_board
from goals.queries.steps import Reader
from organisation.access.roles import house_door
from organisation.forms.acting import is_carried_out
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


@require_safe
def boards(request: SignedInRequest) -> HttpResponse:
    """One's own boards first, then everybody's."""
    person, today = request.user.person, timezone.localdate()
    house_door(person, today)
    lines = board_lines(person, today)
    facts = {
        "mine": [line for line in lines if line.is_mine],
        "page": page_of(request, [line for line in lines if not line.is_mine]),
        "may_set_up": may_set_up(person, today),
    }
    return render(request, "goals/boards.html", facts)


@require_safe
def board(request: SignedInRequest, pk: int) -> HttpResponse:
    """What deviates, what is to be done, and everything else that the board follows."""
    person, today = request.user.person, timezone.localdate()
    found = board_for(person, pk, today)
    page = board_page(found, Reader(person, may_run(found, person, today), today))
    facts = {"page": page, "deviating": cards_of(page.deviating), "others": cards_of(page.others), "today": today}
    return render(request, "goals/board.html", facts)


@require_safe
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """The board on paper for the wall."""
    person, today = request.user.person, timezone.localdate()
    found = board_for(person, pk, today)
    page = board_page(found, Reader(person, may_run(found, person, today), today))
    headers = {"Content-Disposition": f'attachment; filename="tavle-{found.pk}-{today}.pdf"'}
    content = board_pdf(page, today, settings.MUNICIPALITY.name)
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def set_up(request: SignedInRequest) -> HttpResponse:
    """A board for a unit or a group that has none; what it follows is chosen next."""
    person, today = request.user.person, timezone.localdate()
    units, groups = boardless(person, today, is_hr=set_up_desk(person, today))
    whose = next((f"{kind}-{request.GET[kind]}" for kind in ("enhed", "gruppe") if kind in request.GET), "")
    form = SetUpForm(units, groups, request.POST or None, initial={"whose": whose, "cadence": "month", "minutes": 30})
    if request.method == "POST" and form.is_valid():
        how = {name: form.cleaned_data[name] for name in ("cadence", "minutes")}
        made = verbs.set_up_board(**thing_without_board(*form.key), **how, by=request.user, at=timezone.now())
        messages.success(request, _("Tavlen er klar. Vælg nu, hvad den skal følge."))
        return redirect("goals:board_lines", pk=made.pk)
    return render(request, "goals/board_set_up.html", {"form": form, "has_any": bool(units or groups)})


def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """How often the people of a board meet, and for how long."""
    found = board_for(request.user.person, pk, timezone.localdate(), to="run")
    form = ChangeForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {"board": found, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.change_board(**facts), seen=verbs.mark_of_board(found)):
            messages.success(request, _("Tavlen er ændret."))
            return redirect(found)
    return render(request, "goals/board_change.html", {"form": form, "board": found, "name": name_of(found)})


def lines(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which indicators a board follows, and in which order."""
    today = timezone.localdate()
    found = board_for(request.user.person, pk, today, to="run")
    form = LinesForm(choices_for(found), request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = {"indicators": form.wanted, "seen": form.cleaned_data["seen"]}
        follow, mark = verbs.follow_indicators, verbs.mark_of_lines(verbs.lines_of(found))
        if is_carried_out(form, lambda: follow(board=found, by=request.user, at=timezone.now(), **chosen), seen=mark):
            messages.success(request, _("Tavlen følger nu det, I har valgt."))
            return redirect(found)
    return render(request, "goals/board_lines.html", {"form": form, "board": found, "name": name_of(found)})
