"""Proposals upwards: written and approved in the network, sent, and answered by the one they are to."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.networks import network_for
from networks.access.proposals import asked_of, proposal_for
from networks.actions import proposals as verbs
from networks.forms.proposals import AnswerForm, EditionForm, ProposalForm, SendForm
from networks.queries.proposals import proposal_page, proposals_to, recipients_for
from networks.rules.proposals import ANSWER_DAYS, State
from organisation.forms.acting import settled, told_of
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


@require_safe
def proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    """A proposal, who stands behind it, and the answer: for the network's members and its facilitator."""
    today = timezone.localdate()
    found = proposal_for(request.user.person, pk, today)
    page = proposal_page(found, request.user.person, today)
    form = EditionForm(initial={"edition": found.edition})
    return render(request, "networks/proposal.html", {"page": page, "proposal": found, "form": form, "today": today})


def draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write a proposal for the others to read."""
    person, today = request.user.person, timezone.localdate()
    network = network_for(person, pk, today)
    form = ProposalForm(request.POST or None, recipients=recipients_for(network, today))
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {
            "network": network,
            "author": person,
            "by": request.user,
            "at": timezone.now(),
        } | form.cleaned_data
        if written := settled(form, lambda: verbs.draft_proposal(**given)):
            messages.success(request, _("Udkastet er gemt. Nu kan de andre læse det og sige, om de står bag."))
            return redirect(written)
    return render(request, "networks/proposal_form.html", {"form": form, "network": network})


def rewrite(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say a draft in another way."""
    person, today = request.user.person, timezone.localdate()
    found = proposal_for(person, pk, today, to="write")
    form = ProposalForm(request.POST or None, recipients=recipients_for(found.network, today), proposal=found)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {
            "proposal": found,
            "person": person,
            "by": request.user,
            "at": timezone.now(),
        } | form.cleaned_data
        if settled(form, lambda: verbs.rewrite_proposal(**given), edition=found.edition):
            messages.success(request, _("Udkastet er rettet. De andre skal sige igen, om de står bag."))
            return redirect(found)
    facts = {"form": form, "network": found.network, "proposal": found}
    return render(request, "networks/proposal_form.html", facts)


@require_POST
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stand behind the words one has read."""
    person = request.user.person
    found, form = proposal_for(person, pk, timezone.localdate(), to="approve"), EditionForm(request.POST)
    if form.is_valid():
        given: dict[str, Any] = {
            "proposal": found,
            "person": person,
            "by": request.user,
            "at": timezone.now(),
        } | form.cleaned_data
        told_of(request, lambda: verbs.approve_proposal(**given), _("Du står bag forslaget."))
    return redirect(found)


@require_POST
def withdraw_approval(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stand behind it no longer."""
    person = request.user.person
    found = proposal_for(person, pk, timezone.localdate(), to="approve")
    given: dict[str, Any] = {"proposal": found, "person": person, "by": request.user, "at": timezone.now()}
    told_of(request, lambda: verbs.withdraw_approval(**given), _("Du står ikke længere bag forslaget."))
    return redirect(found)


@require_POST
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    found = proposal_for(request.user.person, pk, timezone.localdate(), to="write")
    given: dict[str, Any] = {"proposal": found, "by": request.user, "at": timezone.now()}
    told_of(request, lambda: verbs.drop_proposal(**given), _("Udkastet er slettet."))
    return redirect("networks:network", pk=found.network_id)


def send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read it a last time, say by when an answer is wanted, and send it."""
    today = timezone.localdate()
    found = proposal_for(request.user.person, pk, today, to="write")
    shown = {"edition": found.edition, "answer_by": today + ANSWER_DAYS}
    form = SendForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"proposal": found, "by": request.user, "at": timezone.now()} | form.cleaned_data
        if settled(form, lambda: verbs.send_proposal(**given), edition=found.edition):
            messages.success(request, _("Forslaget er sendt til %(name)s.") % {"name": found.to.name})
            return redirect(found)
    page = proposal_page(found, request.user.person, today)
    return render(request, "networks/proposal_send.html", {"form": form, "page": page, "proposal": found})


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what has not been answered."""
    found = proposal_for(request.user.person, pk, timezone.localdate(), to="recall")
    given: dict[str, Any] = {"proposal": found, "by": request.user, "at": timezone.now()}
    told = _("Forslaget er trukket tilbage, og %(name)s har fået besked.") % {"name": found.to.name}
    told_of(request, lambda: verbs.withdraw_proposal(**given), told)
    return redirect(found)


@require_safe
def to_me(request: SignedInRequest) -> HttpResponse:
    """What networks have proposed to oneself."""
    page = page_of(request, proposals_to(request.user.person))
    return render(request, "networks/proposals_to_me.html", {"page": page, "today": timezone.localdate()})


def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read a proposal and answer it; what has been answered stays to be read."""
    found = asked_of(request.user.person, pk)
    is_shown = found.state == State.SENT or request.method == "POST"
    form = AnswerForm(request.POST or None) if is_shown else None
    if form is not None and request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"proposal": found, "by": request.user, "at": timezone.now()} | form.asked
        if settled(form, lambda: verbs.answer_proposal(**given)):
            messages.success(request, _("Svaret er sendt til netværket."))
            return redirect("networks:answer_proposal", pk=pk)
    facts = {"form": form, "proposal": found, "today": timezone.localdate()}
    return render(request, "networks/proposal_answer.html", facts)
