"""Addresses of networks' meetings."""

from django.urls import path

from networks.views import attendance, meetings, moves, series

urlpatterns = [
    path("<int:pk>/moede/nyt/", meetings.book, name="book_meeting"),
    path("<int:pk>/moede/raekke/", series.book, name="book_series"),
    path("moede/<uuid:key>/", meetings.meeting, name="meeting"),
    path("moede/<uuid:key>/svar/<int:sequence>/", meetings.answer, name="answer_meeting"),
    path("moede/<uuid:key>/flyt/", moves.move, name="move_meeting"),
    path("moede/<uuid:key>/aflys/", moves.cancel, name="cancel_meeting"),
    path("moede/<uuid:key>/fremmoede/", attendance.note, name="note_attendance"),
    path("plads/<int:pk>/fremmoede/", attendance.note_talk, name="note_attendance_talk"),
    path("plads/<int:pk>/fremmoede/tag-tilbage/", attendance.withdraw_talk, name="withdraw_attendance_talk"),
    path("fremmoede/<int:pk>/", attendance.followed, name="followed_attendance"),
    path("moede/<uuid:key>/dagsorden/", meetings.agenda, name="write_agenda"),
]
