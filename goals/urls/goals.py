"""Addresses of goals and their efforts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
