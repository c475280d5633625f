"""Addresses of goals, what they contribute to, and their efforts."""

from django.urls import path

from goals.views import contributions, efforts, goals, setting, ways

urlpatterns = [
    path("", goals.goals, name="goals"),
    path("nyt/", setting.set_goal, name="set_goal"),
    path("<int:pk>/", goals.goal, name="goal"),
    path("<int:pk>/herunder/", goals.branch, name="branch"),
    path("<int:pk>/vejen-op/", ways.way_up, name="way_up"),
    path("<int:pk>/ret/", setting.change_goal, name="change_goal"),
    path("<int:pk>/lad-gaelde/", setting.agree_goal, name="agree_goal"),
    path("<int:pk>/afslut/", setting.end_goal, name="end_goal"),
    path("<int:pk>/bidrag/", contributions.contribute, name="contribute"),
    path("<int:pk>/indsats/ny/", efforts.begin_effort, name="begin_effort"),
    path("bidrag/<int:pk>/ret/", contributions.change_contribution, name="change_contribution"),
    path("bidrag/<int:pk>/tag-tilbage/", contributions.withdraw_contribution, name="withdraw_contribution"),
    path("indsats/<int:pk>/ret/", efforts.change_effort, name="change_effort"),
    path("indsats/<int:pk>/vurder/", efforts.judge_effort, name="judge_effort"),
]
