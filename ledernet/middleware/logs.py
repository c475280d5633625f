"""Each request has an id of its own, in its log lines and in its answer."""

from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from ledernet.logs import request_id


def name_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give every request an id; the answer carries it, so that a user can quote it to the one who helps."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = request_id.set(uuid4().hex[:12])
        try:
            response = get_response(request)
            response["X-Request-Id"] = request_id.get()
            return response
        finally:
            request_id.reset(token)

    return answer
