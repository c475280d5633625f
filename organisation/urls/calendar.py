"""Addresses of the calendar. What ends in .ics is fetched by calendar programs, which never sign in."""

from django.urls import path

from organisation.views import busy, calendar, feeds

urlpatterns = [
    path("kalender/", feeds.my_calendar, name="my_calendar"),
    path("kalender/adresse/ny/", feeds.new_address, name="new_feed_address"),
    path("kalender/adresse/luk/", feeds.close_address, name="close_feed_address"),
    path("kalender/optaget/", busy.busy_times, name="busy_times"),
    path("kalender/optaget/stop/", busy.stop, name="stop_busy_times"),
    path("kalender/moede/<int:pk>/", calendar.appointment, name="appointment"),
    path("kalender/moede/<int:pk>/svar/", calendar.answer, name="answer_appointment"),
    path("kalender/moede/<int:pk>/moede.ics", calendar.download, name="download_appointment"),
    path("kalender/svar/<str:token>/", calendar.answer_by_letter, name="answer_by_letter"),
    path("kalender/<str:token>/ledernet.ics", feeds.feed, name="feed"),
]
