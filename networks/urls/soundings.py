"""Addresses of soundings: HR's side of the hearing of a composition, and the superior's."""

from django.urls import path

from networks.views import soundings

urlpatterns = [
    path("hr/forslag/<int:pk>/hoering/", soundings.begin, name="begin_sounding"),
    path("hr/sammensaetning/hoering/<int:pk>/", soundings.desk, name="sounding_desk"),
    path("hr/sammensaetning/hoering/<int:pk>/dag/", soundings.extend, name="extend_sounding"),
    path("hr/sammensaetning/hoering/<int:pk>/traek/", soundings.withdraw, name="withdraw_sounding"),
    path("hr/sammensaetning/indvending/<int:pk>/", soundings.handle, name="settle_objection"),
    path("sammensaetning/hoering/<int:pk>/", soundings.sounding, name="sounding"),
]
