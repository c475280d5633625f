"""Addresses of networks: the members' side, and HR's facts."""

from django.urls import path

from networks.views import availability, health, network_import, networks

urlpatterns = [
    path("", networks.my_networks, name="my_networks"),
    path("<int:pk>/", networks.network, name="network"),
    path("ugedage/<int:pk>/", availability.weekdays, name="weekdays"),
    path("ugedage/<int:pk>/slet/", availability.forget, name="forget_weekdays"),
    path("saadan-gaar-det/", health.health, name="health"),
    path("daekning/", health.coverage, name="coverage"),
    path("hr/netvaerk/indlaes/", network_import.import_networks, name="import_networks"),
    path("hr/netvaerk/indlaes/gem/", network_import.apply_networks, name="apply_networks"),
    path("hr/netvaerk/indlaes/netvaerk.csv", network_import.network_template, name="network_template"),
    path("hr/netvaerk/", networks.all_networks_list, name="networks"),
    path("hr/netvaerk/<int:pk>/", networks.facts, name="network_facts"),
    path("hr/netvaerk/<int:pk>/ret/", networks.change, name="change_network"),
    path("hr/plads/<int:pk>/slut/", networks.end_membership, name="end_membership"),
]
