"""Addresses of the whole house."""

from django.conf import settings
from django.urls import include, path

from ledernet.views import components, demo, health, hr, language, my_day, trail

urlpatterns = [
    path("", my_day.my_day, name="my_day"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("hr/", hr.desk, name="hr_desk"),
    path("hr/spor/", trail.trail, name="trail"),
    path("komponenter/", components.components, name="components"),
    path("sprog/", language.choose, name="choose_language"),
    path("konto/", include("ledernet.account_urls")),
    path("", include("organisation.urls")),
    path("", include("evaluation.urls")),
    path("netvaerk/", include("networks.urls")),
    path("maal/", include("goals.urls")),
    path("samtaler/", include("performance.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/<str:role>/<str:token>/", demo.sign_in, name="demo_sign_in"))
