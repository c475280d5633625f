"""Addresses of the evaluation engine, a module a topic."""

from evaluation.urls import answers, reports, rounds

app_name = "evaluation"
urlpatterns = [*answers.urlpatterns, *reports.urlpatterns, *rounds.urlpatterns]
