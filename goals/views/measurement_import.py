"""Import of measurements: hand in a file, read what it would do, say yes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from goals.access.indicators import measurable_by
from goals.actions.measurements import import_measurements as import_all
from goals.formats.measurement_files import COLUMNS, read_measurements, template_csv
from goals.forms.measurement_import import mark_of_plan, opened, sealed
from goals.queries.measurement_import import plan_for
from goals.rules.measurement_import import Plan, Row, correction_words, counts_words
from organisation.access.roles import house_door
from organisation.formats.hr_files.tables import Unreadable
from organisation.forms.acting import refused_aloud
from organisation.forms.files import FileForm
from organisation.forms.requests import SignedInRequest
from organisation.rules.row_faults import Wrong, wrong_words

MOST_SHOWN = 200


def import_measurements(request: SignedInRequest) -> HttpResponse:
    """Hand in a file; what it would do is shown, and nothing is saved."""
    house_door(request.user.person, timezone.localdate())
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            rows, wrong = read_measurements(form.name, form.cleaned_data["file"].read())
        except Unreadable as refusal:
            form.add_error("file", refusal.reason)
        else:
            return shown(request, form.name, rows, wrong)
    count = measurable_by(request.user.person, timezone.localdate()).count()
    return render(request, "goals/measurement_import.html", {"form": form, "columns": COLUMNS, "count": count})


@require_POST
def apply_measurements(request: SignedInRequest) -> HttpResponse:
    """Say yes to what was shown. Where measurements have changed meanwhile, it is shown anew."""
    house_door(request.user.person, timezone.localdate())
    kept = opened(request.POST.get("kept", ""))
    if kept is None:
        messages.error(request, _("Prøvekørslen er for gammel. Vælg filen igen; intet er gemt."))
        return redirect("goals:import_measurements")
    file, rows, mark = kept
    plan = plan_of(request, rows, [])
    if mark_of_plan(plan) != mark or not plan.may_apply:
        messages.error(request, _("Målingerne er ændret, siden du prøvede filen. Se igen, hvad der vil ske."))
        return shown(request, file, rows, [])
    with refused_aloud(request):
        count = import_all(plan=plan, by=request.user, at=timezone.now())
        words = ngettext("%(count)s måling er gemt.", "%(count)s målinger er gemt.", count)
        messages.success(request, words % {"count": count})
        return redirect("goals:goals")
    return shown(request, file, rows, [])


@require_safe
def measurement_template(request: SignedInRequest) -> HttpResponse:
    """A file to fill in, with the indicators that one may measure."""
    today = timezone.localdate()
    house_door(request.user.person, today)
    mine = measurable_by(request.user.person, today).order_by("goal__title", "pk").values_list("pk", "name")
    response = HttpResponse(template_csv(mine, today), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="maalinger.csv"'
    return response


def shown(request: SignedInRequest, file: str, rows: list[Row], wrong: list[Wrong]) -> HttpResponse:
    """What a file would do."""
    plan = plan_of(request, rows, wrong)
    facts = {
        "file": file,
        "plan": plan,
        "counts": counts_words(plan),
        "corrections": [correction_words(one) for one in plan.corrections[:MOST_SHOWN]],
        "wrong": [wrong_words(file, one) for one in plan.wrong[:MOST_SHOWN]],
        "kept": sealed(file, rows, plan) if plan.may_apply else "",
    }
    return render(request, "goals/measurement_dry_run.html", facts)


def plan_of(request: SignedInRequest, rows: list[Row], wrong: list[Wrong]) -> Plan:
    """What rows would do now, for who hands them in."""
    today = timezone.localdate()
    return plan_for(measurable_by(request.user.person, today), rows, wrong, today)
