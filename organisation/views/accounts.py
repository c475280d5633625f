"""Access given to many at once: who lacks it, what they are written, and those who never came."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisation.access.roles import hr_desk
from organisation.actions.jobs import queue_job
from organisation.forms.accounts import WhomForm
from organisation.forms.requests import SignedInRequest
from organisation.models import Job
from organisation.queries.accounts import locked_out, never_came
from organisation.rules.accounts import Whom
from organisation.tasks import accounts as tasks
from organisation.tasks.jobs import ring


def access(request: SignedInRequest) -> HttpResponse:
    """Choose, see who it is, and give them access; when others have come meanwhile, they are shown first."""
    today, now = timezone.localdate(), timezone.now()
    hr_desk(request.user.person, today)
    asked = request.POST if request.method == "POST" else request.GET
    form = WhomForm(asked if "whom" in asked else {"whom": Whom.LEADERS}, on=today)
    found = locked_out(form.cleaned_data["whom"], form.cleaned_data["unit"], today) if form.is_valid() else None
    if request.method == "POST" and found:
        if request.POST.get("number") == str(len(found.reachable)):
            facts = _about(request, tasks.give_access.name, form.cleaned_data)
            return _begun(queue_job(kind="give_access", **facts))
        messages.error(request, _("Listen har ændret sig. Se den igennem igen; ingen har fået brev endnu."))
    waiting = never_came(today, now).count()
    return render(request, "organisation/access.html", {"form": form, "found": found, "waiting": waiting})


@require_POST
def write_again(request: SignedInRequest) -> HttpResponse:
    """A new link to those who were given access and never came, once theirs works no more."""
    hr_desk(request.user.person, timezone.localdate())
    return _begun(queue_job(kind="write_again", **_about(request, tasks.write_again.name, {})))


def _about(request: SignedInRequest, task: str, chosen: dict[str, Any]) -> dict[str, Any]:
    payload = chosen | {"page": reverse("organisation:access")}
    return {"task": task, "payload": payload, "by": request.user, "at": timezone.now()}


def _begun(job: Job) -> HttpResponse:
    ring(job)
    return redirect(job)
