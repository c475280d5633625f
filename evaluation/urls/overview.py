"""The address of evaluation's first page."""

from django.urls import path

from evaluation.views import overview

urlpatterns = [path("evaluering/", overview.my_evaluations, name="my_evaluations")]
