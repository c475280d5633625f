"""Addresses of a network's life and of the decisions about it."""

from django.urls import path

from networks.views import cycle, decisions, watch

urlpatterns = [
    path("<int:pk>/forloeb/", cycle.life, name="life"),
    path("<int:pk>/forloeb/datoer/", cycle.set_dates, name="set_dates"),
    path("<int:pk>/forloeb/kriterier/", cycle.set_criteria, name="set_criteria"),
    path("<int:pk>/forloeb/dialog/", cycle.note_dialogue, name="note_dialogue"),
    path("<int:pk>/forloeb/hold-oeje/", watch.watch, name="watch"),
    path("hr/program/<int:pk>/loefter/", watch.promises, name="promises"),
    path("<int:pk>/forloeb/beslut/", decisions.decide, name="decide"),
    path("<int:pk>/forloeb/beslut/<slug:slug>/", decisions.decide_as, name="decide_as"),
    path("hr/program/<int:pk>/nyt-design/", decisions.redesign_together, name="redesign_together"),
    path("beslutning/<int:pk>/fortryd/", decisions.undo_decision, name="undo_decision"),
]
