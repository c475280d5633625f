"""The audit trail in words: what is said of each verb of a round. Answers leave no row, so there is nothing to say."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.rules.trail import Told


class Topic(TextChoices):
    """What the evaluation's verbs are about."""

    ROUNDS = "evalueringsrunder", _("Evalueringsrunder")
    REPORTS = "rapporter", _("Rapporter om ledelse")


# What a fact is called where its row is gone.
UNNAMED: Mapping[str, str | Promise] = {"round": _("en evalueringsrunde"), "report": _("en rapport")}

VERBS: Mapping[str, Told] = {
    "make_round": Told(Topic.ROUNDS, _("{who} forberedte {round}")),
    "open_circle_round": Told(Topic.ROUNDS, _("{who} gjorde {round} klar til deltagerne")),
    "move_circle_deadline": Told(Topic.ROUNDS, _("{who} flyttede den sidste dag for svar i {round}")),
    "withdraw_circle_round": Told(Topic.ROUNDS, _("{who} trak {round} tilbage og slettede svarene")),
    "forget_words": Told(Topic.ROUNDS, _("{who} slettede det, deltagerne havde skrevet i {round}")),
    "change_round": Told(Topic.ROUNDS, _("{who} ændrede reglerne for {round}")),
    "derive_raters": Told(Topic.ROUNDS, _("{who} hentede organisationen igen til {round}")),
    "drop_round": Told(Topic.ROUNDS, _("{who} kasserede {round}")),
    "ask_for_review": Told(Topic.ROUNDS, _("{who} bad medarbejderrepræsentanten se {round} igennem")),
    "review_round": Told(Topic.ROUNDS, _("{who} så løfte, regler og spørgsmål igennem i {round}")),
    "open_round": Told(Topic.ROUNDS, _("{who} åbnede {round}")),
    "send_invitations": Told(Topic.ROUNDS, _("{who} sendte invitationer til {round}")),
    "send_reminders": Told(Topic.ROUNDS, _("{who} sendte påmindelser om {round}")),
    "close_round": Told(Topic.ROUNDS, _("{who} lukkede {round} og talte svarene op")),
    "publish_round": Told(Topic.ROUNDS, _("{who} slettede nøglen til {round} og offentliggjorde den")),
    "lose_round": Told(Topic.ROUNDS, _("{who} opgav {round}, fordi nøglen er væk")),
    "give_up_round": Told(Topic.ROUNDS, _("{who} opgav {round}, fordi et kodeord er glemt, og slettede svarene")),
    "destroy_key": Told(Topic.ROUNDS, _("{who} slettede nøglen til {round}, der var opgivet")),
    "tell_given_up": Told(Topic.ROUNDS, _("{who} skrev til lederne, at {round} er opgivet")),
    "tell_leaders": Told(Topic.ROUNDS, _("{who} skrev til lederne, at deres rapport fra {round} er klar")),
    "open_report": Told(Topic.REPORTS, _("{who} åbnede {report} for første gang")),
    "book_talk": Told(Topic.REPORTS, _("{who} aftalte en samtale efter {report}")),
    "move_talk": Told(Topic.REPORTS, _("{who} flyttede en samtale efter {report}")),
    "cancel_talk": Told(Topic.REPORTS, _("{who} aflyste en samtale efter {report}")),
    "choose_focus": Told(Topic.REPORTS, _("{who} valgte fokusområder efter {report}")),
}
