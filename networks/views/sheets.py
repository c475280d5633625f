"""HR's pages about decision sheets, and what everybody can read of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.programmes import programme_for
from networks.access.sheets import decisions_for, programmes_told_to, question_for, sheet_for, versions_for
from networks.actions import sheets as verbs
from networks.forms.programmes import PurposesForm, with_move
from networks.forms.sheets import AnswerForm, PlanForm, SheetForm, purposes_asked, purposes_chosen
from networks.models import Sheet, SheetAnswer
from networks.queries.reasons import reasons_for
from networks.queries.sheets import compared, line_of, published_page, sheet_page
from networks.rules.questions import Part, Question, after, before
from networks.rules.rotation import first_open_day
from networks.views.programmes import moved_purposes
from organisation.access.roles import hr_desk
from organisation.forms.acting import is_carried_out, settled, told_of
from organisation.forms.requests import SignedInRequest


def plan_programme(request: SignedInRequest) -> HttpResponse:
    """A new programme, by its questions."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    answered = today + verbs.ANSWERED_WITHIN
    usual = {"answer_by": answered, "starts": first_open_day(answered)}
    form = PlanForm(request.POST or None, initial=usual, today=today)
    if request.method == "POST" and form.is_valid():
        facts = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
        if sheet := settled(form, lambda: verbs.plan_programme(**facts)):
            return redirect("networks:sheet", pk=sheet.pk)
    return render(request, "networks/sheet_plan.html", {"form": form})


def begin_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """A first version for a programme that has none, or a new one after the one in force."""
    today = timezone.localdate()
    programme = programme_for(request.user.person, pk, today)
    form = SheetForm(request.POST or None, initial={"answer_by": today + verbs.ANSWERED_WITHIN}, today=today)
    if request.method == "POST" and form.is_valid():
        facts = {"programme": programme, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if sheet := settled(form, lambda: verbs.begin_sheet(**facts)):
            return redirect("networks:sheet", pk=sheet.pk)
    return render(request, "networks/sheet_begin.html", {"form": form, "programme": programme})


@require_safe
def sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """All twenty questions with answers, what was said to them, and the next step."""
    today = timezone.localdate()
    page = sheet_page(sheet_for(request.user.person, pk, today))
    return render(request, "networks/sheet.html", {"page": page, "today": today})


@require_POST
def drop_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """Drop a version that nobody else has seen."""
    found = sheet_for(request.user.person, pk, timezone.localdate())
    drop = verbs.drop_sheet
    if told_of(request, lambda: drop(sheet=found, by=request.user, at=timezone.now()), _("Kladden er kasseret.")):
        return redirect("networks:programme", pk=found.programme_id)
    return redirect("networks:sheet", pk=pk)


def answer(request: SignedInRequest, pk: int, question: str) -> HttpResponse:
    """One question: why it is asked, its choices with benefits and risks, the answer, what was said to it."""
    found, asked = sheet_for(request.user.person, pk, timezone.localdate()), question_for(question)
    standing = found.answers.filter(question=question).first()
    form, purposes = answer_forms(request, asked, standing)
    if request.method == "POST" and form.is_bound and form.is_valid() & (purposes is None or purposes.is_valid()):
        chosen = form.chosen | ({Part.PURPOSES.value: purposes_chosen(purposes)} if purposes else {})
        facts = {"sheet": found, "question": question, "words": form.cleaned_data["words"], "chosen": chosen}
        facts |= {"by": request.user, "at": timezone.now(), "seen": form.cleaned_data["seen"]}
        if is_carried_out(form, lambda: verbs.answer_question(**facts), seen=verbs.answer_mark(standing)):
            return after_answer(request, found, asked)
    return render(request, "networks/sheet_answer.html", answer_context(found, asked, form, purposes))


def answer_forms(
    request: SignedInRequest, question: Question, answer: SheetAnswer | None
) -> tuple[AnswerForm, PurposesForm | None]:
    """The form of an answer and, where they are part of it, that of purposes; moving one asks for nothing yet."""
    has_purposes = Part.PURPOSES in question.parts
    if request.method != "POST":
        purposes = PurposesForm(initial=purposes_asked(answer)) if has_purposes else None
        return AnswerForm(question=question, answer=answer), purposes
    if has_purposes and "move" in request.POST:
        moved = with_move(request.POST)
        written = {name: moved.get(name, "") for name in ("words", "seen")}
        return AnswerForm(question=question, answer=answer, initial=written), PurposesForm(
            initial=moved_purposes(moved)
        )
    form = AnswerForm(request.POST, question=question, answer=answer)
    return form, PurposesForm(request.POST) if has_purposes else None


def answer_context(sheet: Sheet, question: Question, form: AnswerForm, purposes: PurposesForm | None) -> dict[str, Any]:
    """What the page of a question shows."""
    return {
        "sheet": sheet,
        "question": question,
        "line": line_of(sheet, question),
        "form": form,
        "purposes": purposes,
        "before": before(question.key),
        "after": after(question.key),
    }


def after_answer(request: SignedInRequest, sheet: Sheet, question: Question) -> HttpResponse:
    """On to the next question, or back to the sheet."""
    following = after(question.key)
    messages.success(request, _("Svaret er gemt."))
    if following and "next" in request.POST:
        return redirect("networks:answer_question", pk=sheet.pk, question=following.key)
    return redirect("networks:sheet", pk=sheet.pk)


@require_safe
def compare(request: SignedInRequest, pk: int) -> HttpResponse:
    """A version beside the one before it; those that differ first."""
    now = sheet_page(versions_for(request.user.person, pk, timezone.localdate()))
    rows = compared(now, sheet_page(now.earlier)) if now.earlier else ()
    changed = [row for row in rows if row.differs]
    context = {"page": now, "changed": changed, "same": [row for row in rows if not row.differs]}
    return render(request, "networks/sheet_compare.html", context)


@require_safe
def decisions_list(request: SignedInRequest) -> HttpResponse:
    """Why the municipality has leader networks: each programme that runs with its purposes, for everybody."""
    person, today = request.user.person, timezone.localdate()
    reasons = reasons_for(person, programmes_told_to(person, today), today)
    return render(request, "networks/decisions_list.html", {"reasons": reasons})


@require_safe
def decisions(request: SignedInRequest, pk: int) -> HttpResponse:
    """What management has decided about a programme, for everybody; made to be printed too."""
    today = timezone.localdate()
    found = decisions_for(request.user.person, pk, today)
    return render(request, "networks/decisions.html", {"page": published_page(found), "today": today})
