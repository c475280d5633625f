"""What a network's own affairs want of a person: its rules, their aims, and proposals to approve, send and answer."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from django.db.models import CharField, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluation.rules.rounds import State as RoundState
from networks.models import Aim, Approval, Evaluation, HouseRules, Meeting, Membership, Network, Proposal
from networks.queries.running import is_ones_own, is_seen_to, may_run
from networks.rules.house_rules import ASKED_FOR, BEFORE_FIRST, LAST_LOOK
from networks.rules.proposals import State
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.calendar import State as Booked
from organisation.rules.todo import Deed, Todo

ASKED_AFTER = timedelta(days=60)


def sources(standing: Standing) -> list[Source]:
    """For members and facilitators, for those proposals can be sent to, and for HR."""
    member: list[Source] = [aims_wanted, looks_back_wanted, approvals_wanted, proposals_to_send]
    asked = [proposals_to_answer] if standing.leads or standing.is_hr else []
    runs = [rules_wanted] if may_run(standing) else []
    return [*(member if standing.leads else []), *runs, *asked, *([overdue_proposals] if standing.is_hr else [])]


def near_meeting(network: str) -> Exists:
    """Whether a network has met or meets within a fortnight."""
    booked = Meeting.objects.filter(
        network=OuterRef(network),
        appointment__state=Booked.BOOKED,
        appointment__starts__lte=Given("now", BEFORE_FIRST),
    )
    return Exists(booked)


def aims_wanted() -> QuerySet:
    """Somebody's new places in networks that meet, and in which they have no learning aim."""
    own = Aim.objects.filter(network=OuterRef("network"), person=Given("person"))
    places = Membership.objects.on(Given("today")).filter(
        near_meeting("network"), ~Exists(own), person=Given("person"), starts__gte=Given("today", -ASKED_FOR)
    )
    return in_shape(places, "network_aim", pk="network_id", name="network__name")


def rules_wanted() -> QuerySet:
    """New networks that somebody sees to, that meet, and that have no house rules."""
    ruled = HouseRules.objects.filter(network=OuterRef("pk"))
    networks = Network.objects.on(Given("today")).filter(
        near_meeting("pk"), ~Exists(ruled), is_seen_to(), starts__gte=Given("today", -ASKED_FOR)
    )
    return in_shape(networks, "network_rules", pk="pk", name="name")


def looks_back_wanted() -> QuerySet:
    """Aims nobody has looked back at in a network that ends within a month, or that was evaluated since."""
    place = Membership.objects.on(Given("today")).filter(network=OuterRef("network"), person=Given("person"))
    evaluated = Evaluation.objects.filter(
        meeting=None,
        round__assessments__circle=Concat(Value("network-"), Cast(OuterRef("network_id"), CharField())),
        round__state=RoundState.PUBLISHED,
        round__deadline__gt=OuterRef("written_at"),
        round__published_on__gte=Given("today", -ASKED_AFTER),
    )
    ending = Q(network__ends__gte=Given("today"), network__ends__lte=Given("today", LAST_LOOK))
    aims = Aim.objects.filter(Exists(place), ending | Exists(evaluated), person=Given("person"), looked_back_at=None)
    return in_shape(aims, "network_look_back", pk="network_id", name="network__name", day="network__ends")


def approvals_wanted() -> QuerySet:
    """Drafts in somebody's networks that they have not said they stand behind."""
    place = Membership.objects.on(Given("today")).filter(network=OuterRef("network"), person=Given("person"))
    stands = Approval.objects.filter(proposal=OuterRef("pk"), person=Given("person"))
    drafts = Proposal.objects.filter(Exists(place), ~Exists(stands), state=State.DRAFT)
    return in_shape(drafts, "proposal_draft", pk="pk", name="title", more="network__name")


def proposals_to_send() -> QuerySet:
    """Somebody's drafts, in networks they belong to, that more than half of the members stand behind."""
    places = Membership.objects.on(Given("today")).filter(network=OuterRef("network"))
    stands = Approval.objects.filter(proposal=OuterRef("pk"))
    drafts = Proposal.objects.filter(is_ones_own("network"), state=State.DRAFT, author=Given("person")).annotate(
        behind=how_many(stands, "proposal"), here=how_many(places, "network")
    )
    return in_shape(drafts.filter(behind__gt=F("here") / 2.0), "proposal_ready", pk="pk", name="title")


def how_many(rows: QuerySet, group: str) -> Coalesce:
    """The number of rows, as part of a larger question."""
    counted = rows.order_by().values(group).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def proposals_to_answer() -> QuerySet:
    """Proposals that were sent to somebody and wait for an answer."""
    sent = Proposal.objects.filter(state=State.SENT, to=Given("person")).annotate(
        due=Coalesce("put_off_to", "answer_by")
    )
    return in_shape(sent, "proposal_sent", pk="pk", name="title", more="network__name", day="due")


def overdue_proposals() -> QuerySet:
    """Proposals that should have been answered, whoever they were sent to."""
    late = Q(put_off_to__lt=Given("today")) | Q(put_off_to=None, answer_by__lt=Given("today"))
    return in_shape(Proposal.objects.filter(late, state=State.SENT), "proposal_late", pk="pk")


def aim_to_write(row: Row) -> Todo:
    """What do you want to learn?"""
    return Todo(
        heading=_("Hvad vil du lære i netværk %(network)s?") % {"network": row.name},
        text=_("Skriv dit læringsmål til det første møde. Kun netværket læser det."),
        deeds=(Deed(_("Skriv dit læringsmål"), reverse("networks:aim", args=[row.pk])),),
    )


def rules_to_agree(row: Row) -> Todo:
    """What have you agreed?"""
    return Todo(
        heading=_("Netværk %(network)s har ingen spilleregler endnu") % {"network": row.name},
        text=_("Aftal en håndfuld på det første møde, og skriv dem ned."),
        deeds=(Deed(_("Skriv spillereglerne"), reverse("networks:house_rules", args=[row.pk])),),
    )


def aim_to_look_back_at(row: Row) -> Todo:
    """How did it go?"""
    return Todo(
        heading=_("Hvordan gik det med dit læringsmål i netværk %(network)s?") % {"network": row.name},
        text=_("Et par linjer er nok. Kun netværket læser dem."),
        due=row.day,
        deeds=(Deed(_("Se tilbage"), reverse("networks:look_back", args=[row.pk])),),
    )


def draft_to_approve(row: Row) -> Todo:
    """Do you stand behind it?"""
    return Todo(
        heading=_("Står du bag »%(title)s«?") % {"title": row.name},
        text=_("Netværk %(network)s vil sende det til ledelsen. Læs det, og sig til.") % {"network": row.more},
        deeds=(Deed(_("Læs forslaget"), reverse("networks:proposal", args=[row.pk])),),
    )


def draft_to_send(row: Row) -> Todo:
    """Enough stand behind it."""
    return Todo(
        heading=_("»%(title)s« kan sendes") % {"title": row.name},
        text=_("Mere end halvdelen af netværket står bag forslaget."),
        deeds=(Deed(_("Send forslaget"), reverse("networks:send_proposal", args=[row.pk])),),
    )


def proposal_to_answer(row: Row) -> Todo:
    """What do you say?"""
    return Todo(
        heading=_("Svar på »%(title)s«") % {"title": row.name},
        text=_("Netværk %(network)s har sendt dig et forslag. Svar ja, nej eller senere.") % {"network": row.more},
        due=row.day,
        deeds=(Deed(_("Læs og svar"), reverse("networks:answer_proposal", args=[row.pk])),),
    )


TOLD: Mapping[str, Callable[[Row], Todo]] = {
    "network_aim": aim_to_write,
    "network_rules": rules_to_agree,
    "network_look_back": aim_to_look_back_at,
    "proposal_draft": draft_to_approve,
    "proposal_ready": draft_to_send,
    "proposal_sent": proposal_to_answer,
}


def todo(rows: Iterable[Row]) -> list[Todo]:
    """What waits for a person; to HR the overdue ones are one line with a number."""
    rows = list(rows)
    waiting = [TOLD[row.what](row) for row in rows if row.what in TOLD]
    late = sum(row.what == "proposal_late" for row in rows)
    if late:
        heading = ngettext("%(number)s forslag er over tiden", "%(number)s forslag er over tiden", late)
        waiting.append(
            Todo(
                heading=heading % {"number": late},
                text=_("Ledelsen har lovet at svare på det, netværkene foreslår."),
                deeds=(Deed(_("Se tallene"), reverse("networks:existing")),),
            )
        )
    return waiting
