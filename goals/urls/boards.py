"""Addresses of boards, their meetings and next steps."""

from django.urls import URLPattern, path

from goals.views import board_meetings, boards, steps

urlpatterns: list[URLPattern] = [
    path("tavler/", boards.boards, name="boards"),
    path("tavler/ny/", boards.set_up, name="set_up_board"),
    path("tavler/<int:pk>/", boards.board, name="board"),
    path("tavler/<int:pk>/pdf/", boards.paper, name="board_paper"),
    path("tavler/<int:pk>/ret/", boards.change, name="change_board"),
    path("tavler/<int:pk>/indikatorer/", boards.lines, name="board_lines"),
    path("tavler/<int:pk>/skridt/", steps.agree, name="agree_step"),
    path("tavler/<int:pk>/moede/", board_meetings.begin, name="begin_meeting"),
    path("tavler/moede/<int:pk>/", board_meetings.meeting, name="meeting"),
    path("tavler/moede/<int:pk>/slut/", board_meetings.end, name="end_meeting"),
    path("tavler/skridt/<int:pk>/", steps.change, name="change_step"),
    path("tavler/skridt/<int:pk>/afslut/", steps.settle, name="settle_step"),
    path("tavler/skridt/<int:pk>/genaabn/", steps.reopen, name="reopen_step"),
    path("tavler/skridt/<int:pk>/opad/", steps.pass_up, name="pass_up"),
]
