"""Addresses of rounds: HR's side, and the employee representative's."""

from django.urls import path

from evaluation.views import rounds

urlpatterns = [
    path("evaluering/hr/<int:pk>/", rounds.round_page, name="round"),
]
