"""Addresses of what a meeting leaves behind."""

from django.urls import path

from networks.views import material, minutes

urlpatterns = [
    path("moede/<uuid:key>/referat/", minutes.minutes, name="write_minutes"),
    path("moede/<uuid:key>/aftalt/", minutes.outcome, name="note_outcome"),
    path("moede/<uuid:key>/aftalt/<int:pk>/", minutes.settle, name="settle_outcome"),
    path("moede/<uuid:key>/aftalt/<int:pk>/ret/", minutes.correct, name="correct_outcome"),
    path("moede/<uuid:key>/aftalt/<int:pk>/slet/", minutes.drop, name="drop_outcome"),
    path("moede/<uuid:key>/materiale/", material.upload, name="put_up"),
    path("materiale/<int:pk>/", material.download, name="material"),
    path("materiale/<int:pk>/slet/", material.remove, name="take_down"),
]
