"""The audit trail in words: what is said of each verb of goals and boards."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.rules.trail import Told


class Topic(TextChoices):
    """What the verbs of goals are about."""

    GOALS = "maal", _("Mål og indikatorer")
    BOARDS = "tavler", _("Tavler og næste skridt")


# What a fact is called where its row is gone.
UNNAMED: Mapping[str, str | Promise] = {
    "goal": _("et mål"),
    "towards": _("et andet mål"),
    "effort": _("en indsats"),
    "indicator": _("en indikator"),
    "board": _("en tavle"),
    "step": _("et næste skridt"),
}

VERBS: Mapping[str, Told] = {
    "set_goal": Told(Topic.GOALS, _("{who} satte {goal}")),
    "change_goal": Told(Topic.GOALS, _("{who} ændrede {goal}")),
    "agree_goal": Told(Topic.GOALS, _("{who} lod {goal} gælde")),
    "end_goal": Told(Topic.GOALS, _("{who} afsluttede {goal}")),
    "contribute": Told(Topic.GOALS, _("{who} lod {goal} bidrage til {towards}")),
    "change_contribution": Told(Topic.GOALS, _("{who} ændrede, hvordan {goal} bidrager til {towards}")),
    "withdraw_contribution": Told(Topic.GOALS, _("{who} lod {goal} ikke længere bidrage til {towards}")),
    "begin_effort": Told(Topic.GOALS, _("{who} begyndte {effort}")),
    "change_effort": Told(Topic.GOALS, _("{who} ændrede {effort}")),
    "judge_effort": Told(Topic.GOALS, _("{who} tog stilling til {effort}")),
    "add_indicator": Told(Topic.GOALS, _("{who} begyndte at følge {indicator}")),
    "change_indicator": Told(Topic.GOALS, _("{who} ændrede {indicator}")),
    "end_indicator": Told(Topic.GOALS, _("{who} holdt op med at følge {indicator}")),
    "set_target": Told(Topic.GOALS, _("{who} satte et måltal for {indicator}")),
    "remove_target": Told(Topic.GOALS, _("{who} fjernede et måltal for {indicator}")),
    "record_measurement": Told(Topic.GOALS, _("{who} skrev en måling af {indicator}")),
    "remove_measurement": Told(Topic.GOALS, _("{who} fjernede en måling af {indicator}")),
    "set_up_board": Told(Topic.BOARDS, _("{who} oprettede {board}")),
    "change_board": Told(Topic.BOARDS, _("{who} ændrede, hvor tit {board} har møde")),
    "follow_indicators": Told(Topic.BOARDS, _("{who} valgte, hvad {board} følger")),
    "begin_meeting": Told(Topic.BOARDS, _("{who} begyndte et møde ved {board}")),
    "end_meeting": Told(Topic.BOARDS, _("{who} afsluttede mødet ved {board}")),
    "agree_step": Told(Topic.BOARDS, _("{who} skrev {step} på {board}")),
    "change_step": Told(Topic.BOARDS, _("{who} ændrede {step} på {board}")),
    "settle_step": Told(Topic.BOARDS, _("{who} satte {step} på {board} til {state}")),
    "reopen_step": Told(Topic.BOARDS, _("{who} åbnede {step} på {board} igen")),
    "pass_up": Told(Topic.BOARDS, _("{who} sendte {step} fra {board} videre opad")),
    "keep_here": Told(Topic.BOARDS, _("{who} beholdt {step} på {board}")),
}
