"""Addresses of what was released: the leader's report."""

from django.urls import path

from evaluation.views import reports, talks

urlpatterns = [
    path("evaluering/rapport/<int:pk>/", reports.report, name="report"),
    path("evaluering/rapport/<int:pk>/pdf/", reports.paper, name="report_pdf"),
    path("evaluering/rapport/<int:pk>/fokus/", reports.choose_focus, name="choose_focus"),
    path("evaluering/rapport/<int:pk>/samtale/<str:whom>/", talks.talk, name="talk"),
    path("evaluering/rapport/<int:pk>/samtale/<str:whom>/aflys/", talks.cancel, name="cancel_talk"),
]
