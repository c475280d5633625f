"""Addresses of indicators, their targets and their measurements."""

from django.urls import path

from goals.views import indicators, measurement_import, measurements

urlpatterns = [
    path("maalinger/indlaes/", measurement_import.import_measurements, name="import_measurements"),
    path("maalinger/indlaes/gem/", measurement_import.apply_measurements, name="apply_measurements"),
    path("maalinger/maalinger.csv", measurement_import.measurement_template, name="measurement_template"),
    path("<int:pk>/indikator/ny/", indicators.add_indicator, name="add_indicator"),
    path("indikator/<int:pk>/", indicators.indicator, name="indicator"),
    path("indikator/<int:pk>/ret/", indicators.change_indicator, name="change_indicator"),
    path("indikator/<int:pk>/afslut/", indicators.end_indicator, name="end_indicator"),
    path("indikator/<int:pk>/maaltal/", measurements.set_target, name="set_target"),
    path("maaltal/<int:pk>/ret/", measurements.change_target, name="change_target"),
    path("maaltal/<int:pk>/fjern/", measurements.remove_target, name="remove_target"),
    path("indikator/<int:pk>/maaling/", measurements.measure, name="measure"),
    path("maaling/<int:pk>/fjern/", measurements.remove_measurement, name="remove_measurement"),
]
