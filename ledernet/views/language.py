"""Choosing a language."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from organisation.actions.accounts import choose_language


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the choice with the account, or on this machine for those who have not signed in."""
    language = request.POST.get("language", "")
    page = request.POST.get("next", "")
    known = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    response = redirect(page if known else "my_day")
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            choose_language(account=request.user, language=language, by=request.user, at=timezone.now())
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=31_536_000, samesite="Lax", httponly=True)
    return response
