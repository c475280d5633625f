"""Addresses of programmes, who sits in them and who runs them: HR's side."""

from django.urls import path

from networks.views import facilitators, participants, programmes, rotations

urlpatterns = [
    path("hr/program/<int:pk>/rotation/", rotations.rotate, name="rotate"),
    path("hr/program/<int:pk>/aarene-frem/", rotations.years_ahead, name="years_ahead"),
    path("hr/aarene-frem/<int:pk>/stop/", rotations.stop_planning, name="stop_planning"),
    path("hr/aarene-frem/<int:pk>/runde/<int:number>/", rotations.draft_round, name="draft_round"),
    path("hr/", programmes.programmes, name="programmes"),
    path("hr/program/nyt/", programmes.new_programme, name="new_programme"),
    path("hr/program/stoerrelse/", programmes.size, name="programme_size"),
    path("hr/program/<int:pk>/", programmes.programme, name="programme"),
    path("hr/program/<int:pk>/ret/", programmes.correct_programme, name="correct_programme"),
    path("hr/program/<int:pk>/afslut/", programmes.conclude_programme, name="conclude_programme"),
    path("hr/program/<int:pk>/aabn/", programmes.reopen_programme, name="reopen_programme"),
    path("hr/program/<int:pk>/deltagere/", participants.participants, name="participants"),
    path("hr/program/<int:pk>/udelad/", participants.leave_out, name="leave_out"),
    path("hr/udeladt/<int:pk>/tag-med/", participants.take_in_again, name="take_in_again"),
    path("hr/program/<int:pk>/par/", participants.set_pair, name="set_pair"),
    path("hr/par/<int:pk>/slet/", participants.lift_pair, name="lift_pair"),
    path("hr/program/<int:pk>/ugedage/<int:person>/", participants.weekdays_of, name="weekdays_of"),
    path("hr/facilitatorer/", facilitators.facilitators, name="facilitators"),
    path("hr/facilitatorer/<int:pk>/", facilitators.correct_facilitator, name="correct_facilitator"),
    path("hr/facilitatorer/<int:pk>/timer/", facilitators.enter_hours, name="enter_hours"),
    path("hr/facilitatorer/<int:pk>/forloeb/", facilitators.add_training, name="add_training"),
    path("hr/facilitatorer/forloeb/<int:pk>/slet/", facilitators.drop_training, name="drop_training"),
]
