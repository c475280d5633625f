"""Addresses of arrivals and departures: HR's side, and the farewell question."""

from django.urls import path

from networks.views import departures, newcomers

urlpatterns = [
    path("nye/", newcomers.newcomers, name="newcomers"),
    path("nye/<int:programme>/<int:person>/", newcomers.newcomer, name="newcomer"),
    path("nye/<int:programme>/<int:person>/vent/", newcomers.put_off, name="put_off_newcomer"),
    path("nye/vent/<int:pk>/slut/", newcomers.take_up_again, name="take_up_newcomer"),
    path("nye/plads/<int:pk>/fortryd/", newcomers.undo_placement, name="undo_placement"),
    path("afgange/", departures.departures, name="departures"),
    path("afgange/plads/<int:pk>/", departures.let_go, name="let_go"),
    path("afgange/plads/<int:pk>/hold/", departures.hold_place, name="hold_place"),
    path("afgange/plads/<int:pk>/hold/slut/", departures.stop_holding, name="stop_holding"),
    path("afgange/afsked/<int:pk>/fortryd/", departures.undo_parting, name="undo_parting"),
    path("afgange/netvaerk/<int:pk>/", departures.backfill, name="backfill"),
    path("<int:pk>/nej-tak/", departures.leave, name="leave_network"),
    path("farvel/<int:pk>/", departures.farewell, name="farewell"),
]
