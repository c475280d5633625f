"""HR's pages about leadership groups."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisation.access.people import group_for, group_member_for
from organisation.access.roles import hr_desk
from organisation.actions import groups as verbs
from organisation.forms.pages import page_of
from organisation.forms.people import GroupForm, JoinForm
from organisation.forms.requests import SignedInRequest
from organisation.queries.groups import groups_with_size, members_of


def groups(request: SignedInRequest) -> HttpResponse:
    """All leadership groups."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    return render(request, "organisation/groups.html", {"page": page_of(request, groups_with_size(today))})


def form_group(request: SignedInRequest) -> HttpResponse:
    """Form a new group."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    form = GroupForm(request.POST or None, initial={"starts": today})
    if request.method == "POST" and form.is_valid():
        group = verbs.form_group(by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("%(name)s er oprettet.") % {"name": group.name})
        return redirect("organisation:group", pk=group.pk)
    return render(request, "organisation/group_form.html", {"form": form})


def group(request: SignedInRequest, pk: int) -> HttpResponse:
    """One group: who is in it, who was, and room for one more."""
    today = timezone.localdate()
    found = group_for(request.user.person, pk, today)
    form = JoinForm(request.POST or None, initial={"starts": today})
    if request.method == "POST" and form.is_valid():
        who, starts = form.cleaned_data["who"], form.cleaned_data["starts"]
        verbs.join_group(group=found, person=who, starts=starts, by=request.user, at=timezone.now())
        messages.success(request, _("%(name)s er med i ledergruppen.") % {"name": who.name})
        return redirect("organisation:group", pk=pk)
    context = {"group": found, "members": members_of(found), "form": form, "today": today}
    return render(request, "organisation/group.html", context)


def correct_group(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct a group's name or period."""
    found = group_for(request.user.person, pk, timezone.localdate())
    form = GroupForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        verbs.correct_group(group=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Rettelsen er gemt."))
        return redirect("organisation:group", pk=pk)
    return render(request, "organisation/group_form.html", {"form": form, "group": found})


@require_POST
def leave_group(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody out of a group."""
    today = timezone.localdate()
    member = group_member_for(request.user.person, pk, today)
    verbs.leave_group(member=member, on=today, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s er ude af ledergruppen.") % {"name": member.person.name})
    return redirect("organisation:group", pk=member.group_id)
