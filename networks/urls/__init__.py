"""Addresses of leader networks, a module a topic."""

from networks.urls import arrivals, cycle, evaluations, meetings, networks, programmes, scenarios, sheets

app_name = "networks"
urlpatterns = [
    *networks.urlpatterns,
    *cycle.urlpatterns,
    *arrivals.urlpatterns,
    *meetings.urlpatterns,
    *programmes.urlpatterns,
    *evaluations.urlpatterns,
    *scenarios.urlpatterns,
    *sheets.urlpatterns,
]
