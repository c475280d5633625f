"""Addresses of wishes before composition: HR's round, and each leader's answer."""

from django.urls import path

from networks.views import wishes

urlpatterns = [
    path("hr/program/<int:pk>/oenskerunde/", wishes.open_round, name="open_wish_round"),
    path("hr/oenskerunde/<int:pk>/", wishes.wish_round, name="wish_round"),
    path("hr/oenskerunde/<int:pk>/dag/", wishes.extend, name="extend_wish_round"),
    path("hr/oenskerunde/<int:pk>/traek/", wishes.withdraw_round, name="withdraw_wish_round"),
    path("hr/oenskerunde/<int:pk>/par/<int:one>/<int:other>/", wishes.settle_apart, name="settle_apart"),
    path("oensker/<int:pk>/", wishes.wishes, name="wishes"),
    path("oensker/<int:pk>/slet/", wishes.withdraw, name="withdraw_wishes"),
]
