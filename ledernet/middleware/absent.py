"""An address with a number that no database holds names nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from organisation.rules.numbers import GREATEST


class RefuseFarNumbers:
    """Such an address is answered as that of an object that is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, untouched."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, parts: Any, named: Mapping[str, Any]) -> None:
        """Raise Http404 before the view asks the database; who has not signed in is asked to do so first."""
        if any(isinstance(one, int) and one > GREATEST for one in named.values()):
            raise Http404
