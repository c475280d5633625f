"""HR's pages about who sits in a programme's networks: left out, together or apart, and on which weekdays."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.programmes import candidate_for, exclusion_for, pair_for, programme_for
from networks.actions import programmes as verbs
from networks.actions.availability import forget_weekdays, tell_weekdays
from networks.forms.availability import WeekdaysForm
from networks.forms.participants import LeaveOutForm, PairForm
from networks.queries.participants import days_told, participants_page, people_inside
from organisation.forms.requests import SignedInRequest


@require_safe
def participants(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is in, who is left out and why, pairs, weekdays and facilitators."""
    today = timezone.localdate()
    page = participants_page(programme_for(request.user.person, pk, today), today)
    return render(request, "networks/programme_participants.html", {"page": page})


def leave_out(request: SignedInRequest, pk: int) -> HttpResponse:
    """Leave a leader out, with a reason."""
    today = timezone.localdate()
    found = programme_for(request.user.person, pk, today)
    form = LeaveOutForm(
        request.POST or None, people=people_inside(found, today), initial={"person": request.GET.get("leder")}
    )
    if request.method == "POST" and form.is_valid():
        verbs.leave_out(programme=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("%(name)s er ikke med i programmet.") % {"name": form.cleaned_data["person"].name})
        return redirect("networks:participants", pk=pk)
    return render(request, "networks/programme_leave_out.html", {"form": form, "programme": found})


@require_POST
def take_in_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a leader be in it again."""
    exclusion = exclusion_for(request.user.person, pk, timezone.localdate())
    verbs.take_in_again(exclusion=exclusion, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s er med i programmet igen.") % {"name": exclusion.person.name})
    return redirect("networks:participants", pk=exclusion.programme_id)


def set_pair(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two leaders who must, or must not, share a network."""
    today = timezone.localdate()
    found = programme_for(request.user.person, pk, today)
    form = PairForm(request.POST or None, people=people_inside(found, today), programme=found)
    if request.method == "POST" and form.is_valid():
        replaced = form.replaced
        verbs.set_pair(programme=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        words = _("Reglen gælder fra næste gang, netværkene sammensættes.")
        instead = _("Den træder i stedet for »%(rule)s«.") % {"rule": replaced} if replaced else ""
        messages.success(request, f"{words} {instead}".strip())
        return redirect("networks:participants", pk=pk)
    return render(request, "networks/programme_pair.html", {"form": form, "programme": found})


@require_POST
def lift_pair(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lift the rule about two leaders."""
    pair = pair_for(request.user.person, pk, timezone.localdate())
    verbs.lift_pair(pair=pair, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("Reglen om %(one)s og %(other)s er væk.") % {"one": pair.one.first_name, "other": pair.other.first_name},
    )
    return redirect("networks:participants", pk=pair.programme_id)


def weekdays_of(request: SignedInRequest, pk: int, person: int) -> HttpResponse:
    """The weekdays that suit a leader, written in by HR."""
    programme, leader = candidate_for(request.user.person, pk, person, timezone.localdate())
    form = WeekdaysForm(request.POST or None, initial={"days": days_told(programme, leader)})
    now = timezone.now()
    if request.POST.get("alle"):
        forget_weekdays(programme=programme, person=leader, by=request.user, at=now)
    elif request.method == "POST" and form.is_valid():
        tell_weekdays(programme=programme, person=leader, days=form.cleaned_data["days"], by=request.user, at=now)
    else:
        page = {"form": form, "programme": programme, "person": leader}
        return render(request, "networks/programme_weekdays.html", page)
    messages.success(request, _("Ugedagene for %(name)s er gemt.") % {"name": leader.name})
    return redirect("networks:participants", pk=pk)
