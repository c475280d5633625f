"""Addresses of leader networks, a module a topic."""

from networks.urls import meetings, networks, programmes, scenarios

app_name = "networks"
urlpatterns = [
    *networks.urlpatterns,
    *meetings.urlpatterns,
    *programmes.urlpatterns,
    *scenarios.urlpatterns,
]
