"""Addresses of the evaluation engine, a module a topic."""

from evaluation.urls import answers, chains, overview, reports, rounds

app_name = "evaluation"
urlpatterns = [
    *overview.urlpatterns,
    *answers.urlpatterns,
    *reports.urlpatterns,
    *chains.urlpatterns,
    *rounds.urlpatterns,
]
