"""Addresses of jobs."""

from django.urls import path

from organisation.views import jobs

urlpatterns = [
    path("hr/job/", jobs.latest, name="jobs"),
    path("job/<uuid:key>/", jobs.progress, name="job"),
    path("job/<uuid:key>/stop/", jobs.stop, name="stop_job"),
]
