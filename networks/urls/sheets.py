"""Addresses of decision sheets: HR's side, the hearing, the signature, and what everybody can read."""

from django.urls import path

from networks.views import hearings, sheets, signatures

urlpatterns = [
    path("hr/beslutninger/nyt/", sheets.plan_programme, name="plan_programme"),
    path("hr/program/<int:pk>/beslutninger/", sheets.begin_sheet, name="begin_sheet"),
    path("hr/beslutninger/<int:pk>/", sheets.sheet, name="sheet"),
    path("hr/beslutninger/<int:pk>/kasser/", sheets.drop_sheet, name="drop_sheet"),
    path("hr/beslutninger/<int:pk>/hoering/", hearings.invite, name="invite_to_hearing"),
    path("hr/beslutninger/<int:pk>/mind/", hearings.remind, name="remind_invited"),
    path("hr/beslutninger/<int:pk>/luk/", hearings.close, name="close_hearing"),
    path("hr/beslutninger/<int:pk>/underskrift/", signatures.ask, name="ask_to_sign"),
    path("hr/beslutninger/<int:pk>/offentliggoer/", signatures.publish, name="publish_sheet"),
    path("hr/beslutninger/<int:pk>/svar/<slug:question>/", sheets.answer, name="answer_question"),
    path("hr/bemaerkning/<int:pk>/", hearings.reply, name="reply_to_comment"),
    path("beslutninger/", sheets.decisions_list, name="decisions_list"),
    path("beslutninger/<int:pk>/", sheets.decisions, name="decisions"),
    path("beslutninger/udgaver/<int:pk>/", sheets.compare, name="compare_sheets"),
    path("beslutninger/hoering/<int:pk>/", hearings.hearing, name="hearing"),
    path("beslutninger/hoering/<int:pk>/faerdig/", hearings.finish, name="finish_commenting"),
    path("beslutninger/hoering/<int:pk>/<slug:question>/", hearings.comment, name="comment_on"),
    path("beslutninger/bemaerkning/<int:pk>/slet/", hearings.withdraw, name="withdraw_comment"),
    path("beslutninger/underskriv/<int:pk>/", signatures.sign, name="sign_sheet"),
    path("beslutninger/underskriv/<int:pk>/send-tilbage/", signatures.send_back, name="send_back_sheet"),
    path("beslutninger/underskriv/<int:pk>/tag-tilbage/", signatures.take_back, name="withdraw_signature"),
]
