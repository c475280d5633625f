"""The composition studio: a proposal is drafted, weighed, composed, compared and put away."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.programmes import programme_for, scenario_for
from networks.actions import scenarios as verbs
from networks.forms.scenarios import FirstDayForm, WeighForm
from networks.models import Scenario
from networks.queries.candidates import knows_gender
from networks.queries.corrections import changed_since, closed_page
from networks.queries.findings import compared
from networks.queries.scenarios import rows_of, studio_of
from networks.queries.seats import hand_of
from networks.rules.composition import Impossible, Outdated, State
from networks.rules.sentences import changed_words, news_words, spent_words
from networks.rules.sheets import Undecided
from organisation.actions.jobs import cancel_job
from organisation.forms.acting import is_carried_out
from organisation.forms.requests import SignedInRequest
from organisation.rules.numbers import whole_number
from organisation.rules.refusals import Refused
from organisation.tasks.jobs import ring


@contextmanager
def kept_apart(request: SignedInRequest, scenario: Scenario) -> Iterator[None]:
    """Two people at one proposal: who comes second is told who was first, and sees what the first one did."""
    try:
        yield
    except Outdated:
        change = changed_since(scenario)
        messages.warning(request, changed_words(change.who, change.when, change.seats))


@require_POST
def draft_scenario(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin a proposal."""
    programme = programme_for(request.user.person, pk, timezone.localdate())
    try:
        scenario = verbs.draft_scenario(programme=programme, by=request.user, at=timezone.now())
    except Undecided:
        messages.error(request, _("Ledelsen skal først have besluttet formål og type."))
        return redirect("networks:programme", pk=pk)
    return redirect("networks:studio", pk=scenario.pk)


@require_safe
def studio(request: SignedInRequest, pk: int) -> HttpResponse:
    """The proposal: rules, networks and what it is worth; with a leader in hand, the price of every seat."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    if scenario.state == State.DRAFT:
        return render(request, "networks/studio.html", page_of(request, scenario))
    return render(request, "networks/studio_closed.html", closed_page(scenario, timezone.now()))


def page_of(request: SignedInRequest, scenario: Scenario, chosen: Mapping[str, str] | None = None) -> dict[str, object]:
    """What the studio shows; `chosen` are words that somebody has changed and that are not saved."""
    page = studio_of(scenario)
    hand, wanted = hand_of(page.seating, request.GET.get("person", "")), request.GET.get("til", "")
    return {
        "page": page,
        "scenario": scenario,
        "hand": hand,
        "wanted": wanted,
        "rows": rows_of(page, hand, all_of_them="alle" in request.GET, wanted=wanted),
        "show_all": "alle" in request.GET,
        "weights": WeighForm(
            weights=scenario.weights,
            chosen=chosen,
            has_gender=knows_gender(),
            initial={"version": scenario.version},
        ),
        "spent": spent_on(scenario),
        "is_past": scenario.starts < timezone.localdate(),
    }


def first_day(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let the proposal count from another day."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    if scenario.state != State.DRAFT:
        return redirect("networks:studio", pk=pk)
    form = FirstDayForm(request.POST or None, initial={"starts": scenario.starts, "version": scenario.version})
    if request.method == "POST" and form.is_valid():
        with kept_apart(request, scenario):
            deed = {**form.cleaned_data, "by": request.user, "at": timezone.now()}
            if is_carried_out(form, lambda: verbs.begin_from(scenario=scenario, **deed)):
                messages.success(request, _("Dagen er gemt."))
                return redirect("networks:studio", pk=pk)
    return render(request, "networks/scenario_day.html", {"scenario": scenario, "form": form})


def spent_on(scenario: Scenario) -> str:
    """How long the composition under way has been computed for; empty before it has begun."""
    started = scenario.job.started_at if scenario.job is not None else None
    return spent_words(max(0, int((timezone.now() - started).total_seconds()))) if started else ""


@require_POST
def weigh(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say how much each wish counts, and compose the networks if that is asked for.

    Where somebody else came first the wishes that were changed stay in the form, to be saved again, beside the others
    as they are now.
    """
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    form = WeighForm(request.POST, weights=scenario.weights, has_gender=knows_gender())
    if not form.is_valid():
        messages.error(request, _("Ønskerne er ikke gemt. Vælg ét ord ved hvert ønske."))
        return redirect("networks:studio", pk=pk)
    version, changed = form.cleaned_data["version"], None
    with kept_apart(request, scenario):
        changed = verbs.weigh(scenario=scenario, words=form.words, version=version, by=request.user, at=timezone.now())
    if changed is None and scenario.state == State.DRAFT:
        return render(request, "networks/studio.html", page_of(request, scenario, chosen=form.chosen))
    if changed is not None and "compose" in request.POST:
        compose(request, changed, only_new=request.POST["compose"] == "new")
    return redirect(studio_address(pk, form.cleaned_data["person"]))


def studio_address(pk: int, person: int | None = None) -> str:
    """The studio, with a leader in hand if there was one."""
    address = reverse("networks:studio", args=[pk])
    return f"{address}?person={person}" if person else address


@require_safe
def news(request: SignedInRequest, pk: int) -> HttpResponse:
    """Whether somebody else has changed the proposal since it was shown, for the page that asks; nothing if not."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    seen = whole_number(request.GET.get("version"))
    is_computing = scenario.job is not None and scenario.job.is_open
    if seen is None or seen == scenario.version or is_computing:
        return HttpResponse(status=204)
    change = changed_since(scenario)
    words = news_words(change.who, change.when, change.seats)
    return render(request, "networks/studio_news.html", {"scenario": scenario, "words": words})


def compose(request: SignedInRequest, scenario: Scenario, *, only_new: bool) -> None:
    """Queue the composition, of all or of those without a seat, and ring for it; what cannot be done is said."""
    try:
        job = verbs.compose_scenario(
            scenario=scenario, version=scenario.version, by=request.user, at=timezone.now(), only_new=only_new
        )
        ring(job)
    except Refused as refused:
        messages.error(request, str(refused))
    except Impossible:
        words = _("Reglerne kan ikke alle holdes, så der er ikke regnet. Se hvorfor herunder.")
        if only_new:
            words = _("De nye kan ikke få en plads, uden at andre flytter. Sammensæt alle igen.")
        messages.error(request, words)


@require_safe
def progress(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far the composition is, for the page that asks; when it has ended the page comes anew."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    if not request.htmx:
        return redirect("networks:studio", pk=pk)
    if scenario.job is None or not scenario.job.is_open:
        response = HttpResponse()
        response["HX-Refresh"] = "true"
        return response
    return render(
        request,
        "networks/studio_progress.html",
        {"scenario": scenario, "job": scenario.job, "spent": spent_on(scenario)},
    )


@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop computing and keep the best found so far."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    if scenario.job is not None:
        cancel_job(job=scenario.job, by=request.user, at=timezone.now())
    return redirect("networks:studio", pk=pk)


@require_safe
def compare_scenarios(request: SignedInRequest, pk: int) -> HttpResponse:
    """The programme's proposals side by side."""
    programme = programme_for(request.user.person, pk, timezone.localdate())
    page = {"programme": programme, "page": compared(programme)}
    return render(request, "networks/scenario_compare.html", page)


def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a proposal away, after asking."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    if request.method != "POST":
        return render(request, "networks/scenario_discard.html", {"scenario": scenario})
    with kept_apart(request, scenario):
        verbs.discard(scenario=scenario, by=request.user, at=timezone.now())
        messages.success(request, _("Forslag %(letter)s er kasseret.") % {"letter": scenario.letter})
    return redirect("networks:programme", pk=scenario.programme_id)


@require_POST
def take_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take up a proposal that was put away."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    with kept_apart(request, scenario):
        verbs.take_up(scenario=scenario, by=request.user, at=timezone.now())
    return redirect("networks:studio", pk=pk)
