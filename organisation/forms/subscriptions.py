"""How calendar programs fetch what they subscribe to: they do not sign in, and keep what has not changed."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag


def subscribed(request: HttpRequest, content: bytes) -> HttpResponseBase:
    """A calendar as an answer; "not changed" where the program has these very bytes."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    set_response_etag(response)
    patch_cache_control(response, private=True, no_cache=True)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
