"""A leader's own pages of a development programme, the nearest leader's, and the numbers for those at the top."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.development import (
    may_read_numbers,
    numbers_for,
    own_development,
    own_developments,
    own_goals,
    own_task,
    team_for,
)
from networks.actions import practice as verbs
from networks.forms.development import PracticeForm
from networks.models import Practice, Task
from networks.queries.development_own import (
    numbers_of,
    own_networks,
    own_page,
    own_practice,
    own_task_line,
    team_lines,
)
from networks.queries.development_plan import announced_lines, teams_of
from networks.views.development import done
from organisation.forms.acting import is_carried_out
from organisation.forms.requests import SignedInRequest


@require_safe
def my_developments(request: SignedInRequest) -> HttpResponse:
    """The programmes that one is in, and for those who lead others where their leaders are."""
    today, person = timezone.localdate(), request.user.person
    page = {
        "own": own_developments(person),
        "team": teams_of(person, today),
        "numbers": announced_lines(today) if may_read_numbers(person, today) else [],
    }
    return render(request, "networks/development/mine.html", page)


@require_safe
def my_development(request: SignedInRequest, pk: int) -> HttpResponse:
    """My forløb: next module, tasks, goals, network and evaluation."""
    found = own_development(request.user.person, pk)
    page = own_page(found, request.user.person, timezone.now())
    return render(request, "networks/development/my.html", {"page": page, "development": found})


def task(request: SignedInRequest, pk: int) -> HttpResponse:
    """One's own work with a task."""
    found = own_task(request.user.person, pk, timezone.localdate())
    practice, form = _begun(request, found)
    if request.method == "POST" and form.is_valid() and _written(request, found, form):
        return redirect(found)
    return _shown(request, found, practice, form)


@require_POST
def finish(request: SignedInRequest, pk: int) -> HttpResponse:
    """Done, by one click; what was written beside the button is kept first."""
    found = own_task(request.user.person, pk, timezone.localdate())
    practice, form = _begun(request, found)
    if "words" in request.POST and not (form.is_valid() and _written(request, found, form)):
        return _shown(request, found, practice, form)
    back = found.get_absolute_url()
    return done(
        request, _("Godt gået. Opgaven er gjort."), back, verbs.finish_practice, task=found, person=request.user.person
    )


@require_POST
def take_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Not done after all."""
    found = own_task(request.user.person, pk, timezone.localdate())
    said = _("Opgaven er taget op igen. Det, du har skrevet, står der stadig.")
    return done(request, said, found.get_absolute_url(), verbs.take_up_practice, task=found, person=request.user.person)


@require_safe
def team(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far one's own leaders are, and what they have shared."""
    today = timezone.localdate()
    found, places = team_for(request.user.person, pk, today)
    page = {"development": found, "lines": team_lines(found, places, today)}
    return render(request, "networks/development/team.html", page)


@require_safe
def numbers(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far a programme is, in numbers."""
    today = timezone.localdate()
    found, whose = numbers_for(request.user.person, pk, today)
    page = {"development": found, "page": numbers_of(found, whose, timezone.now())}
    return render(request, "networks/development/numbers.html", page)


def _begun(request: SignedInRequest, found: Task) -> tuple[Practice | None, PracticeForm]:
    practice = own_practice(found, request.user.person)
    goals = own_goals(request.user.person, timezone.localdate())
    return practice, PracticeForm(request.POST or None, goals=goals, practice=practice)


def _shown(request: SignedInRequest, found: Task, practice: Practice | None, form: PracticeForm) -> HttpResponse:
    today = timezone.localdate()
    facts = {"form": form, "task": found, "one": own_task_line(found, practice, today)}
    networks = own_networks(found.development, request.user.person, today)
    return render(request, "networks/development/task.html", facts | {"networks": networks})


def _written(request: SignedInRequest, found: Task, form: PracticeForm) -> bool:
    facts = {"task": found, "person": request.user.person, "by": request.user, "at": timezone.now(), **form.asked}
    if not is_carried_out(form, lambda: verbs.write_practice(**facts)):
        return False
    messages.success(request, _("Det er gemt."))
    return True
