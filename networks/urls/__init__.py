"""Addresses of leader networks, a module a topic."""

from networks.urls import (
    agenda,
    arrivals,
    cycle,
    development,
    evaluations,
    feeds,
    meetings,
    members,
    minutes,
    money,
    networks,
    polls,
    programmes,
    scenarios,
    sheets,
    soundings,
    wishes,
)

app_name = "networks"
urlpatterns = [
    *networks.urlpatterns,
    *cycle.urlpatterns,
    *development.urlpatterns,
    *arrivals.urlpatterns,
    *meetings.urlpatterns,
    *feeds.urlpatterns,
    *members.urlpatterns,
    *money.urlpatterns,
    *agenda.urlpatterns,
    *minutes.urlpatterns,
    *polls.urlpatterns,
    *programmes.urlpatterns,
    *evaluations.urlpatterns,
    *scenarios.urlpatterns,
    *sheets.urlpatterns,
    *wishes.urlpatterns,
    *soundings.urlpatterns,
]
