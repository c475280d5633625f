"""The audit trail in words: what is said of each verb of the networks, and under which topic it is found."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.rules.trail import Told


class Topic(TextChoices):
    """What the networks' verbs are about."""

    PROGRAMMES = "programmer", _("Netværksprogrammer")
    DECISIONS = "beslutninger", _("Ledelsens beslutninger om netværk")
    COMPOSITION = "sammensaetning", _("Sammensætning af netværk")
    CYCLE = "forloeb", _("Netværks forløb og beslutninger")
    NETWORKS = "netvaerk", _("Netværk, deltagere og facilitatorer")
    MONEY = "timer", _("Timer, fakturaer og budgetter")
    MEETINGS = "moeder", _("Netværksmøder")
    DEVELOPMENT = "udvikling", _("Udviklingsforløb")


# What a fact is called where its row is gone.
UNNAMED: Mapping[str, str | Promise] = {
    "programme": _("et program"),
    "network": _("et netværk"),
    "proposal": _("et forslag"),
    "pair": _("to ledere"),
    "sheet": _("en udgave af ledelsens beslutninger"),
    "development": _("et udviklingsforløb"),
}

# Dilemmas, learning aims and drafts are recorded and chained, and listed to nobody: they are between the members.
DILEMMAS = ("bring_dilemma", "rewrite_dilemma", "take_back_dilemma")
AIMS = ("write_aim", "look_back")
DRAFTS = ("draft_proposal", "rewrite_proposal", "approve_proposal", "withdraw_approval", "drop_proposal")
# How far a leader is with a practice task is for the leader and the nearest leader.
PRACTICE = frozenset({"write_practice", "finish_practice", "take_up_practice"})
UNLISTED = frozenset({*DILEMMAS, *AIMS, *DRAFTS}) | PRACTICE
BETWEEN_MEMBERS = Told(Topic.MEETINGS, _("{who} arbejdede med et dilemma i {network}"))
OWN_AIM = Told(Topic.MEETINGS, _("{who} arbejdede med sit læringsmål i {network}"))
DRAFTED = Told(Topic.MEETINGS, _("{who} arbejdede med et udkast til et forslag i {network}"))

VERBS: Mapping[str, Told] = {
    **dict.fromkeys(DILEMMAS, BETWEEN_MEMBERS),
    **dict.fromkeys(AIMS, OWN_AIM),
    **dict.fromkeys(DRAFTS, DRAFTED),
    "agree_house_rules": Told(Topic.NETWORKS, _("{who} skrev spillereglerne i {network}")),
    "send_proposal": Told(Topic.NETWORKS, _("{who} sendte et forslag fra {network} til ledelsen")),
    "withdraw_proposal": Told(Topic.NETWORKS, _("{who} trak et forslag fra {network} tilbage")),
    "answer_proposal": Told(Topic.NETWORKS, _("{who} svarede på et forslag fra {network}")),
    "tell_of_wiping": Told(Topic.NETWORKS, _("{who} skrev ud, hvornår det, {network} har skrevet, bliver slettet")),
    "wipe_network": Told(Topic.NETWORKS, _("{who} slettede det, {network} havde skrevet, før det sluttede")),
    "set_up_programme": Told(Topic.PROGRAMMES, _("{who} oprettede {programme}")),
    "correct_programme": Told(Topic.PROGRAMMES, _("{who} rettede {programme}")),
    "end_programme": Told(Topic.PROGRAMMES, _("{who} afsluttede {programme}")),
    "evaluate_networks": Told(Topic.PROGRAMMES, _("{who} spurgte deltagerne i netværkene i {programme}")),
    "send_pulse": Told(Topic.MEETINGS, _("{who} spurgte deltagerne efter et møde i {programme}")),
    "choose_pulse": Told(Topic.PROGRAMMES, _("{who} valgte, om der spørges efter møderne i {programme}")),
    "tell_figures": Told(Topic.PROGRAMMES, _("{who} skrev ud, at svarene om netværkene i {programme} er klar")),
    "leave_out": Told(Topic.PROGRAMMES, _("{who} holdt {person} uden for {programme}")),
    "take_in_again": Told(Topic.PROGRAMMES, _("{who} tog {person} med i programmet igen")),
    "set_pair": Told(Topic.PROGRAMMES, _("{who} satte en regel for {pair} i {programme}")),
    "lift_pair": Told(Topic.PROGRAMMES, _("{who} ophævede reglen for {pair}")),
    "tell_weekdays": Told(Topic.PROGRAMMES, _("{who} noterede de ugedage, der passer {person}")),
    "forget_weekdays": Told(Topic.PROGRAMMES, _("{who} slettede svaret om ugedage for {person}")),
    "begin_sheet": Told(Topic.DECISIONS, _("{who} begyndte på {sheet}")),
    "answer_question": Told(Topic.DECISIONS, _("{who} besvarede et spørgsmål i {sheet}")),
    "invite_to_hearing": Told(Topic.DECISIONS, _("{who} sendte {sheet} i høring")),
    "remind_invited": Told(Topic.DECISIONS, _("{who} mindede om høringen af {sheet}")),
    "comment_on": Told(Topic.DECISIONS, _("{who} skrev en bemærkning til {sheet}")),
    "withdraw_comment": Told(Topic.DECISIONS, _("{who} slettede sin bemærkning til {sheet}")),
    "reply_to_comment": Told(Topic.DECISIONS, _("{who} svarede på en bemærkning til {sheet}")),
    "finish_commenting": Told(Topic.DECISIONS, _("{who} havde ikke mere at sige til {sheet}")),
    "close_hearing": Told(Topic.DECISIONS, _("{who} afsluttede høringen af {sheet}")),
    "ask_to_sign": Told(Topic.DECISIONS, _("{who} bad om en underskrift på {sheet}")),
    "sign_sheet": Told(Topic.DECISIONS, _("{who} skrev under på {sheet}")),
    "send_back_sheet": Told(Topic.DECISIONS, _("{who} sendte {sheet} tilbage uden at skrive under")),
    "withdraw_signature": Told(Topic.DECISIONS, _("{who} tog sin underskrift på {sheet} tilbage")),
    "publish_sheet": Told(Topic.DECISIONS, _("{who} offentliggjorde {sheet}")),
    "drop_sheet": Told(Topic.DECISIONS, _("{who} kasserede {sheet}")),
    "draft_scenario": Told(Topic.COMPOSITION, _("{who} begyndte på {proposal}")),
    "weigh": Told(Topic.COMPOSITION, _("{who} ændrede, hvor meget ønskerne tæller i {proposal}")),
    "reframe": Told(Topic.COMPOSITION, _("{who} ændrede netværkene i {proposal}")),
    "pin": Told(Topic.COMPOSITION, _("{who} holdt en plads fast eller gav den fri i {proposal}")),
    "compose_scenario": Told(Topic.COMPOSITION, _("{who} bad om en sammensætning af {proposal}")),
    "keep_plan": Told(Topic.COMPOSITION, _("{who} gemte sammensætningen i {proposal}")),
    "seat": Told(Topic.COMPOSITION, _("{who} flyttede {person} i {proposal}")),
    "undo": Told(Topic.COMPOSITION, _("{who} fortrød den sidste flytning i {proposal}")),
    "redo": Told(Topic.COMPOSITION, _("{who} gentog den flytning, der var fortrudt, i {proposal}")),
    "draft_correction": Told(Topic.COMPOSITION, _("{who} begyndte at rette det offentliggjorte i {proposal}")),
    "set_correction_hour": Told(Topic.COMPOSITION, _("{who} satte fristen for at rette {proposal}")),
    "begin_rotation": Told(Topic.COMPOSITION, _("{who} begyndte en rotation af netværkene i {programme}")),
    "plan_ahead": Told(Topic.COMPOSITION, _("{who} bad om en plan for årene frem i {programme}")),
    "keep_rounds": Told(Topic.COMPOSITION, _("{who} gemte planen for årene frem i {programme}")),
    "draft_round": Told(Topic.COMPOSITION, _("{who} lavede {proposal} af en runde i planen")),
    "scenario_discarded": Told(Topic.COMPOSITION, _("{who} kasserede {proposal}")),
    "scenario_draft": Told(Topic.COMPOSITION, _("{who} tog {proposal} op igen")),
    "publish_composition": Told(Topic.COMPOSITION, _("{who} offentliggjorde netværkene efter {proposal}")),
    "import_networks": Told(Topic.NETWORKS, _("{who} hentede netværk ind i {programme} fra en fil")),
    "change_network": Told(Topic.NETWORKS, _("{who} rettede {network}")),
    "add_member": Told(Topic.NETWORKS, _("{who} gav {person} en plads i {network}")),
    "end_membership": Told(Topic.NETWORKS, _("{who} afsluttede tiden i {network} for {person}")),
    "place_newcomer": Told(Topic.NETWORKS, _("{who} gav den nye leder {person} en plads i {network}")),
    "undo_placement": Told(Topic.NETWORKS, _("{who} tog pladsen i {network} tilbage fra {person}")),
    "put_off": Told(Topic.NETWORKS, _("{who} lod {person} vente på en plads i {programme}")),
    "take_up_again": Told(Topic.NETWORKS, _("{who} lod ikke længere {person} vente på en plads i {programme}")),
    "let_go": Told(Topic.NETWORKS, _("{who} afsluttede pladsen i {network} for {person}, som stoppede")),
    "undo_parting": Told(Topic.NETWORKS, _("{who} lod {person} blive i {network}")),
    "hold_place": Told(Topic.NETWORKS, _("{who} holdt pladsen i {network} for {person}")),
    "stop_holding": Told(Topic.NETWORKS, _("{who} holdt ikke længere pladsen i {network} for {person}")),
    "answer_farewell": Told(Topic.NETWORKS, _("{who} svarede på afskedsspørgsmålet i {network}")),
    "wipe_farewells": Told(Topic.NETWORKS, _("{who} slettede afskedsord i {network}, som er slut")),
    "move_member": Told(Topic.NETWORKS, _("{who} flyttede {person} til {network}")),
    "appoint_facilitator": Told(Topic.NETWORKS, _("{who} gjorde {person} til facilitator for netværk")),
    "correct_facilitator": Told(Topic.NETWORKS, _("{who} rettede oplysningerne om facilitatoren {person}")),
    "add_training": Told(Topic.NETWORKS, _("{who} noterede et forløb, {person} har gennemført")),
    "drop_training": Told(Topic.NETWORKS, _("{who} slettede et forløb, der var noteret om {person}")),
    "register_hours": Told(Topic.MONEY, _("{who} registrerede timer for {person} i {network}")),
    "correct_hours": Told(Topic.MONEY, _("{who} rettede timer for {person} i {network}")),
    "withdraw_hours": Told(Topic.MONEY, _("{who} slettede timer, der var registreret")),
    "settle_hours": Told(Topic.MONEY, _("{who} tog stilling til timer fra {person} i {network}")),
    "hand_in_invoice": Told(Topic.MONEY, _("{who} skrev en faktura ind fra {person} for {network}")),
    "withdraw_invoice": Told(Topic.MONEY, _("{who} trak en faktura tilbage")),
    "settle_invoice": Told(Topic.MONEY, _("{who} tog stilling til en faktura fra {person} for {network}")),
    "set_budget": Told(Topic.MONEY, _("{who} satte årets budget for {programme}")),
    "set_dates": Told(Topic.CYCLE, _("{who} satte datoerne for forløbet i {network}")),
    "set_criteria": Told(Topic.CYCLE, _("{who} lagde kriterierne for nedlæggelse af {network} fast")),
    "note_dialogue": Told(Topic.CYCLE, _("{who} skrev en dialog om {network} ind")),
    "decide_continue": Told(Topic.CYCLE, _("{who} besluttede, at {network} fortsætter")),
    "decide_adjust": Told(Topic.CYCLE, _("{who} besluttede, at {network} fortsætter med en ændring")),
    "decide_restart": Told(Topic.CYCLE, _("{who} genstartede {network}")),
    "decide_redesign": Told(Topic.CYCLE, _("{who} lod {network} blive afløst af et nyt program")),
    "decide_wind_down": Told(Topic.CYCLE, _("{who} nedlagde {network}")),
    "look_after": Told(Topic.CYCLE, _("{who} svarede på, hvordan det står til i {network}")),
    "promise_backing": Told(Topic.PROGRAMMES, _("{who} skrev ind, hvad ledelsen har lovet {programme}")),
    "undo_decision": Told(Topic.CYCLE, _("{who} fortrød en beslutning om {network}")),
    "book_meeting": Told(Topic.MEETINGS, _("{who} indkaldte {network} til et møde")),
    "book_series": Told(Topic.MEETINGS, _("{who} indkaldte {network} til en række møder")),
    "move_rest": Told(Topic.MEETINGS, _("{who} flyttede resten af en række møder i {network}")),
    "cancel_rest": Told(Topic.MEETINGS, _("{who} aflyste resten af en række møder i {network}")),
    "move_meeting": Told(Topic.MEETINGS, _("{who} flyttede et møde i {network}")),
    "cancel_meeting": Told(Topic.MEETINGS, _("{who} aflyste et møde i {network}")),
    "note_attendance": Told(Topic.MEETINGS, _("{who} skrev fremmødet til et møde i {network} ind")),
    "renew_network_feed": Told(Topic.MEETINGS, _("{who} lavede en ny kalenderadresse til {network} for {person}")),
    "revoke_network_feed": Told(Topic.MEETINGS, _("{who} lukkede kalenderadressen til {network} for {person}")),
    "propose_times": Told(Topic.MEETINGS, _("{who} foreslog {network} nogle tider at mødes")),
    "answer_poll": Told(Topic.MEETINGS, _("{who} svarede på, hvornår {network} kan mødes")),
    "choose_time": Told(Topic.MEETINGS, _("{who} valgte en af de foreslåede tider til {network}")),
    "withdraw_times": Told(Topic.MEETINGS, _("{who} trak forslaget om tider til {network} tilbage")),
    "remind_of_poll": Told(Topic.MEETINGS, _("{who} mindede {network} om at svare på de foreslåede tider")),
    "add_point": Told(Topic.MEETINGS, _("{who} satte et punkt på dagsordenen til et møde i {network}")),
    "change_point": Told(Topic.MEETINGS, _("{who} rettede et punkt på dagsordenen til et møde i {network}")),
    "drop_point": Told(Topic.MEETINGS, _("{who} tog et punkt af dagsordenen til et møde i {network}")),
    "shift_point": Told(Topic.MEETINGS, _("{who} flyttede et punkt på dagsordenen til et møde i {network}")),
    "begin_clock": Told(Topic.MEETINGS, _("{who} satte uret i gang ved et møde i {network}")),
    "go_on": Told(Topic.MEETINGS, _("{who} gik videre til næste fase ved et møde i {network}")),
    "give_more": Told(Topic.MEETINGS, _("{who} gav en fase mere tid ved et møde i {network}")),
    "stop_clock": Told(Topic.MEETINGS, _("{who} stoppede uret ved et møde i {network}")),
    "write_minutes": Told(Topic.MEETINGS, _("{who} skrev referat af et møde i {network}")),
    "note_outcome": Told(Topic.MEETINGS, _("{who} skrev ned, hvad et møde i {network} blev enige om")),
    "settle_outcome": Told(Topic.MEETINGS, _("{who} sagde, hvordan det gik med et skridt fra et møde i {network}")),
    "put_up": Told(Topic.MEETINGS, _("{who} lagde en fil op i {network}")),
    "take_down": Told(Topic.MEETINGS, _("{who} slettede en fil i {network}")),
    "write_agenda": Told(Topic.MEETINGS, _("{who} skrev dagsordenen til et møde i {network}")),
    "set_up_development": Told(Topic.DEVELOPMENT, _("{who} begyndte at planlægge {development}")),
    "correct_development": Told(Topic.DEVELOPMENT, _("{who} rettede {development}")),
    "couple_development": Told(Topic.DEVELOPMENT, _("{who} valgte, hvad der hører til {development}")),
    "copy_development": Told(Topic.DEVELOPMENT, _("{who} lavede {development} efter et tidligere forløb")),
    "announce_development": Told(Topic.DEVELOPMENT, _("{who} meldte {development} ud")),
    "cancel_development": Told(Topic.DEVELOPMENT, _("{who} aflyste {development}")),
    "form_cohorts": Told(Topic.DEVELOPMENT, _("{who} satte holdene i {development}")),
    "rename_cohort": Told(Topic.DEVELOPMENT, _("{who} gav et hold i {development} et andet navn")),
    "place_in_cohort": Told(Topic.DEVELOPMENT, _("{who} gav {person} en plads på et hold i {development}")),
    "leave_out_of_cohort": Told(Topic.DEVELOPMENT, _("{who} tog {person} ud af {development}")),
    "follow_organisation": Told(Topic.DEVELOPMENT, _("{who} lod {development} følge organisationen")),
    "add_module": Told(Topic.DEVELOPMENT, _("{who} føjede et modul til {development}")),
    "correct_module": Told(Topic.DEVELOPMENT, _("{who} rettede et modul i {development}")),
    "drop_module": Told(Topic.DEVELOPMENT, _("{who} fjernede et modul")),
    "book_module_days": Told(Topic.DEVELOPMENT, _("{who} satte en dag af til et modul i {development}")),
    "move_module_day": Told(Topic.DEVELOPMENT, _("{who} flyttede en dag i {development}")),
    "cancel_module_day": Told(Topic.DEVELOPMENT, _("{who} aflyste en dag i {development}")),
    "note_turnout": Told(Topic.DEVELOPMENT, _("{who} noterede, hvor mange der kom til en dag i {development}")),
    "set_task": Told(Topic.DEVELOPMENT, _("{who} satte en praksisopgave i {development}")),
    "correct_task": Told(Topic.DEVELOPMENT, _("{who} rettede en praksisopgave i {development}")),
    "drop_task": Told(Topic.DEVELOPMENT, _("{who} fjernede en praksisopgave")),
    "give_task": Told(Topic.DEVELOPMENT, _("{who} stillede en praksisopgave i {development}")),
    "remind_of_task": Told(Topic.DEVELOPMENT, _("{who} mindede om en praksisopgave i {development}")),
    "write_practice": Told(Topic.DEVELOPMENT, _("{who} arbejdede med en praksisopgave i {development}")),
    "finish_practice": Told(Topic.DEVELOPMENT, _("{who} blev færdig med en praksisopgave i {development}")),
    "take_up_practice": Told(Topic.DEVELOPMENT, _("{who} tog en praksisopgave op igen i {development}")),
}
