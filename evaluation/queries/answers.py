"""What a respondent is asked, and by which paths."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from evaluation import keyfiles
from evaluation.models import Invitation, SealedBallot
from evaluation.rules.answering import Reading, promised, readers
from evaluation.rules.promises import Line
from evaluation.rules.rounds import ONE_OF, RaterGroup, State
from organisation.models import Person


@dataclass(frozen=True)
class Asked:
    """One invitation as its respondent sees it: about whom, in which capacity, under which promise."""

    invitation: Invitation
    token: str

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """What is promised before the first question."""
        round = self.invitation.round
        return promised(self.invitation.group, round.k, round.visibility, two_keys=round.two_keys)

    @property
    def reading(self) -> Reading:
        """Who reads one's own words."""
        one = self.invitation.assessment
        superior = one.superior.name if one.superior else ""
        return readers(
            self.invitation.group, one.first_name, superior, self.invitation.round.k, self.invitation.round.visibility
        )

    @property
    def capacity(self) -> str:
        """As what the respondent is asked, as one of them."""
        return str(ONE_OF[RaterGroup(self.invitation.group)])

    @property
    def is_stored(self) -> bool:
        """Whether an answer lies sealed."""
        return SealedBallot.objects.filter(invitation=self.invitation).exists()

    @property
    def minutes(self) -> int:
        """How long answering takes."""
        return self.invitation.round.questionnaire.questions.minutes


def asked_of(person: Person) -> QuerySet[Invitation]:
    """What somebody is asked in rounds that are open."""
    ballot = SealedBallot.objects.filter(invitation=OuterRef("pk"))
    mine = Invitation.objects.filter(person=person, round__state=State.OPEN).annotate(has_answered=Exists(ballot))
    return mine.select_related("assessment", "round").order_by("round__deadline", "assessment__name", "pk")


def own_link(invitation: Invitation) -> str:
    """The page of one's own invitation, made from the key file as in the letter."""
    return reverse("evaluation:answer", args=[keyfiles.link_token(invitation.round.key_name, invitation.pk)])
