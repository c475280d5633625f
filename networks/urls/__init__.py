"""Addresses of leader networks, a module a topic."""

from networks.urls import arrivals, cycle, evaluations, meetings, money, networks, programmes, scenarios, sheets

app_name = "networks"
urlpatterns = [
    *networks.urlpatterns,
    *cycle.urlpatterns,
    *arrivals.urlpatterns,
    *meetings.urlpatterns,
    *money.urlpatterns,
    *programmes.urlpatterns,
    *evaluations.urlpatterns,
    *scenarios.urlpatterns,
    *sheets.urlpatterns,
]
