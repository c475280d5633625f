"""What a view may rely on: whoever comes past the sign-in has an account, and htmx says when it asks."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from organisation.models import Account


class SignedInRequest(HttpRequest):
    """A request that LoginRequiredMiddleware has let through."""

    user: Account
    htmx: HtmxDetails
