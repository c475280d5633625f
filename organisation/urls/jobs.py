"""Addresses of jobs."""

from django.urls import path

from organisation.views import jobs

urlpatterns = [
    path("job/<uuid:key>/", jobs.progress, name="job"),
    path("job/<uuid:key>/stop/", jobs.stop, name="stop_job"),
]
