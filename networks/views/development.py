"""HR's pages about development programmes as wholes: the list, the plan, and what is done with all of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from networks.access.development import binding_goals, development_for
from networks.actions import development as verbs
from networks.forms.development import Ask, AskedForm, CopyForm, CoupleForm, DevelopmentForm, ReasonForm
from networks.models import Development
from networks.queries.development_plan import announcing, development_lines, plan_page
from networks.rules.development import announcing_words
from organisation.access.roles import hr_desk
from organisation.forms.acting import settled, told_of
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


def asked(
    request: SignedInRequest, form: Any, page: Ask, do: Callable[..., Any], mark: str = "", **given: Any
) -> HttpResponse:
    """Show a form until it is filled in and the law agrees; then do what it is for, and go on.

    With the `mark` of what is corrected nobody overwrites what they have not read.
    """
    if request.method == "POST" and form.is_valid():
        facts = {"by": request.user, "at": timezone.now(), **given, **form.asked}
        if made := settled(form, lambda: do(**facts), seen=mark):
            messages.success(request, page.said)
            return redirect(page.back or made)
    return render(request, "networks/development/ask.html", {"form": form, "page": page})


def done(request: SignedInRequest, said: str, back: str, do: Callable[..., Any], **given: Any) -> HttpResponse:
    """Do what one button is for, say so, and go back; or say why not."""
    told_of(request, lambda: do(by=request.user, at=timezone.now(), **given), said)
    return redirect(back)


@require_safe
def developments(request: SignedInRequest) -> HttpResponse:
    """Every programme."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    page = {"page": page_of(request, development_lines(today))}
    return render(request, "networks/development/developments.html", page)


def new_development(request: SignedInRequest) -> HttpResponse:
    """Begin to plan a programme."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    form = DevelopmentForm(request.POST or None, on=today)
    lead = _("Ingen får besked, før du melder forløbet ud.")
    page = Ask(_("Nyt udviklingsforløb"), _("Begynd planen"), _("Forløbet er oprettet. Sæt nu holdene."), lead=lead)
    return asked(request, form, page, verbs.set_up_development)


@require_safe
def development(request: SignedInRequest, pk: int) -> HttpResponse:
    """The plan on one page."""
    today = timezone.localdate()
    found = development_for(request.user.person, pk, today)
    return render(
        request, "networks/development/plan.html", {"page": plan_page(found, timezone.now()), "development": found}
    )


def correct_development(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what a programme is for, for whom, and when."""
    today = timezone.localdate()
    found = development_for(request.user.person, pk, today)
    mark, kept = (
        verbs.development_mark(found),
        (found.title, found.aim, f"{found.starts:%d.%m.%Y} – {found.ends:%d.%m.%Y}"),
    )
    form = DevelopmentForm(request.POST or None, on=today, development=found, mark=mark, kept=kept)
    page = Ask(_("Ret forløbet"), _("Gem"), _("Forløbet er rettet."), found)
    return asked(request, form, page, verbs.correct_development, mark, development=found)


def copy_development(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new programme after this one."""
    found = development_for(request.user.person, pk, timezone.localdate())
    form = CopyForm(request.POST or None, initial={"title": found.title})
    lead = _("Formål, moduler og praksisopgaver kommer med, så mange uger senere. Hold, dage og koblinger gør ikke.")
    page = Ask(_("Nyt forløb efter dette"), _("Lav forløbet"), _("Det nye forløb er oprettet."), found, lead)
    return asked(request, form, page, verbs.copy_development, development=found)


def couple_development(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which networks, evaluations and goals belong to it."""
    found = development_for(request.user.person, pk, timezone.localdate())
    form = CoupleForm(request.POST or None, development=found, goals=binding_goals())
    lead = _("Det, du vælger, står på planen med datoer, og på ledernes egen side.")
    page = Ask(_("Hvad hører til forløbet?"), _("Gem"), _("Det er gemt på planen."), found, lead)
    return asked(request, form, page, verbs.couple_development, development=found)


def announce_development(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tell the leaders, after a page that says how many get what."""
    now = timezone.now()
    found = development_for(request.user.person, pk, timezone.localdate(now))
    page = Ask(
        _("Vil du melde forløbet ud?"),
        _("Ja, meld det ud"),
        _("Forløbet er meldt ud. Breve og indkaldelser er på vej."),
        found,
        announcing_words(*announcing(found, now)),
        found.get_absolute_url(),
    )
    form = AskedForm(request.POST if request.method == "POST" else None)
    return asked(request, form, page, verbs.announce_development, development=found)


def cancel_development(request: SignedInRequest, pk: int) -> HttpResponse:
    """Call the whole programme off."""
    found = development_for(request.user.person, pk, timezone.localdate())
    lead = _(
        "Alle dage, der kommer, bliver aflyst, og lederne får et brev med din begrundelse. Det kan ikke fortrydes."
    )
    page = Ask(_("Aflys hele forløbet"), _("Aflys forløbet"), _("Forløbet er aflyst."), found, lead)
    return asked(request, ReasonForm(request.POST or None), page, verbs.cancel_development, development=found)


def discard_development(request: SignedInRequest, pk: int) -> HttpResponse:
    """Delete a programme that was planned by mistake."""
    found = development_for(request.user.person, pk, timezone.localdate())
    lead = _("Planen forsvinder med hold, moduler og opgaver. Ingen har hørt om den, og ingen får besked.")
    back = reverse("networks:developments")
    page = Ask(_("Slet planen"), _("Ja, slet planen"), _("Planen er slettet."), found, lead, back)
    form = AskedForm(request.POST if request.method == "POST" else None)
    return asked(request, form, page, verbs.discard_development, development=found)


def back_to_cohorts(development: Development) -> str:
    """The page of the cohorts."""
    return reverse("networks:cohorts", args=[development.pk])
