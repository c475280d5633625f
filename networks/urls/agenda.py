"""Addresses of what a meeting works with: the agenda, its clock, and the dilemmas that members bring."""

from django.urls import path

from networks.views import agenda, clock, dilemmas

urlpatterns = [
    path("metoder/", agenda.methods, name="methods"),
    path("moede/<uuid:key>/punkter/", agenda.points, name="points"),
    path("punkt/<int:pk>/", agenda.change, name="change_point"),
    path("punkt/<int:pk>/fjern/", agenda.drop, name="drop_point"),
    path("punkt/<int:pk>/flyt/<str:way>/", agenda.shift, name="shift_point"),
    path("punkt/<int:pk>/ur/", clock.clock, name="clock"),
    path("punkt/<int:pk>/ur/stand/", clock.stand, name="clock_stand"),
    path("punkt/<int:pk>/ur/begynd/", clock.begin, name="begin_clock"),
    path("punkt/<int:pk>/ur/videre/", clock.go_on, name="go_on"),
    path("punkt/<int:pk>/ur/mere/", clock.give_more, name="give_more"),
    path("punkt/<int:pk>/ur/stop/", clock.stop, name="stop_clock"),
    path("<int:pk>/dilemmaer/", dilemmas.dilemmas, name="dilemmas"),
    path("<int:pk>/dilemmaer/nyt/", dilemmas.bring, name="bring_dilemma"),
    path("dilemma/<int:pk>/", dilemmas.rewrite, name="rewrite_dilemma"),
    path("dilemma/<int:pk>/slet/", dilemmas.take_back, name="take_back_dilemma"),
]
