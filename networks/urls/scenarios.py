"""Addresses of proposals: the composition studio."""

from django.urls import path

from networks.views import frames, publishing, scenarios, seats

urlpatterns = [
    path("hr/program/<int:pk>/forslag/", scenarios.draft_scenario, name="draft_scenario"),
    path("hr/program/<int:pk>/sammenlign/", scenarios.compare_scenarios, name="compare_scenarios"),
    path("hr/forslag/<int:pk>/", scenarios.studio, name="studio"),
    path("hr/forslag/<int:pk>/oensker/", scenarios.weigh, name="weigh"),
    path("hr/forslag/<int:pk>/regner/", scenarios.progress, name="scenario_progress"),
    path("hr/forslag/<int:pk>/nyt/", scenarios.news, name="scenario_news"),
    path("hr/forslag/<int:pk>/stop/", scenarios.stop, name="stop_composing"),
    path("hr/forslag/<int:pk>/netvaerk/", frames.reframe, name="reframe"),
    path("hr/forslag/<int:pk>/gaelder-fra/", scenarios.first_day, name="first_day"),
    path("hr/forslag/<int:pk>/netvaerk/alle/", frames.reframe_all, name="reframe_all"),
    path("hr/forslag/<int:pk>/plads/", seats.seat, name="seat"),
    path("hr/forslag/<int:pk>/hold/", seats.pin, name="pin"),
    path("hr/forslag/<int:pk>/fortryd/", seats.undo, name="undo"),
    path("hr/forslag/<int:pk>/gentag/", seats.redo, name="redo"),
    path("hr/forslag/<int:pk>/ret/", publishing.correct, name="correct_published"),
    path("hr/forslag/<int:pk>/ret/frist/", publishing.correction_hour, name="correction_hour"),
    path("hr/forslag/<int:pk>/kasser/", scenarios.discard, name="discard_scenario"),
    path("hr/forslag/<int:pk>/frem/", scenarios.take_up, name="take_up_scenario"),
    path("hr/forslag/<int:pk>/offentliggoer/", publishing.publish, name="publish_scenario"),
]
