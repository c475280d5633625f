"""Addresses of the polls by which a network finds a time."""

from django.urls import path

from networks.views import polls

urlpatterns = [
    path("<int:pk>/tider/", polls.propose, name="propose_times"),
    path("tider/<int:pk>/", polls.poll, name="poll"),
    path("tider/<int:pk>/vaelg/<int:time>/", polls.choose, name="choose_time"),
    path("tider/<int:pk>/traek/", polls.withdraw, name="withdraw_times"),
]
