"""Persona links of the demo. They exist only in demo mode (`ledernet.urls`), and only for the personas."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ledernet.demo.personas import persona_by_token
from ledernet.signin import sign_in_as


@login_not_required
def sign_in(request: HttpRequest, role: str, token: str) -> HttpResponse:
    """Sign in as one of the demo's personas."""
    account = persona_by_token(role, token)
    if account is None:
        raise Http404
    sign_in_as(request, account, lambda: login(request, account))
    return redirect("my_day")
