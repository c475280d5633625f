"""Addresses of the ground floor, a module a topic."""

from organisation.urls import jobs

app_name = "organisation"
urlpatterns = [*jobs.urlpatterns]
