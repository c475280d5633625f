"""Addresses of the chain view."""

from django.urls import path

from evaluation.views import chains

urlpatterns = [
    path("evaluering/kaeden/<int:pk>/", chains.chain, name="chain"),
    path("evaluering/kaeden/<int:pk>/gren/<int:place>/", chains.branch, name="chain_branch"),
    path("evaluering/kaeden/<int:pk>/excel/", chains.sheet, name="chain_xlsx"),
    path("evaluering/kaeden/<int:pk>/pdf/", chains.paper, name="chain_pdf"),
]
