"""Publishing a proposal: the letters first, then yes or no."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networks.access.programmes import scenario_for
from networks.actions import scenarios as verbs
from networks.actions.corrections import draft_correction, set_correction_hour
from networks.actions.publishing import Notice, before_of, notices_of
from networks.forms.scenarios import HourForm, VersionForm
from networks.forms.soundings import EarlyForm
from networks.models import Scenario
from networks.queries.held_places import places_held
from networks.queries.letters import LettersAhead, letters_ahead, people_in
from networks.queries.rotations import alternatives_to, is_rotation
from networks.queries.scenarios import studio_of
from networks.rules.composition import State, StillBroken, TooLate, usual_hour
from networks.rules.sheets import Undecided
from networks.rules.soundings import Unheard
from networks.views.scenarios import kept_apart
from organisation.actions.letters import drafted
from organisation.formats.links import absolute
from organisation.forms.requests import SignedInRequest
from organisation.queries.letters import language_of
from organisation.rules.refusals import Refused


def publish(request: SignedInRequest, pk: int) -> HttpResponse:
    """See every letter as it will go, and publish, or do not."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    page = studio_of(scenario) if scenario.state == State.DRAFT else None
    if page is None or not page.may_publish or scenario.starts < timezone.localdate():
        messages.error(request, _("Forslaget kan ikke offentliggøres, som det er nu. Se hvorfor herunder."))
        return redirect("networks:studio", pk=pk)
    form = VersionForm(request.POST or None, initial={"version": scenario.version})
    hour = HourForm(request.POST or None, now=timezone.now(), until=usual_hour(scenario.starts, timezone.now()))
    early = EarlyForm(request.POST or None) if page.heard and page.heard.is_early(timezone.localdate()) else None
    if request.method == "POST" and form.is_valid() and hour.is_valid() and (early is None or early.is_valid()):
        reason = early.cleaned_data if early else {}
        return published(request, scenario, form.cleaned_data["version"], hour.cleaned_data["until"], **reason)
    context = {"page": page, "scenario": scenario, "form": form, "hour": hour, "early": early}
    context |= letters_shown(scenario, request.GET.get("brev", "")) | left_as_they_are(scenario)
    return render(request, "networks/scenario_publish.html", context)


def letters_shown(scenario: Scenario, asked: str) -> dict[str, Any]:
    """The letters that would go, and the one that is asked for, or the first of each kind, as it will be sent."""
    notices = list(notices_of(scenario, people_in(scenario), before_of(scenario)))
    seated = [int(person) for person in scenario.assignment]
    ahead = letters_ahead(((notice.template, notice.to, str(notice.context["network"])) for notice in notices), seated)
    chosen = chosen_number(asked, len(notices))
    samples = [letter_of(notices[n]) for n in ([chosen] if chosen is not None else first_numbers(ahead))]
    return {"ahead": ahead, "chosen": chosen, "samples": samples}


def left_as_they_are(scenario: Scenario) -> dict[str, Any]:
    """What a publishing does not seat anew: the places that are held, and the alternatives that are put away."""
    held = places_held(scenario, {int(person) for person in scenario.assignment})
    set_aside = list(alternatives_to(scenario).values_list("letter", flat=True))
    return {"is_rotation": is_rotation(scenario), "held": held, "set_aside": set_aside}


def published(
    request: SignedInRequest, scenario: Scenario, version: int, until: datetime | None, **reason: str
) -> HttpResponse:
    """Publish and say what happened; `reason` is why the superiors are not waited for, where they are not."""
    now = timezone.now()
    deed: dict[str, Any] = {"version": version, "correct_until": until, "by": request.user, "at": now, **reason}
    try:
        with kept_apart(request, scenario):
            verbs.publish(scenario=scenario, **deed)
            messages.success(request, _("Netværkene er offentliggjort. Brevene er på vej."))
            return redirect("networks:programme", pk=scenario.programme_id)
    except TooLate:
        messages.error(request, _("Fristen for at rette er gået. Ret hvert netværk på dets egen side."))
    except StillBroken:
        messages.error(request, _("Forslaget bryder en regel og er ikke offentliggjort."))
    except (Refused, Unheard) as refused:
        messages.error(request, str(refused))
    except Undecided:
        messages.error(request, _("Ledelsen skal først have besluttet formål og type."))
    return redirect("networks:studio", pk=scenario.pk)


@require_POST
def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin to correct what has been published, while the hour has not passed."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    try:
        found = draft_correction(scenario=scenario, by=request.user, at=timezone.now())
    except TooLate:
        messages.error(request, _("Fristen for at rette er gået. Ret hvert netværk på dets egen side."))
        return redirect("networks:studio", pk=pk)
    return redirect("networks:studio", pk=found.pk)


def correction_hour(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set another hour until which what has been published can be corrected."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    now = timezone.now()
    form = HourForm(request.POST or None, now=now, until=scenario.correct_until)
    if scenario.state != State.PUBLISHED or scenario.corrects:
        return redirect("networks:studio", pk=pk)
    if request.method == "POST" and form.is_valid():
        set_correction_hour(scenario=scenario, correct_until=form.cleaned_data["until"], by=request.user, at=now)
        messages.success(request, _("Fristen er gemt."))
        return redirect("networks:studio", pk=pk)
    return render(request, "networks/scenario_hour.html", {"scenario": scenario, "form": form})


def chosen_number(text: str, most: int) -> int | None:
    """The number of the letter that is asked for, if there is one."""
    return int(text) if text.isdecimal() and int(text) < most else None


def first_numbers(ahead: LettersAhead) -> list[int]:
    """The first letter of each kind."""
    return [kind.receivers[0].number for kind in ahead.kinds]


def letter_of(notice: Notice) -> dict[str, object]:
    """A letter as it would be sent now, in its reader's language. A network to come has no address yet."""
    key = notice.context["key"]
    address = _("(adressen på netværkets side, som laves, når I offentliggør)")
    if key.startswith("n"):
        address = absolute(reverse("networks:network", args=[int(key[1:])]))
    with translation.override(language_of(notice.to)):
        subject, text = drafted(notice.template, notice.context | {"address": address, "reader": notice.to})
    return {"to": notice.to, "subject": subject, "text": text, "template": notice.template}
