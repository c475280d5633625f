"""Addresses of networks' meetings."""

from django.urls import path

from networks.views import meetings

urlpatterns = [
    path("<int:pk>/moede/nyt/", meetings.book, name="book_meeting"),
    path("moede/<uuid:key>/", meetings.meeting, name="meeting"),
    path("moede/<uuid:key>/svar/<int:sequence>/", meetings.answer, name="answer_meeting"),
    path("moede/<uuid:key>/flyt/", meetings.move, name="move_meeting"),
    path("moede/<uuid:key>/aflys/", meetings.cancel, name="cancel_meeting"),
    path("moede/<uuid:key>/dagsorden/", meetings.agenda, name="write_agenda"),
]
