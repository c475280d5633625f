"""Addresses of those who answer: by the link of a letter, or signed in."""

from django.urls import path

from evaluation.views import answers

urlpatterns = [
    path("svar/<str:token>/", answers.promise, name="answer"),
]
