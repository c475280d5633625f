"""Addresses of the ground floor, a module a topic."""

from organisation.urls import calendar, jobs, people

app_name = "organisation"
urlpatterns = [*calendar.urlpatterns, *jobs.urlpatterns, *people.urlpatterns]
