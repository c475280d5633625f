"""Addresses of facilitators' hours and invoices, and of the budgets."""

from django.urls import path

from networks.views import hours, money

urlpatterns = [
    path("timer/", hours.my_hours, name="my_hours"),
    path("timer/<int:pk>/ret/", hours.correct_hours, name="correct_hours"),
    path("timer/<int:pk>/slet/", hours.withdraw_hours, name="withdraw_hours"),
    path("fakturaer/", hours.my_invoices, name="my_invoices"),
    path("fakturaer/<int:pk>/traek-tilbage/", hours.withdraw_invoice, name="withdraw_invoice"),
    path("hr/timer/", money.all_hours, name="hours"),
    path("hr/timer/csv/", money.hours_file, name="hours_file"),
    path("hr/timer/<int:pk>/godkend/", money.approve_hours, name="approve_hours"),
    path("hr/timer/facilitator/<int:pk>/godkend/", money.approve_shown_hours, name="approve_shown_hours"),
    path("hr/timer/<int:pk>/afvis/", money.reject_hours, name="reject_hours"),
    path("hr/fakturaer/", money.invoices, name="invoices"),
    path("hr/fakturaer/<int:pk>/godkend/", money.approve_invoice, name="approve_invoice"),
    path("hr/fakturaer/<int:pk>/afvis/", money.reject_invoice, name="reject_invoice"),
    path("budget/", money.budgets, name="budgets"),
    path("budget/<int:pk>/", money.set_budget, name="set_budget"),
]
