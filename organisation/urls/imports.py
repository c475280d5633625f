"""Addresses of imports."""

from django.urls import path

from organisation.views import imports

urlpatterns = [
    path("hr/organisation/filer/", imports.imports, name="imports"),
    path("hr/organisation/filer/<uuid:key>/", imports.one_import, name="import"),
    path("hr/organisation/filer/<uuid:key>/ja/", imports.apply_files, name="apply_import"),
    path("hr/organisation/filer/<uuid:key>/forkerte-raekker.csv", imports.wrong_rows, name="wrong_rows"),
]
