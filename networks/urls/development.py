"""Addresses of development programmes."""

from django.urls import path

from networks.views import development, development_parts, own_development

HR = "hr/udviklingsforloeb/"
urlpatterns = [
    path("udviklingsforloeb/", own_development.my_developments, name="my_developments"),
    path("udviklingsforloeb/<int:pk>/", own_development.my_development, name="my_development"),
    path("udviklingsforloeb/<int:pk>/mine-ledere/", own_development.team, name="development_team"),
    path("udviklingsforloeb/<int:pk>/tal/", own_development.numbers, name="development_numbers"),
    path("praksisopgave/<int:pk>/", own_development.task, name="own_task"),
    path("praksisopgave/<int:pk>/gjort/", own_development.finish, name="finish_practice"),
    path("praksisopgave/<int:pk>/tag-op/", own_development.take_up, name="take_up_practice"),
    path(HR, development.developments, name="developments"),
    path(f"{HR}nyt/", development.new_development, name="new_development"),
    path(f"{HR}<int:pk>/", development.development, name="development"),
    path(f"{HR}<int:pk>/ret/", development.correct_development, name="correct_development"),
    path(f"{HR}<int:pk>/efter/", development.copy_development, name="copy_development"),
    path(f"{HR}<int:pk>/koblinger/", development.couple_development, name="couple_development"),
    path(f"{HR}<int:pk>/meld-ud/", development.announce_development, name="announce_development"),
    path(f"{HR}<int:pk>/aflys/", development.cancel_development, name="cancel_development"),
    path(f"{HR}<int:pk>/slet/", development.discard_development, name="discard_development"),
    path(f"{HR}<int:pk>/hold/", development_parts.cohorts, name="cohorts"),
    path(f"{HR}<int:pk>/hold/saet/", development_parts.form_cohorts, name="form_cohorts"),
    path(f"{HR}<int:pk>/hold/foelg/", development_parts.take_in_newcomers, name="take_in_newcomers"),
    path(f"{HR}<int:pk>/modul/", development_parts.add_module, name="add_module"),
    path(f"{HR}<int:pk>/opgave/", development_parts.set_task, name="set_task"),
    path(f"{HR}hold/<int:pk>/navn/", development_parts.rename_cohort, name="rename_cohort"),
    path(f"{HR}hold/<int:pk>/plads/", development_parts.place_in_cohort, name="place_in_cohort"),
    path(f"{HR}plads/<int:pk>/flyt/", development_parts.move_place, name="move_place"),
    path(f"{HR}plads/<int:pk>/tag-ud/", development_parts.leave_out, name="leave_out_of_cohort"),
    path(f"{HR}modul/<int:pk>/ret/", development_parts.correct_module, name="correct_module"),
    path(f"{HR}modul/<int:pk>/fjern/", development_parts.drop_module, name="drop_module"),
    path(f"{HR}modul/<int:pk>/dage/", development_parts.book_module_days, name="book_module_days"),
    path(f"{HR}dag/<int:pk>/flyt/", development_parts.move_module_day, name="move_module_day"),
    path(f"{HR}dag/<int:pk>/aflys/", development_parts.cancel_module_day, name="cancel_module_day"),
    path(f"{HR}dag/<int:pk>/fremmoede/", development_parts.note_turnout, name="note_turnout"),
    path(f"{HR}opgave/<int:pk>/ret/", development_parts.correct_task, name="correct_task"),
    path(f"{HR}opgave/<int:pk>/fjern/", development_parts.drop_task, name="drop_task"),
]
