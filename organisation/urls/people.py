"""Addresses of people, units, leadership groups and letters: HR's side of the organisation."""

from django.urls import path

from organisation.views import accounts, groups, outbox, people, units

urlpatterns = [
    path("hr/organisation/", units.units, name="units"),
    path("hr/organisation/enhed/<int:pk>/", units.unit, name="unit"),
    path("hr/personer/", people.people, name="people"),
    path("hr/personer/adgang/", accounts.access, name="access"),
    path("hr/personer/adgang/igen/", accounts.write_again, name="write_again"),
    path("hr/personer/ny/", people.add_person, name="add_person"),
    path("hr/personer/<int:pk>/", people.person, name="person"),
    path("hr/personer/<int:pk>/ret/", people.correct_person, name="correct_person"),
    path("hr/personer/<int:pk>/adgang/", people.open_account, name="open_account"),
    path("hr/personer/<int:pk>/adgang/luk/", people.close_account, name="close_account"),
    path("hr/roller/<int:pk>/afslut/", people.end_role, name="end_role"),
    path("hr/ledergrupper/", groups.groups, name="groups"),
    path("hr/ledergrupper/ny/", groups.form_group, name="form_group"),
    path("hr/ledergrupper/<int:pk>/", groups.group, name="group"),
    path("hr/ledergrupper/<int:pk>/ret/", groups.correct_group, name="correct_group"),
    path("hr/ledergrupper/deltager/<int:pk>/ud/", groups.leave_group, name="leave_group"),
    path("hr/breve/", outbox.outbox, name="outbox"),
    path("hr/breve/<int:pk>/igen/", outbox.send_letter_again, name="send_letter_again"),
]
