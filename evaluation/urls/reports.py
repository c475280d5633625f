"""Addresses of what was released: the leader's report."""

from django.urls import path

from evaluation.views import reports

urlpatterns = [
    path("evaluering/rapport/<int:pk>/", reports.report, name="report"),
    path("evaluering/rapport/<int:pk>/pdf/", reports.paper, name="report_pdf"),
    path("evaluering/rapport/<int:pk>/fokus/", reports.choose_focus, name="choose_focus"),
]
