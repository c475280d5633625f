"""Addresses of a dialogue: preparing, reading, agreeing, signing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
