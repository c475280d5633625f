"""Addresses of indicators and measurements."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
