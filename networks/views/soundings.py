"""Sounding out the superiors before a composition is published: HR's pages, and the superior's on the phone."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from networks.access.programmes import scenario_for
from networks.access.soundings import objection_for, sounding_for, voice_for
from networks.actions import soundings as verbs
from networks.forms.soundings import HandlingForm, SeatsForm, SoundingForm
from networks.queries.soundings import desk_of, heard_in, lines_of, own_part
from networks.rules.soundings import USUAL_DAYS, Handling
from networks.views.wishes import last_day
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest


def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the last day; the letters go at once. A proposal that is sounded already shows its sounding."""
    today = timezone.localdate()
    scenario = scenario_for(request.user.person, pk, today)
    heard = heard_in(scenario)
    if heard is not None and request.method != "POST":
        return redirect("networks:sounding_desk", pk=heard.sounding.pk)
    form = SoundingForm(request.POST or None, initial={"until": today + USUAL_DAYS}, today=today)
    if request.method == "POST" and form.is_valid():
        facts = {"scenario": scenario, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.begin_sounding(**facts)):
            messages.success(request, _("Forslaget er i høring, og cheferne har fået et brev."))
            return redirect("networks:studio", pk=pk)
    return render(request, "networks/sounding_begin.html", {"form": form, "scenario": scenario})


@require_safe
def desk(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who has answered, the objections, and what has changed since."""
    sounding = sounding_for(request.user.person, pk, timezone.localdate())
    return render(request, "networks/sounding_desk.html", {"page": desk_of(sounding)})


def extend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another last day."""
    sounding = sounding_for(request.user.person, pk, timezone.localdate())
    page = {"sounding": sounding, "until": sounding.until, "back": reverse("networks:sounding_desk", args=[pk])}
    verb = partial(verbs.extend_sounding, sounding=sounding)
    return last_day(request, "networks/sounding_extend.html", page, verb, _("Dagen er gemt."))


def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let the sounding be, after asking."""
    sounding = sounding_for(request.user.person, pk, timezone.localdate())
    if request.method != "POST":
        return render(request, "networks/sounding_withdraw.html", {"sounding": sounding})
    done = _("Høringen er trukket tilbage, og svarene er slettet.")
    told_of(request, lambda: verbs.withdraw_sounding(sounding=sounding, by=request.user, at=timezone.now()), done)
    return redirect("networks:studio", pk=sounding.scenario_id)


def handle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what is done with an objection."""
    word = objection_for(request.user.person, pk, timezone.localdate())
    (line,) = lines_of(word.voice.sounding, [word])
    usual = word.handling or (Handling.MOVED if line.was else "")
    form = HandlingForm(request.POST or None, initial={"handling": usual, "reply": word.reply})
    if request.method == "POST" and form.is_valid():
        facts = {"word": word, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.settle_objection(**facts)):
            messages.success(request, _("Det er gemt. Chefen får det at vide, når I offentliggør."))
            return redirect("networks:sounding_desk", pk=word.voice.sounding_id)
    return render(request, "networks/sounding_handle.html", {"form": form, "line": line})


def sounding(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where do your own leaders sit, and will it do?"""
    part = own_part(voice_for(request.user.person, pk), timezone.localdate())
    form = SeatsForm(request.POST or None, part=part)
    if request.method == "POST" and form.is_valid():
        say = partial(verbs.say_of_seats, voice=part.voice, said=form.said, by=request.user, at=timezone.now())
        if is_carried_out(form, say):
            messages.success(request, _("Tak. HR har fået dit svar."))
            return redirect("networks:sounding", pk=pk)
    return render(request, "networks/sounding.html", {"form": form, "part": part})
