"""Addresses of what a network has for itself, and of what it proposes upwards."""

from django.urls import path

from networks.views import house_rules, papers, proposals

urlpatterns = [
    path("<int:pk>/spilleregler/", house_rules.house_rules, name="house_rules"),
    path("<int:pk>/laeringsmaal/", house_rules.aim, name="aim"),
    path("<int:pk>/laeringsmaal/tilbageblik/", house_rules.look_back, name="look_back"),
    path("saadan-gaar-det/aftalt/", house_rules.existing, name="existing"),
    path("<int:pk>/papirer/", papers.papers, name="papers"),
    path("<int:pk>/papirer/papirer.txt", papers.papers_file, name="papers_file"),
    path("<int:pk>/forslag/nyt/", proposals.draft, name="draft_proposal"),
    path("forslag/", proposals.to_me, name="proposals_to_me"),
    path("forslag/<int:pk>/", proposals.proposal, name="proposal"),
    path("forslag/<int:pk>/ret/", proposals.rewrite, name="rewrite_proposal"),
    path("forslag/<int:pk>/bag/", proposals.approve, name="approve_proposal"),
    path("forslag/<int:pk>/ikke-bag/", proposals.withdraw_approval, name="withdraw_approval"),
    path("forslag/<int:pk>/slet/", proposals.drop, name="drop_proposal"),
    path("forslag/<int:pk>/send/", proposals.send, name="send_proposal"),
    path("forslag/<int:pk>/traek-tilbage/", proposals.withdraw, name="withdraw_proposal"),
    path("forslag/<int:pk>/svar/", proposals.answer, name="answer_proposal"),
]
