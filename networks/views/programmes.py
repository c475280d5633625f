"""HR's pages about programmes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.programmes import programme_for
from networks.actions import ending
from networks.actions import programmes as verbs
from networks.forms.programmes import ConcludeForm, ProgrammeForm, PurposesForm, SizeForm, purposes_now, with_move
from networks.models import Programme
from networks.queries.programmes import programme_page, programmes_with_counts, size_of
from networks.queries.sheets import is_undecided, settled_facts
from networks.rules.questions import Part
from networks.rules.sheets import weighed
from organisation.access.roles import hr_desk
from organisation.forms.acting import is_carried_out, settled, told_of
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


@require_safe
def programmes(request: SignedInRequest) -> HttpResponse:
    """All programmes with what they have come to."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    return render(request, "networks/programmes.html", {"page": page_of(request, programmes_with_counts(today))})


@require_safe
def programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """One programme: its answers, who it is for, its proposals and its networks."""
    today = timezone.localdate()
    page = programme_page(programme_for(request.user.person, pk, today), today)
    return render(request, "networks/programme.html", {"page": page, "today": today, "now": timezone.now()})


def new_programme(request: SignedInRequest) -> HttpResponse:
    """Set up a programme."""
    hr_desk(request.user.person, timezone.localdate())
    form, purposes = forms_of(request)
    if form.is_valid() & purposes.is_valid():
        facts: dict[str, Any] = {"purposes": purposes.purposes, "by": request.user, "at": timezone.now()} | form.facts
        if found := settled(form, lambda: verbs.set_up_programme(**facts)):
            messages.success(request, _("%(name)s er oprettet.") % {"name": found.name})
            return redirect("networks:programme", pk=found.pk)
    return render(request, "networks/programme_form.html", page_of_form(form, purposes))


def correct_programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a programme's answers."""
    found = programme_for(request.user.person, pk, timezone.localdate())
    form, purposes = forms_of(request, found)
    if form.is_valid() & purposes.is_valid():
        facts: dict[str, Any] = {"programme": found, "purposes": purposes.purposes} | form.facts
        facts |= {"seen": form.cleaned_data["seen"] or None, "by": request.user, "at": timezone.now()}
        if is_carried_out(form, lambda: verbs.correct_programme(**facts), seen=form.mark):
            messages.success(request, _("Svarene er gemt."))
            return redirect("networks:programme", pk=pk)
    return render(request, "networks/programme_form.html", page_of_form(form, purposes, pk))


def conclude_programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a programme whose networks have all ended, with a reason."""
    found = programme_for(request.user.person, pk, timezone.localdate())
    form = ConcludeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {"programme": found, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: ending.conclude_programme(**facts)):
            messages.success(request, _("%(name)s er afsluttet.") % {"name": found.name})
            return redirect("networks:programme", pk=pk)
    return render(request, "networks/programme_conclude.html", {"form": form, "programme": found})


@require_POST
def reopen_programme(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a programme that has ended run again."""
    found = programme_for(request.user.person, pk, timezone.localdate())
    done = _("%(name)s er åbnet igen.") % {"name": found.name}
    told_of(request, lambda: ending.reopen_programme(programme=found, by=request.user, at=timezone.now()), done)
    return redirect("networks:programme", pk=pk)


def forms_of(request: SignedInRequest, programme: Programme | None = None) -> tuple[ProgrammeForm, PurposesForm]:
    """The two forms, as sent or as they begin. A purpose that is moved up or down asks for no answers yet.

    Purposes that the decision sheet settles are those there are, whatever is sent.
    """
    settled = settled_facts(programme) if programme else frozenset()
    if request.method != "POST":
        start = {"starts": timezone.localdate()} if programme is None else None
        form = ProgrammeForm(instance=programme, initial=start, settled=settled)
        return form, PurposesForm(initial=purposes_now(programme))
    if "move" in request.POST:
        moved = with_move(request.POST)
        return ProgrammeForm.with_answers(moved, programme, settled), PurposesForm(initial=moved_purposes(moved))
    form = ProgrammeForm(request.POST, instance=programme, settled=settled)
    return form, PurposesForm.as_settled(programme) if "purposes" in settled else PurposesForm(request.POST)


def moved_purposes(sent: Any) -> dict[str, Any]:
    """What was written about purposes so far."""
    return {"order": sent.getlist("order"), "chosen": sent.getlist("chosen"), "own": sent.get("own", "")}


def page_of_form(form: ProgrammeForm, purposes: PurposesForm, pk: int | None = None) -> dict[str, Any]:
    """The form with what is known about each choice, and how many leaders it is for."""
    asked = SizeForm(form.size_data)
    return {
        "form": form,
        "purposes": purposes,
        "pk": pk,
        "choices": {
            "kind": weighed(Part.KIND).items(),
            "attendance": weighed(Part.ATTENDANCE).items(),
        },
        "is_undecided": pk is not None and is_undecided(form.instance),
        "size": size_of(**asked.asked(timezone.localdate())) if asked.is_valid() else None,
    }


@require_safe
def size(request: SignedInRequest) -> HttpResponse:
    """So many leaders in so many networks, in words, for the answers as they stand in the form that asks."""
    hr_desk(request.user.person, timezone.localdate())
    if not request.htmx:
        return redirect("networks:new_programme")
    form = SizeForm(request.GET)
    found = size_of(**form.asked(timezone.localdate())) if form.is_valid() else None
    return render(request, "networks/programme_size.html", {"size": found})
