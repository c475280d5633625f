"""HR's pages about the parts of a development programme: cohorts, modules with their days, and practice tasks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.development import (
    cohort_for,
    development_for,
    module_day_for,
    module_for,
    place_for,
    task_for,
)
from networks.actions import cohorts as cohort_verbs
from networks.actions import modules as verbs
from networks.actions import practice as task_verbs
from networks.forms.development import (
    Ask,
    CohortsForm,
    DayForm,
    DaysForm,
    ModuleForm,
    MoveForm,
    NameForm,
    PlaceForm,
    ReasonForm,
    TaskForm,
    TurnoutForm,
)
from networks.queries.development_plan import cohorts_page, cohorts_without
from networks.views.development import asked, back_to_cohorts, done
from organisation.forms.requests import SignedInRequest


@require_safe
def cohorts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is in which cohort."""
    today = timezone.localdate()
    found = development_for(request.user.person, pk, today)
    page = {"page": cohorts_page(found, today), "development": found}
    return render(request, "networks/development/cohorts.html", page)


def form_cohorts(request: SignedInRequest, pk: int) -> HttpResponse:
    """Deal the leaders to so many cohorts."""
    found = development_for(request.user.person, pk, timezone.localdate())
    form = CohortsForm(request.POST or None, initial={"number": found.cohorts.count() or 4})
    lead = _(
        "Lederne bliver fordelt, så holdene er lige store. Du kan flytte enhver bagefter. Står der hold i forvejen,"
        " bliver de lavet om."
    )
    page = Ask(_("Sæt holdene"), _("Fordel lederne"), _("Holdene er sat."), found, lead, back_to_cohorts(found))
    return asked(request, form, page, cohort_verbs.form_cohorts, development=found)


@require_POST
def take_in_newcomers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Follow the organisation now rather than when the clock does."""
    found = development_for(request.user.person, pk, timezone.localdate())
    said = _("Holdene følger nu organisationen.")
    return done(request, said, back_to_cohorts(found), cohort_verbs.follow_organisation, development=found)


def rename_cohort(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a cohort another name."""
    found = cohort_for(request.user.person, pk, timezone.localdate())
    form = NameForm(request.POST or None, initial={"name": found.name})
    back = back_to_cohorts(found.development)
    page = Ask(_("Giv holdet et navn"), _("Gem"), _("Navnet er gemt."), found.development, back=back)
    return asked(request, form, page, cohort_verbs.rename_cohort, cohort=found)


def place_in_cohort(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give somebody a place by hand."""
    found = cohort_for(request.user.person, pk, timezone.localdate())
    heading = _("En plads på %(cohort)s") % {"cohort": found.name}
    lead = _("Er lederen på et andet hold, flytter pladsen med. Er forløbet meldt ud, får lederen et brev.")
    page = Ask(
        heading, _("Giv pladsen"), _("Pladsen er givet."), found.development, lead, back_to_cohorts(found.development)
    )
    return asked(request, PlaceForm(request.POST or None), page, cohort_verbs.place_in_cohort, cohort=found)


def move_place(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move somebody to another cohort."""
    found = place_for(request.user.person, pk, timezone.localdate())
    form = MoveForm(request.POST or None, development=found.development, initial={"cohort": found.cohort_id})
    heading = _("Flyt %(name)s") % {"name": found.person.name}
    page = Ask(heading, _("Flyt"), _("Lederen er flyttet."), found.development, back=back_to_cohorts(found.development))
    return asked(request, form, page, cohort_verbs.place_in_cohort, person=found.person)


@require_POST
def leave_out(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take somebody out."""
    found = place_for(request.user.person, pk, timezone.localdate())
    said = _("%(name)s er taget ud af forløbet.") % {"name": found.person.name}
    return done(request, said, back_to_cohorts(found.development), cohort_verbs.leave_out_of_cohort, place=found)


def add_module(request: SignedInRequest, pk: int) -> HttpResponse:
    """A module after the others."""
    found = development_for(request.user.person, pk, timezone.localdate())
    page = Ask(
        _("Nyt modul"),
        _("Føj til planen"),
        _("Modulet er på planen. Sæt nu dage af."),
        found,
        back=found.get_absolute_url(),
    )
    return asked(request, ModuleForm(request.POST or None), page, verbs.add_module, development=found)


def correct_module(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a module."""
    found = module_for(request.user.person, pk, timezone.localdate())
    told, mark = {"title": found.title, "about": found.about}, verbs.module_mark(found)
    form = ModuleForm(request.POST or None, initial=told, mark=mark, kept=list(told.values()))
    back = found.development.get_absolute_url()
    page = Ask(_("Ret modulet"), _("Gem"), _("Modulet er rettet."), found.development, back=back)
    return asked(request, form, page, verbs.correct_module, mark, module=found)


@require_POST
def drop_module(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a module out of the plan."""
    found = module_for(request.user.person, pk, timezone.localdate())
    back = found.development.get_absolute_url()
    return done(request, _("Modulet er fjernet."), back, verbs.drop_module, module=found)


def book_module_days(request: SignedInRequest, pk: int) -> HttpResponse:
    """Find a day for one cohort or several."""
    found = module_for(request.user.person, pk, timezone.localdate())
    waiting = cohorts_without(found)
    form = DaysForm(request.POST or None, now=timezone.now(), cohorts=waiting)
    heading = _("Sæt en dag af til »%(title)s«") % {"title": found.title}
    lead = _("Vælg flere hold, hvis de mødes samme dag. Er forløbet meldt ud, får lederne indkaldelsen med det samme.")
    back = found.development.get_absolute_url()
    page = Ask(heading, _("Sæt dagen af"), _("Dagen er sat af."), found.development, lead, back)
    return asked(request, form, page, verbs.book_module_days, module=found)


def move_module_day(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a cohort's day another time or place."""
    found = module_day_for(request.user.person, pk, timezone.localdate())
    form = DayForm(request.POST or None, now=timezone.now(), booked=found.appointment)
    heading = _("Flyt dagen for %(cohort)s") % {"cohort": found.cohort.name}
    lead = _("Alle på holdet får den nye tid og bliver spurgt igen.")
    development = found.module.development
    page = Ask(heading, _("Flyt dagen"), _("Dagen er flyttet."), development, lead, development.get_absolute_url())
    return asked(request, form, page, verbs.move_module_day, day=found)


def cancel_module_day(request: SignedInRequest, pk: int) -> HttpResponse:
    """Call a cohort's day off."""
    found = module_day_for(request.user.person, pk, timezone.localdate())
    heading = _("Aflys dagen for %(cohort)s") % {"cohort": found.cohort.name}
    development = found.module.development
    page = Ask(heading, _("Aflys dagen"), _("Dagen er aflyst."), development, back=development.get_absolute_url())
    return asked(request, ReasonForm(request.POST or None), page, verbs.cancel_module_day, day=found)


def note_turnout(request: SignedInRequest, pk: int) -> HttpResponse:
    """How many came."""
    found = module_day_for(request.user.person, pk, timezone.localdate())
    form = TurnoutForm(request.POST or None, initial={"came": found.came})
    heading = _("Hvor mange kom fra %(cohort)s?") % {"cohort": found.cohort.name}
    development = found.module.development
    page = Ask(heading, _("Gem tallet"), _("Tallet er gemt."), development, back=development.get_absolute_url())
    return asked(request, form, page, verbs.note_turnout, day=found)


def set_task(request: SignedInRequest, pk: int) -> HttpResponse:
    """A practice task for everybody in the programme."""
    found = development_for(request.user.person, pk, timezone.localdate())
    page = Ask(
        _("Ny praksisopgave"), _("Føj til planen"), _("Opgaven er på planen."), found, back=found.get_absolute_url()
    )
    return asked(request, TaskForm(request.POST or None), page, task_verbs.set_task, development=found)


def correct_task(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a task."""
    found = task_for(request.user.person, pk, timezone.localdate())
    told = {name: getattr(found, name) for name in ("title", "words", "given_on", "due")}
    lead = _("Får opgaven en ny frist, får de ledere et brev, der ikke er færdige.") if found.told else ""
    back = found.development.get_absolute_url()
    page = Ask(_("Ret praksisopgaven"), _("Gem"), _("Opgaven er rettet."), found.development, lead, back)
    mark, kept = (
        task_verbs.task_mark(found),
        (found.title, found.words, f"{found.given_on:%d.%m.%Y} – {found.due:%d.%m.%Y}"),
    )
    form = TaskForm(request.POST or None, initial=told, mark=mark, kept=kept)
    return asked(request, form, page, task_verbs.correct_task, mark, task=found)


@require_POST
def drop_task(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a task out of the plan."""
    found = task_for(request.user.person, pk, timezone.localdate())
    back = found.development.get_absolute_url()
    return done(request, _("Opgaven er fjernet."), back, task_verbs.drop_task, task=found)
