"""HR's pages about people, their roles and their accounts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisation.access.people import account_for, grant_for, person_for
from organisation.access.roles import hr_desk
from organisation.actions import accounts as verbs
from organisation.actions.people import add_external_person, correct_external_person
from organisation.forms.days import day_asked
from organisation.forms.pages import page_of
from organisation.forms.people import ExternalPersonForm, GrantForm
from organisation.forms.requests import SignedInRequest
from organisation.queries.people import found_people, heads_on, person_lines, person_page
from organisation.rules.roles import Role


def people(request: SignedInRequest) -> HttpResponse:
    """Find somebody: by name, mail, number, title or unit; all or leaders only; on a day."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    day, words, leaders = day_asked(request, today), request.GET.get("q", "").strip(), "ledere" in request.GET
    found = page_of(request, found_people(words, day, leaders_only=leaders))
    facts = {"page": found, "lines": person_lines(found.object_list, day), "heads": heads_on(day)}
    return render(request, "organisation/people.html", facts | {"words": words, "leaders": leaders, "day": day})


def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """One person: positions, superior, roles, account."""
    today = timezone.localdate()
    found = person_for(request.user.person, pk, today)
    day = day_asked(request, today)
    form = GrantForm(request.POST or None, initial={"starts": today})
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
        verbs.grant_role(person=found, by=request.user, at=timezone.now(), **facts)
        messages.success(request, _("Rollen er givet."))
        return redirect("organisation:person", pk=pk)
    return render(request, "organisation/person.html", {"known": person_page(found, day), "form": form, "day": day})


def add_person(request: SignedInRequest) -> HttpResponse:
    """Write in somebody who is not employed."""
    hr_desk(request.user.person, timezone.localdate())
    form = ExternalPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = add_external_person(by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("%(name)s er skrevet ind.") % {"name": new.name})
        return redirect("organisation:person", pk=new.pk)
    return render(request, "organisation/person_form.html", {"form": form})


def correct_person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct an external person; the employed are corrected in HR's own system."""
    found = person_for(request.user.person, pk, timezone.localdate())
    if found.hr_id is not None:
        return redirect("organisation:person", pk=pk)
    form = ExternalPersonForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        correct_external_person(person=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Rettelsen er gemt."))
        return redirect("organisation:person", pk=pk)
    return render(request, "organisation/person_form.html", {"form": form, "person": found})


@require_POST
def end_role(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a role end with yesterday."""
    today = timezone.localdate()
    grant = verbs.end_role(
        grant=grant_for(request.user.person, pk, today), on=today, by=request.user, at=timezone.now()
    )
    messages.success(request, _("Rollen er taget tilbage."))
    return redirect("organisation:person", pk=grant.person_id)


@require_POST
def open_account(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a person a key to the house; whoever has one gets the first-login letter once more."""
    found = person_for(request.user.person, pk, timezone.localdate())
    if not found.email:
        messages.error(request, _("Der er ingen mailadresse at skrive til. Ret den i HR's eget system først."))
    else:
        verbs.welcome(person=found, by=request.user, at=timezone.now())
        messages.success(
            request, _("%(name)s får et brev med et link til at vælge adgangskode.") % {"name": found.name}
        )
    return redirect("organisation:person", pk=pk)


@require_POST
def close_account(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a person's key back."""
    account = account_for(request.user.person, pk, timezone.localdate())
    if account.pk == request.user.pk:
        messages.error(request, _("Du kan ikke lukke din egen adgang. Bed en kollega om det."))
    else:
        verbs.close_account(account=account, by=request.user, at=timezone.now())
        messages.success(request, _("Adgangen er lukket."))
    return redirect("organisation:person", pk=pk)
