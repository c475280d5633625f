"""Addresses of the overviews: mine, those of my employees, coverage."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
