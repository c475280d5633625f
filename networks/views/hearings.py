"""The hearing: HR invites, reminds, answers and closes; those invited read and write."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from networks.access.sheets import (
    comment_for,
    hearing_for,
    invitation_for,
    own_comment_for,
    question_for,
    sheet_for,
)
from networks.actions import hearings as verbs
from networks.forms.sheets import InviteForm, ReplyForm, WordsForm
from networks.queries.hearings import directors_on, members_of, own_part
from networks.queries.sheets import sheet_page
from networks.rules.sheets import HEARD_WITHIN
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest

WHOLE = "alt"


def invite(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose who is heard and until when; the letter goes at once."""
    today = timezone.localdate()
    sheet = sheet_for(request.user.person, pk, today)
    usual = {"heard_by": sheet.heard_by if sheet.state == "hearing" else today + HEARD_WITHIN}
    asked = sheet.invitations.exists() and sheet.state == "hearing"
    form = InviteForm(request.POST or None, initial=usual, known=directors_on(today), has_invited=asked, today=today)
    if request.method == "POST" and form.is_valid():
        people, heard_by = members_of(sheet.programme, today, form.cleaned_data), form.cleaned_data["heard_by"]
        facts = {"sheet": sheet, "people": people, "heard_by": heard_by, "by": request.user, "at": timezone.now()}
        if is_carried_out(form, lambda: verbs.invite_to_hearing(**facts)):
            messages.success(request, _("Høringen er åben, og de inviterede får et brev."))
            return redirect("networks:sheet", pk=pk)
    return render(request, "networks/sheet_invite.html", {"form": form, "sheet": sheet})


@require_POST
def remind(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remind those who have said nothing."""
    sheet = sheet_for(request.user.person, pk, timezone.localdate())
    told_of(request, lambda: verbs.remind_invited(sheet=sheet, by=request.user, at=timezone.now()), reminded_words)
    return redirect("networks:sheet", pk=pk)


def reminded_words(number: int) -> str:
    """How many were reminded."""
    words = ngettext("%(count)s har fået en påmindelse.", "%(count)s har fået en påmindelse.", number)
    return words % {"count": number}


@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """End the hearing."""
    sheet = sheet_for(request.user.person, pk, timezone.localdate())
    done = _("Høringen er slut. Gå bemærkningerne igennem, og bed så om en underskrift.")
    told_of(request, lambda: verbs.close_hearing(sheet=sheet, by=request.user, at=timezone.now()), done)
    return redirect("networks:sheet", pk=pk)


def reply(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what came of a comment."""
    comment = comment_for(request.user.person, pk, timezone.localdate())
    form = ReplyForm(request.POST or None, initial={"reply": comment.reply})
    if request.method == "POST" and form.is_valid():
        verbs.reply_to_comment(comment=comment, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Svaret er gemt."))
        return redirect("networks:sheet", pk=comment.sheet_id)
    return render(request, "networks/sheet_reply.html", {"form": form, "comment": comment})


@require_safe
def hearing(request: SignedInRequest, pk: int) -> HttpResponse:
    """The answers as those invited read them, with a place to write at each."""
    reader, today = request.user.person, timezone.localdate()
    page = sheet_page(hearing_for(reader, pk, today))
    return render(request, "networks/sheet_hearing.html", {"page": page, "part": own_part(page, reader)})


def comment(request: SignedInRequest, pk: int, question: str) -> HttpResponse:
    """Write to one answer, or to all of it."""
    invitation = invitation_for(request.user.person, pk, to="read" if request.method == "POST" else "speak")
    asked = None if question == WHOLE else question_for(question)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {"sheet": invitation.sheet, "question": asked.key if asked else "", **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.comment_on(by=request.user, at=timezone.now(), **facts)):
            messages.success(request, _("Tak. Din bemærkning er gemt."))
            return redirect("networks:hearing", pk=pk)
    return render(request, "networks/sheet_comment.html", {"form": form, "sheet": invitation.sheet, "question": asked})


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's own comment back."""
    comment = own_comment_for(request.user.person, pk)
    done = _("Din bemærkning er slettet.")
    told_of(request, lambda: verbs.withdraw_comment(comment=comment, by=request.user, at=timezone.now()), done)
    return redirect("networks:hearing", pk=comment.sheet_id)


@require_POST
def finish(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that one has no more to say."""
    invitation = invitation_for(request.user.person, pk)
    done = _("Tak. Du kan stadig skrive, til høringen slutter.")
    told_of(request, lambda: verbs.finish_commenting(invitation=invitation, by=request.user, at=timezone.now()), done)
    return redirect("networks:hearing", pk=pk)
