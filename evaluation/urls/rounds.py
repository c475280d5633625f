"""Addresses of rounds: HR's side, the employee representative's, and the leader's own list."""

from django.urls import path

from evaluation.views import giving_up, lists, opening, reviews, rounds

urlpatterns = [
    path("evaluering/hr/", rounds.rounds, name="rounds"),
    path("evaluering/hr/ny/", rounds.new_round, name="new_round"),
    path("evaluering/hr/loefte/", rounds.promise, name="round_promise"),
    path("evaluering/hr/spoergeskema/", reviews.questionnaire, name="questionnaire"),
    path("evaluering/hr/leder/<int:pk>/", lists.raters, name="raters"),
    path("evaluering/hr/<int:pk>/", rounds.round_page, name="round"),
    path("evaluering/hr/<int:pk>/ret/", rounds.change_round, name="change_round"),
    path("evaluering/hr/<int:pk>/ledere/", lists.leaders, name="round_leaders"),
    path("evaluering/hr/<int:pk>/udenfor/", lists.left_out, name="round_left_out"),
    path("evaluering/hr/<int:pk>/hent/", rounds.derive_raters, name="derive_raters"),
    path("evaluering/hr/<int:pk>/gennemsyn/", rounds.ask_for_review, name="ask_for_review"),
    path("evaluering/hr/<int:pk>/kasser/", rounds.drop_round, name="drop_round"),
    path("evaluering/hr/<int:pk>/aabn/", opening.open_round, name="open_round"),
    path("evaluering/hr/<int:pk>/luk/", opening.close_round, name="close_round"),
    path("evaluering/hr/<int:pk>/opgiv/", giving_up.give_up_round, name="give_up_round"),
    path("evaluering/gennemse/<int:pk>/", reviews.review, name="review_round"),
    path("evaluering/min/<int:pk>/", lists.my_round, name="my_round"),
]
