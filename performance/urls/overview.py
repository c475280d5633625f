"""Addresses of the overviews: mine, those of my employees, coverage; and of booking."""

from django.urls import path

from performance.views import booking, coverage, overview

urlpatterns = [
    path("", overview.dialogues, name="dialogues"),
    path("overblik/", coverage.coverage, name="coverage"),
    path("medarbejder/<int:pk>/", overview.employee, name="employee"),
    path("medarbejder/<int:pk>/book/", booking.book, name="book_dialogue"),
    path("<int:pk>/flyt/", booking.move, name="move_dialogue"),
    path("<int:pk>/aflys/", booking.cancel, name="cancel_dialogue"),
]
