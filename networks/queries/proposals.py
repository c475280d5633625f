"""Proposals upwards: to whom a network can send one, who stands behind it, and whether they are answered."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from networks.models import Approval, Membership, Network, Proposal
from networks.queries.sheets import published_sheet
from networks.rules.proposals import Course, State, is_carried
from organisation.models import Account, Person
from organisation.queries.chain import superiors
from organisation.queries.people import holders_of
from organisation.rules.roles import Role


@dataclass(frozen=True, slots=True)
class Recipients:
    """Those a network can turn to: who signed for the programme, the leaders above its members, and HR."""

    signer: tuple[Person, ...]
    above: tuple[Person, ...]
    hr: tuple[Person, ...]

    @property
    def everybody(self) -> list[Person]:
        """All of them, each once."""
        return list(dict.fromkeys([*self.signer, *self.above, *self.hr]))


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A proposal as the network sees it."""

    proposal: Proposal
    approvals: tuple[Approval, ...]
    members: int
    is_member: bool
    has_approved: bool

    @property
    def is_carried(self) -> bool:
        """Whether it may be sent."""
        return is_carried(len(self.approvals), self.members)


def members_on(network: Network, on: date) -> list[Person]:
    """The members of a day; before the first day those who begin, after the last those who were there then."""
    day = min(max(on, network.starts), network.ends or date.max)
    rows = Membership.objects.on(day).filter(network=network).select_related("person")
    return [row.person for row in rows]


def everybody_in(network: Network, on: date) -> list[Person]:
    """The members and the facilitator."""
    facilitator = [network.facilitator.person] if network.facilitator else []
    return list(dict.fromkeys([*members_on(network, on), *facilitator]))


def recipients_for(network: Network, on: date) -> Recipients:
    """To whom a network can send a proposal: people who have an account, and none of its own."""
    members = {one.pk for one in members_on(network, on)}
    chain = superiors(on, leaders_only=True)
    above: dict[int, None] = {}
    for member in members:
        step = chain.get(member)
        while step is not None and step not in above:
            above[step] = None
            step = chain.get(step)
    sheet = published_sheet(network.programme)
    signer = {sheet.signer_id} if sheet and sheet.signer_id else set()
    hr = set(holders_of(Role.HR, on).values_list("pk", flat=True))
    able = Account.objects.filter(is_active=True, person__in=[*signer, *above, *hr]).exclude(person__in=members)
    people = {account.person.pk: account.person for account in able.select_related("person")}
    named = {pk: people[pk] for pk in sorted(people, key=lambda pk: people[pk].name)}
    return Recipients(
        signer=tuple(one for pk, one in named.items() if pk in signer),
        above=tuple(named[pk] for pk in above if pk in named and pk not in signer),
        hr=tuple(one for pk, one in named.items() if pk in hr and pk not in signer and pk not in above),
    )


def proposals_in(network: Network) -> QuerySet[Proposal]:
    """A network's proposals, the newest first."""
    return network.proposals.select_related("to", "author")


def proposals_to(person: Person) -> QuerySet[Proposal]:
    """What was sent to somebody: the open ones first, by their day."""
    told = Proposal.objects.filter(to=person, state__in=[State.SENT, State.ANSWERED])
    return told.select_related("network").order_by("answered_on", "answer_by", "-pk")


def proposal_page(proposal: Proposal, person: Person, on: date) -> ProposalPage:
    """A proposal with who stands behind it, in two questions."""
    approvals = tuple(proposal.approvals.select_related("person"))
    members = members_on(proposal.network, on)
    return ProposalPage(
        proposal=proposal,
        approvals=approvals,
        members=len(members),
        is_member=person in members,
        has_approved=any(one.person_id == person.pk for one in approvals),
    )


def courses_in(networks: Iterable[int]) -> dict[int, list[Course]]:
    """Network → the days of what it has sent; what was withdrawn does not count. One question."""
    sent = Proposal.objects.filter(network__in=list(networks), state__in=[State.SENT, State.ANSWERED])
    found: dict[int, list[Course]] = defaultdict(list)
    for one in sent:
        if one.course:
            found[one.network_id].append(one.course)
    return found
