"""Addresses of those who answer: by the link of a letter, or signed in."""

from django.urls import path

from evaluation.views import answers

urlpatterns = [
    path("svar/<str:token>/", answers.promise, name="answer"),
    path("svar/<str:token>/spoergsmaal/", answers.questions, name="answer_questions"),
    path("svar/<str:token>/tak/", answers.answered, name="answered"),
    path("svar/<str:token>/nej-tak/", answers.decline, name="decline_to_answer"),
    path("evaluering/besvar/", answers.to_answer, name="to_answer"),
    path("evaluering/besvar/<int:pk>/", answers.own_answer, name="own_answer"),
    path("saadan-passer-vi-paa-dine-svar/", answers.our_promise, name="promise"),
]
