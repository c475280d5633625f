"""A network's meetings: book, read, answer, and write the agenda."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.meetings import may_change_meeting, meeting_for, own_invitation
from networks.access.networks import may_read_network, network_for
from networks.actions import meetings as verbs
from networks.forms.meetings import AgendaForm, BookForm, MeetingAnswerForm
from networks.models import Meeting, Network
from networks.queries.agenda import agenda_of
from networks.queries.attendance import turnout_of
from networks.queries.clashes import objections_to
from networks.queries.meetings import facts_again, meeting_page
from networks.queries.minutes import left_by
from networks.queries.preparation import preparation_for
from networks.views.ways import back_from, back_to
from organisation.actions.calendar import answer_invitation
from organisation.forms.acting import is_carried_out, settled, told_of
from organisation.forms.requests import SignedInRequest
from organisation.models import Invitee


@require_safe
def meeting(request: SignedInRequest, key: UUID) -> HttpResponse:
    """When, where, who comes, and what it is about: for the network's members and its facilitator.

    Who is to be a member answers on the network's page, where the meeting stands without what it is about.
    """
    person, today = request.user.person, timezone.localdate()
    found = meeting_for(person, key, today, to="open")
    if not may_read_network(person, found.network, today):
        return redirect("networks:network", pk=found.network_id)
    left = left_by(found)
    facts = {
        "page": meeting_page(found, person),
        "network": found.network,
        "may_change": may_change_meeting(person, found),
        "is_over": found.appointment.ends <= timezone.now(),
        "has_begun": found.appointment.starts <= timezone.now(),
        "turnout": turnout_of(found),
        "agenda": agenda_of(found),
        "left": left,
        "before": preparation_for(found, person, left, today),
    }
    return render(request, "networks/meeting.html", facts)


def book(request: SignedInRequest, pk: int) -> HttpResponse:
    """Find a date. What speaks against it is told first; then it can be booked all the same."""
    now, today = timezone.now(), timezone.localdate()
    network = network_for(request.user.person, pk, today, to="book")
    initial = facts_again(network, request.GET.get("igen", ""), now, today)
    form = BookForm(request.POST or None, now=now, initial=initial)
    objections = None
    if request.method == "POST" and form.is_valid():
        objections = objections_to(network, **form.time_and_place)
        is_settled = not objections or request.POST.get("anyway") == form.time_asked
        if is_settled and (booked := _booked(request, network, form)):
            return back_to(request, booked)
    facts = {"form": form, "network": network, "objections": objections, "back": back_from(request, network)}
    return render(request, "networks/meeting_book.html", facts)


@require_POST
def answer(request: SignedInRequest, key: UUID, sequence: int) -> HttpResponse:
    """One's own answer, by one click; leads back to the page it was given on."""
    invitee = own_invitation(request.user.person, key, timezone.localdate())
    form = MeetingAnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Svaret blev ikke gemt. Vælg et af de tre svar."))
    else:
        _give(request, form, invitee, sequence)
    back = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back) if is_ours else redirect("networks:meeting", key=key)


def agenda(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write what the meeting is about."""
    found = meeting_for(request.user.person, key, timezone.localdate())
    mark = verbs.mark_of_agenda(found)
    form = AgendaForm(request.POST or None, initial={"agenda": found.agenda, "seen": mark})
    if request.method == "POST" and form.is_valid():
        facts = {"meeting": found, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if not is_carried_out(form, lambda: verbs.write_agenda(**facts), "agenda", seen=mark):
            return _agenda_page(request, found, form)
        messages.success(request, _("Dagsordenen er gemt."))
        return redirect("networks:meeting", key=key)
    return _agenda_page(request, found, form)


def _agenda_page(request: SignedInRequest, meeting: Meeting, form: AgendaForm) -> HttpResponse:
    facts = {"form": form, "meeting": meeting, "network": meeting.network}
    return render(request, "networks/meeting_agenda.html", facts)


def _booked(request: SignedInRequest, network: Network, form: BookForm) -> Meeting | None:
    facts = {"network": network, "by": request.user, "at": timezone.now(), **form.asked}
    if booked := settled(form, lambda: verbs.book_meeting(**facts), "day"):
        messages.success(request, _("Mødet er aftalt, og indkaldelserne er på vej."))
    return booked


def _give(request: SignedInRequest, form: MeetingAnswerForm, invitee: Invitee, sequence: int) -> None:
    chosen = form.cleaned_data["answer"]
    facts = {"invitee": invitee, "answer": chosen, "sequence": sequence, "by": request.user, "at": timezone.now()}
    told_of(request, lambda: answer_invitation(**facts), _("Dit svar er gemt."))
