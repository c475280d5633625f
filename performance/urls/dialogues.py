"""Addresses of a dialogue: preparing, reading, agreeing, signing."""

from django.urls import path

from performance.views import agreements, dialogues, signing

urlpatterns = [
    path("<int:pk>/", dialogues.dialogue, name="dialogue"),
    path("<int:pk>/forbered/", dialogues.prepare, name="prepare"),
    path("<int:pk>/klar/", dialogues.ready, name="ready"),
    path("<int:pk>/pdf/", dialogues.paper, name="dialogue_paper"),
    path("<int:pk>/aftale/", agreements.add_agreement, name="add_agreement"),
    path("<int:pk>/aftale/<int:agreement>/", agreements.carry_agreement, name="carry_agreement"),
    path("aftale/<int:pk>/ret/", agreements.change_agreement, name="change_agreement"),
    path("aftale/<int:pk>/fjern/", agreements.drop_agreement, name="drop_agreement"),
    path("aftale/<int:pk>/afslut/", agreements.settle_agreement, name="settle_agreement"),
    path("<int:pk>/maal/", agreements.add_goal, name="add_goal"),
    path("maal/<int:pk>/fjern/", agreements.withdraw_goal, name="withdraw_goal"),
    path("<int:pk>/underskriv/", signing.sign, name="sign"),
    path("<int:pk>/underskrift/tilbage/", signing.take_back, name="take_back_signature"),
    path("<int:pk>/genaabn/", signing.reopen, name="reopen"),
]
