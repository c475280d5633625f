"""Addresses of the evaluation of networks."""

from django.urls import path

from networks.views import evaluations

urlpatterns = [
    path("hr/program/<int:pk>/evalueringer/", evaluations.evaluations, name="evaluations"),
    path("hr/program/<int:pk>/evalueringer/ny/", evaluations.evaluate, name="evaluate_networks"),
    path("hr/program/<int:pk>/puls/", evaluations.choose_pulse, name="choose_pulse"),
    path("hr/evaluering/<int:pk>/", evaluations.evaluation, name="evaluation"),
    path("hr/evaluering/<int:pk>/sidste-dag/", evaluations.move_closing, name="move_closing"),
    path("hr/evaluering/<int:pk>/traek-tilbage/", evaluations.withdraw_evaluation, name="withdraw_evaluation"),
    path("<int:pk>/svar/", evaluations.network_answers, name="network_answers"),
]
