"""Addresses of goals, a module a topic."""

from django.urls import URLPattern

app_name = "goals"
urlpatterns: list[URLPattern] = []
