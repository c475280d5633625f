"""Addresses of arrivals: HR's side."""

from django.urls import path

from networks.views import newcomers

urlpatterns = [
    path("nye/", newcomers.newcomers, name="newcomers"),
    path("nye/<int:programme>/<int:person>/", newcomers.newcomer, name="newcomer"),
    path("nye/<int:programme>/<int:person>/vent/", newcomers.put_off, name="put_off_newcomer"),
    path("nye/vent/<int:pk>/slut/", newcomers.take_up_again, name="take_up_newcomer"),
    path("nye/plads/<int:pk>/fortryd/", newcomers.undo_placement, name="undo_placement"),
]
