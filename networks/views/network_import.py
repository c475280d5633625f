"""Bringing in networks that already run: hand in a file, read what it would do, say yes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from networks.actions.network_import import import_networks as import_all
from networks.formats.network_files import COLUMNS, read_networks, template_csv
from networks.forms.network_import import opened, sealed, would_do
from networks.queries.network_import import plan_for, running
from networks.rules.network_import import Plan, counts_words
from organisation.access.roles import hr_desk
from organisation.formats.hr_files.tables import Unreadable
from organisation.forms.acting import refused_aloud
from organisation.forms.files import FileForm
from organisation.forms.requests import SignedInRequest
from organisation.rules.row_faults import wrong_words

MOST_SHOWN = 200


def import_networks(request: SignedInRequest) -> HttpResponse:
    """Hand in a file; what it would do is shown, and nothing is saved."""
    hr_desk(request.user.person, timezone.localdate())
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            rows, wrong = read_networks(form.name, form.cleaned_data["file"].read())
        except Unreadable as refusal:
            form.add_error("file", refusal.reason)
        else:
            return shown(request, form.name, plan_for(rows, wrong))
    facts = {"form": form, "columns": COLUMNS, "programmes": running()}
    return render(request, "networks/network_import.html", facts)


@require_POST
def apply_networks(request: SignedInRequest) -> HttpResponse:
    """Say yes to what was shown. Where networks have changed meanwhile, it is shown anew."""
    hr_desk(request.user.person, timezone.localdate())
    kept = opened(request.POST.get("kept", ""))
    if kept is None:
        messages.error(request, _("Prøvekørslen er for gammel. Vælg filen igen; intet er gemt."))
        return redirect("networks:import_networks")
    file, rows, would = kept
    plan = plan_for(rows, [])
    if would_do(plan) != would or not plan.may_apply:
        messages.error(request, _("Netværkene er ændret, siden du prøvede filen. Se igen, hvad der vil ske."))
        return shown(request, file, plan)
    with refused_aloud(request):
        touched = import_all(plan=plan, by=request.user, at=timezone.now())
        words = ngettext("%(count)s netværk er hentet ind.", "%(count)s netværk er hentet ind.", len(touched))
        messages.success(request, words % {"count": len(touched)})
        return redirect("networks:networks")
    return shown(request, file, plan_for(rows, []))


@require_safe
def network_template(request: SignedInRequest) -> HttpResponse:
    """A file to fill in."""
    hr_desk(request.user.person, timezone.localdate())
    first = running().first()
    response = HttpResponse(template_csv(first.name if first else ""), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="netvaerk.csv"'
    return response


def shown(request: SignedInRequest, file: str, plan: Plan) -> HttpResponse:
    """What a file would do."""
    facts = {
        "file": file,
        "plan": plan,
        "counts": counts_words(plan),
        "wrong": [wrong_words(one.file, one.wrong) for one in plan.wrong[:MOST_SHOWN]],
        "kept": sealed(file, plan) if plan.may_apply else "",
    }
    return render(request, "networks/network_dry_run.html", facts)
