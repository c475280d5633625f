"""Addresses of dialogues, a module a topic."""

from django.urls import URLPattern

app_name = "performance"
urlpatterns: list[URLPattern] = []
