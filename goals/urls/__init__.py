"""Addresses of goals, a module a topic."""

from goals.urls import boards, goals, indicators

app_name = "goals"
urlpatterns = [*goals.urlpatterns, *indicators.urlpatterns, *boards.urlpatterns]
