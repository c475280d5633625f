"""Publishing a proposal: the letters first, then yes or no."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from networks.access.programmes import scenario_for
from networks.actions import scenarios as verbs
from networks.actions.publishing import Notice, notices_of
from networks.forms.scenarios import VersionForm
from networks.models import Scenario
from networks.queries.letters import LettersAhead, letters_ahead, people_in
from networks.queries.scenarios import studio_of
from networks.rules.composition import State, StillBroken
from networks.views.scenarios import kept_apart
from organisation.actions.letters import drafted
from organisation.formats.links import absolute
from organisation.forms.requests import SignedInRequest
from organisation.queries.letters import language_of


def publish(request: SignedInRequest, pk: int) -> HttpResponse:
    """See every letter as it will go, and publish, or do not."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    page = studio_of(scenario) if scenario.state == State.DRAFT else None
    if page is None or not page.may_publish:
        messages.error(request, _("Forslaget kan ikke offentliggøres, som det er nu. Se hvorfor herunder."))
        return redirect("networks:studio", pk=pk)
    form = VersionForm(request.POST or None, initial={"version": scenario.version})
    if request.method == "POST" and form.is_valid():
        return published(request, scenario, form.cleaned_data["version"])
    notices = list(notices_of(scenario, people_in(scenario)))
    ahead = letters_ahead((notice.template, notice.to, notice.context["network"]) for notice in notices)
    chosen = chosen_number(request.GET.get("brev", ""), len(notices))
    samples = [letter_of(notices[n]) for n in ([chosen] if chosen is not None else first_numbers(ahead))]
    context = {"page": page, "scenario": scenario, "form": form, "ahead": ahead, "samples": samples, "chosen": chosen}
    return render(request, "networks/scenario_publish.html", context)


def published(request: SignedInRequest, scenario: Scenario, version: int) -> HttpResponse:
    """Publish and say what happened."""
    try:
        with kept_apart(request):
            verbs.publish(scenario=scenario, version=version, by=request.user, at=timezone.now())
            messages.success(request, _("Netværkene er offentliggjort. Brevene er på vej."))
            return redirect("networks:programme", pk=scenario.programme_id)
    except StillBroken:
        messages.error(request, _("Forslaget bryder en regel og er ikke offentliggjort."))
    return redirect("networks:studio", pk=scenario.pk)


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
