"""Access given to many at once: who lacks it, what they are written, and those who never came."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from organisation.access.roles import hr_desk
from organisation.actions import accounts as verbs
from organisation.forms.accounts import WhomForm
from organisation.forms.requests import SignedInRequest
from organisation.models import Account
from organisation.queries.accounts import locked_out, never_came
from organisation.rules.accounts import Whom


def access(request: SignedInRequest) -> HttpResponse:
    """Choose, see who it is, and give them access; when others have come meanwhile, they are shown first."""
    today, now = timezone.localdate(), timezone.now()
    hr_desk(request.user.person, today)
    asked = request.POST if request.method == "POST" else request.GET
    form = WhomForm(asked if "whom" in asked else {"whom": Whom.LEADERS}, on=today)
    found = locked_out(form.cleaned_data["whom"], form.cleaned_data["unit"], today) if form.is_valid() else None
    if request.method == "POST" and found:
        if request.POST.get("number") == str(len(found.reachable)):
            return _given(request, verbs.open_accounts(people=found.reachable, by=request.user, at=now))
        messages.error(request, _("Listen har ændret sig. Se den igennem igen; ingen har fået brev endnu."))
    waiting = never_came(today, now).count()
    return render(request, "organisation/access.html", {"form": form, "found": found, "waiting": waiting})


@require_POST
def write_again(request: SignedInRequest) -> HttpResponse:
    """A new link to those who were given access and never came, once theirs works no more."""
    today, now = timezone.localdate(), timezone.now()
    hr_desk(request.user.person, today)
    return _given(request, verbs.welcome_again(accounts=never_came(today, now), by=request.user, at=now))


def _given(request: SignedInRequest, accounts: list[Account]) -> HttpResponse:
    told = ngettext("%(count)s får et brev med et link.", "%(count)s får et brev med et link.", len(accounts))
    messages.success(request, told % {"count": len(accounts)})
    return redirect("organisation:access")
