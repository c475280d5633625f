"""Addresses of boards and their meetings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
