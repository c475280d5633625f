"""LederNet's addresses and one more: the floor, an empty view behind the sign-in."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from ledernet.urls import urlpatterns as of_the_product


def floor(request: HttpRequest) -> HttpResponse:
    """Nothing but session and sign-in."""
    return HttpResponse(str(request.user.pk))


urlpatterns = [path("bench/floor", floor, name="bench_floor"), *of_the_product]
