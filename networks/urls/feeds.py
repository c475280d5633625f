"""Addresses of networks' calendars. What ends in .ics is fetched by calendar programs, which never sign in."""

from django.urls import path

from networks.views import feeds

urlpatterns = [
    path("<int:pk>/kalender/adresse/ny/", feeds.new_address, name="new_network_feed_address"),
    path("<int:pk>/kalender/adresse/luk/", feeds.close_address, name="close_network_feed_address"),
    path("kalender/<str:token>/netvaerk.ics", feeds.feed, name="network_feed"),
]
