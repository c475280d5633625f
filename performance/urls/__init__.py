"""Addresses of dialogues, a module a topic."""

from performance.urls import dialogues, overview

app_name = "performance"
urlpatterns = [*overview.urlpatterns, *dialogues.urlpatterns]
