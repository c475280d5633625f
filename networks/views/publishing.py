"""Publishing a proposal: the letters first, then yes or no."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from networks.access.programmes import scenario_for
from networks.actions import scenarios as verbs
from networks.actions.corrections import draft_correction, set_correction_hour
from networks.actions.publishing import Notice, before_of, notices_of
from networks.forms.agreements import AgreedForm
from networks.forms.scenarios import HourForm, VersionForm
from networks.forms.soundings import EarlyForm
from networks.models import Scenario
from networks.queries.corrections import changed_since
from networks.queries.decided import kept_in, matters_in
from networks.queries.frames import what_hinders
from networks.queries.held_places import places_held
from networks.queries.letters import LettersAhead, letters_ahead, people_in
from networks.queries.rotations import alternatives_to, is_rotation
from networks.queries.scenarios import Studio, studio_of
from networks.rules.composition import Outdated, State, StillBroken, TooLate, usual_hour
from networks.rules.sentences import reread_words
from networks.rules.sheets import Undecided
from networks.rules.soundings import Unheard
from organisation.actions.letters import drafted
from organisation.formats.links import absolute
from organisation.forms.requests import SignedInRequest
from organisation.queries.letters import language_of
from organisation.rules.numbers import whole_number
from organisation.rules.refusals import Refused

WHY_NOT = {
    TooLate: gettext_lazy("Fristen for at rette er gået. Ret hvert netværk på dets egen side."),
    StillBroken: gettext_lazy("Forslaget bryder en regel og er ikke offentliggjort."),
    Undecided: gettext_lazy("Ledelsen skal først have besluttet formål og type."),
}


def publish(request: SignedInRequest, pk: int) -> HttpResponse:
    """See every letter as it will go, and publish, or do not; where it cannot be published, what was typed stays."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    if scenario.state != State.DRAFT:
        return too_late(request, scenario)
    page = studio_of(scenario)
    if request.method != "POST" and (words := why_not_now(page)):
        messages.error(request, words)
        return redirect("networks:studio", pk=pk)
    form = VersionForm(request.POST or None, initial={"version": scenario.version})
    asked = asked_in(request, page)
    is_asked = request.method == "POST" and "look" not in request.POST
    if is_asked and may_go(page) and all(one.is_valid() for one in (form, *asked.values()) if one):
        if published(request, scenario, form.cleaned_data["version"], asked):
            return redirect("networks:programme", pk=scenario.programme_id)
        return typed_again(request, scenario)
    return shown(request, page, form=form, **asked)


def why_not_now(page: Studio) -> str:
    """Why a proposal cannot be published as it is now; empty where it can."""
    said = what_hinders(page.scenario, timezone.localdate())
    if said or may_go(page):
        return said
    return _("Forslaget kan ikke offentliggøres, som det er nu. Se hvorfor herunder.")


def may_go(page: Studio) -> bool:
    """Whether a proposal can be published as it is now."""
    return page.may_publish and page.scenario.starts >= timezone.localdate()


def asked_in(request: SignedInRequest, page: Studio) -> dict[str, Any]:
    """What HR is asked: until when it can be corrected, why superiors are not waited for, and for management's yes."""
    now, sent = timezone.now(), request.POST or None
    hour = HourForm(sent, now=now, until=usual_hour(page.scenario.starts, now))
    is_early = page.heard is not None and page.heard.is_early(timezone.localdate(now))
    kept = kept_in(page.scenario.programme) & matters_in(page.scenario.frame)
    asked = {"early": EarlyForm(sent) if is_early else None, "agreed": AgreedForm(sent, kept=kept) if kept else None}
    return {"hour": hour, **asked}


def shown(request: SignedInRequest, page: Studio, **forms: Any) -> HttpResponse:
    """The letters and the question, with what has been typed."""
    scenario = page.scenario
    context = {"page": page, "scenario": scenario, "may_go": may_go(page), **forms}
    context |= letters_shown(scenario, request.POST.get("brev", request.GET.get("brev", ""))) | left_as_they_are(
        scenario
    )
    return render(request, "networks/scenario_publish.html", context)


def typed_again(request: SignedInRequest, scenario: Scenario) -> HttpResponse:
    """What was typed, with the letters of the proposal as it is now; whoever has read them may publish it."""
    scenario = scenario_for(request.user.person, scenario.pk, timezone.localdate())
    if scenario.state != State.DRAFT:
        return too_late(request, scenario)
    page = studio_of(scenario)
    return shown(request, page, form=VersionForm(initial={"version": scenario.version}), **asked_in(request, page))


def too_late(request: SignedInRequest, scenario: Scenario) -> HttpResponse:
    """A proposal that is no draft any more is not published; what was typed is told, since its page has no place."""
    words = [_("Forslaget kan ikke offentliggøres, som det er nu. Se hvorfor herunder.")]
    if typed := [
        text for name in ("day", "hour", "early_reason", "agreed") if (text := request.POST.get(name, "").strip())
    ]:
        words.append(_("Du havde skrevet: %(typed)s.") % {"typed": ", ".join(typed)})
    messages.error(request, " ".join(words))
    return redirect("networks:studio", pk=scenario.pk)


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


def published(request: SignedInRequest, scenario: Scenario, version: int, asked: dict[str, Any]) -> bool:
    """Publish and say what happened; `asked` has the hour, and what else is asked where it is."""
    deed = {"version": version, "correct_until": asked["hour"].cleaned_data["until"]}
    for more in filter(None, (asked["early"], asked["agreed"])):
        deed |= more.cleaned_data
    try:
        verbs.publish(scenario=scenario, by=request.user, at=timezone.now(), **deed)
    except (Outdated, TooLate, StillBroken, Refused, Unheard, Undecided) as refused:
        messages.error(request, why_not(refused, scenario))
        return False
    messages.success(request, _("Netværkene er offentliggjort. Brevene er på vej."))
    return True


def why_not(refused: Exception, scenario: Scenario) -> str:
    """Why a proposal was not published, in words."""
    if isinstance(refused, Outdated):
        change = changed_since(scenario)
        return reread_words(change.who, change.when, change.seats)
    return str(WHY_NOT.get(type(refused), refused))


@require_POST
def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin to correct what has been published, while the hour has not passed."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    try:
        found = draft_correction(scenario=scenario, by=request.user, at=timezone.now())
    except TooLate:
        messages.error(request, WHY_NOT[TooLate])
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
    number = whole_number(text)
    return number if number is not None and number < most else None


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
