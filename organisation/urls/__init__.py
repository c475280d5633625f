"""Addresses of the ground floor, a module a topic."""

from organisation.urls import calendar, imports, jobs, people

app_name = "organisation"
urlpatterns = [*calendar.urlpatterns, *imports.urlpatterns, *jobs.urlpatterns, *people.urlpatterns]
