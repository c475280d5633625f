"""HR's pages of rounds: all of them, one as it stands, and its rules while they may still change."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation.access.rounds import round_for
from evaluation.actions import rounds as verbs
from evaluation.actions.telling import Ask
from evaluation.forms.rounds import PromiseForm, RoundForm, first_rules, rules_now
from evaluation.models import Round
from evaluation.queries.lists import (
    asked_of,
    can_sign_in,
    numbers_of,
    people_untold,
    sample_invitation,
    scope_name,
)
from evaluation.queries.rounds import rounds_by_state, rules_digest, turnout
from evaluation.queries.withheld import withheld
from evaluation.rules.promises import KEYS_MEAN, VISIBILITY_MEANS, is_short, open_words, promise_lines
from evaluation.rules.rounds import ONE_OF, RaterGroup, State
from organisation.access.roles import hr_desk
from organisation.actions.letters import drafted
from organisation.forms.acting import is_carried_out, refused_aloud, told_of
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest
from organisation.queries.people import holders_of
from organisation.queries.units import units_to_choose
from organisation.rules.roles import Role


def is_frozen(request: SignedInRequest, round: Round) -> bool:
    """Whether a round has opened, which is then said: nothing of it can change."""
    if round.state == State.DRAFT:
        return False
    messages.error(request, _("Runden er åbnet. Regler og lister ligger fast."))
    return True


@require_safe
def rounds(request: SignedInRequest) -> HttpResponse:
    """All rounds, each with where it stands."""
    now = timezone.now()
    hr_desk(request.user.person, timezone.localdate(now))
    return render(request, "evaluation/rounds.html", {"page": page_of(request, rounds_by_state()), "now": now})


@require_safe
def round_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """A round as it stands."""
    now = timezone.now()
    round = round_for(request.user.person, pk, timezone.localdate(now))
    page = {State.DRAFT: draft_page, State.OPEN: open_page, State.PUBLISHED: published_page}
    facts = page.get(State(round.state), ended_page)(round, now)
    frame = {"round": round, "scope": scope_name(round), "keys_mean": KEYS_MEAN[round.two_keys]}
    return render(request, f"evaluation/round_{round.state}.html", frame | promised(round) | facts)


def draft_page(round: Round, now: datetime) -> dict[str, Any]:
    """Under preparation: what it comes to, and the letter as it would be read."""
    return {
        "numbers": numbers_of(round),
        "letter": sample_letter(round),
        "is_short": is_short(round.deadline, now),
        "can_sign_in": can_sign_in(round.representative),
    }


def open_page(round: Round, now: datetime) -> dict[str, Any]:
    """Open: how far it has come in words, and what comes next."""
    late = now > round.deadline
    facts = {"numbers": numbers_of(round), "turnout": turnout(round), "untold": people_untold(round)}
    return facts | {"is_late": late, "is_changed": late and rules_digest(round) != round.rules_digest}


def published_page(round: Round, now: datetime) -> dict[str, Any]:
    """Published: what is not shown, in totals."""
    return {"withheld": withheld(round)}


def ended_page(round: Round, now: datetime) -> dict[str, Any]:
    """Closed or lost: nothing but the rules."""
    return {}


def promised(round: Round) -> dict[str, Any]:
    """The promise of a round as it is printed."""
    lines = promise_lines(round.k, round.visibility, two_keys=round.two_keys)
    return {"promise": lines, "openly": open_words(), "deadline": round.deadline}


def sample_letter(round: Round) -> dict[str, str] | None:
    """The invitation as somebody would read it; the link is made when the round opens."""
    invitation = sample_invitation(round)
    if invitation is None:
        return None
    link = _("(her kommer linket til dit svarskema)")
    asks = [
        Ask(one.assessment.name, one.assessment.first_name, ONE_OF[RaterGroup(one.group)], link)
        for one in asked_of(invitation)
    ]
    facts = {"round": round, "asks": asks, "reader": invitation.person}
    subject, text = drafted("evaluation_invitation", facts)
    return {"subject": subject, "text": text, "to": invitation.person.name}


def new_round(request: SignedInRequest) -> HttpResponse:
    """Prepare a round."""
    now = timezone.now()
    hr_desk(request.user.person, timezone.localdate(now))
    form = form_of(request, now)
    if is_sent(request) and form.is_valid():
        round = verbs.make_round(rules=form.rules, by=request.user, at=now)
        messages.success(request, _("%(title)s er forberedt. Ingen har fået besked.") % {"title": round.title})
        return redirect(round)
    return render(request, "evaluation/round_form.html", page_of_form(form, now))


def change_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the rules of a round that has not opened."""
    now = timezone.now()
    round = round_for(request.user.person, pk, timezone.localdate(now))
    form = form_of(request, now, round)
    if request.method != "POST" and is_frozen(request, round):
        return redirect(round)
    if is_sent(request) and form.is_valid():
        change = verbs.change_round
        if is_carried_out(form, lambda: change(round=round, rules=form.rules, by=request.user, at=now)):
            messages.success(request, _("Reglerne er gemt, og listerne er lavet igen."))
            return redirect(round)
    return render(request, "evaluation/round_form.html", page_of_form(form, now) | {"round": round})


def is_sent(request: SignedInRequest) -> bool:
    """Whether the form is sent to be kept; asking only to see the promise keeps nothing."""
    return request.method == "POST" and "show" not in request.POST


def form_of(request: SignedInRequest, now: datetime, round: Round | None = None) -> RoundForm:
    """The form as sent, as written so far, or as it begins."""
    today = timezone.localdate(now)
    first = rules_now(round) if round else first_rules(today)
    written = {name: request.POST.get(name, "") for name in RoundForm.base_fields} if "show" in request.POST else first
    return RoundForm(
        request.POST if is_sent(request) else None,
        initial=written,
        units=units_to_choose(day_of(round, today)),
        representatives=holders_of(Role.EMPLOYEE_REPRESENTATIVE, today),
        at=now,
    )


def day_of(round: Round | None, today: date) -> date:
    """The day whose units may be chosen."""
    return round.on if round else today


def page_of_form(form: RoundForm, now: datetime) -> dict[str, Any]:
    """The form, what each choice means, and the promise as it would be printed."""
    means = {
        "visibility": [(choice.value, words) for choice, words in VISIBILITY_MEANS.items()],
        "two_keys": [("nej", KEYS_MEAN[False]), ("ja", KEYS_MEAN[True])],
    }
    asked = PromiseForm({name: form[name].value() for name in PromiseForm.base_fields})
    return {"form": form, "means": means} | promise_of(asked, now)


def promise_of(asked: PromiseForm, now: datetime) -> dict[str, Any]:
    """The promise for the choices made so far, and whether the time to answer is short."""
    found = asked.choices
    deadline = found["deadline"]
    return {
        "promise": promise_lines(found["k"], found["visibility"], two_keys=found["two_keys"]),
        "openly": open_words(),
        "deadline": deadline,
        "is_short": deadline is not None and now < deadline and is_short(deadline, now),
    }


@require_safe
def promise(request: SignedInRequest) -> HttpResponse:
    """The promise for the choices as they stand in the form that asks."""
    now = timezone.now()
    hr_desk(request.user.person, timezone.localdate(now))
    if not request.htmx:
        return redirect("evaluation:new_round")
    return render(request, "evaluation/round_promise.html", promise_of(PromiseForm(request.GET), now))


@require_POST
def derive_raters(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read the organisation of the round's day again."""
    round = round_for(request.user.person, pk, timezone.localdate())
    done = _("Organisationen er hentet igen, og listerne er nye.")
    told_of(request, lambda: verbs.derive_raters(round=round, by=request.user, at=timezone.now()), done)
    return redirect(round)


@require_POST
def ask_for_review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the representative a letter with the way to the promise."""
    round = round_for(request.user.person, pk, timezone.localdate())
    with refused_aloud(request):
        asked = verbs.ask_for_review(round=round, by=request.user, at=timezone.now())
        say_asked(request, asked)
    return redirect(round)


def say_asked(request: SignedInRequest, round: Round) -> None:
    """Whether a letter is on its way to the representative."""
    name = {"name": round.representative}
    if round.representative is not None and round.representative.email:
        messages.success(request, _("Brevet til %(name)s er på vej.") % name)
    else:
        messages.warning(request, _("%(name)s har ingen mailadresse. Sig det på en anden måde.") % name)


def drop_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask, and then discard a round that has not opened."""
    round = round_for(request.user.person, pk, timezone.localdate())
    if is_frozen(request, round):
        return redirect(round)
    if request.method != "POST":
        return render(request, "evaluation/round_drop.html", {"round": round})
    done = _("%(title)s er kasseret. Ingen havde fået besked.") % {"title": round.title}
    if told_of(request, lambda: verbs.drop_round(round=round, by=request.user, at=timezone.now()), done):
        return redirect("evaluation:rounds")
    return redirect(round)
