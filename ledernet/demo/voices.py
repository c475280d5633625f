"""What the demo's networks have agreed, what their members want to learn, and what they have said upwards."""

from datetime import date, timedelta
from typing import Any

from ledernet.demo.personas import DIRECTOR, LEADER
from ledernet.demo.sparring import runner_of
from ledernet.demo.stage import Stage
from networks.actions.house_rules import agree_house_rules, look_back, write_aim
from networks.actions.proposals import answer_proposal, approve_proposal, draft_proposal, send_proposal
from networks.models import Network, Proposal
from networks.queries.proposals import members_on, recipients_for
from networks.rules.house_rules import How
from networks.rules.proposals import Answer, is_carried
from organisation.models import Account, Person

FIRST_MET, LATELY = 110, 50
AGREED = (
    "Det, der bliver sagt her, bliver her",
    "Vi møder til tiden og slukker telefonen",
    "Vi spørger, før vi giver råd",
    "Alle kommer med et dilemma mindst to gange om året",
)
ALSO = "Vi siger til, hvis vi bliver for enige"
AIMS = (
    "Jeg vil blive bedre til at sige nej opad, uden at det bliver en kamp.",
    "At holde svære samtaler tidligere, end jeg plejer.",
    "Jeg vil lære, hvordan andre får tid til at være ude, hvor opgaven løses.",
    "At give ansvar fra mig og lade være med at tage det tilbage.",
    "Jeg vil have øvet mig i at lede dem, der ved mere om faget end jeg.",
    "Jeg vil turde lade en pause stå, når en medarbejder tænker.",
    "At sige højt, hvad vi lader ligge, når alt ikke kan nås.",
    "Jeg vil blive klogere på, hvordan man samler to hold, der ikke kender hinanden.",
    "At bede om hjælp, før jeg er nødt til det.",
    "Jeg vil lære at bruge tal i en samtale uden at slå nogen i hovedet med dem.",
    "At få en ny leder hos os til at lykkes på sin egen måde.",
    "Jeg vil holde op med at svare på mails om aftenen.",
)
ONE_WITHOUT, RULED_OF = 5, 4
EARLIER: dict[str, str] = {
    "title": "Ét skema i stedet for tre, når en medarbejder er syg",
    "words": "Lad lederen melde sygdom ét sted. Løn og vagtplan henter resten derfra.",
    "why": "Vi skriver de samme oplysninger tre gange, og de to bliver ofte glemt. Det tager en halv time hver gang.",
}
ITS_ANSWER = "Godt set. Løn og it er i gang, og I kan bruge det fælles skema fra den første i næste kvartal."
WAITING: dict[str, str] = {
    "title": "En fast vikarpulje på tværs af områderne",
    "words": "Saml de vikarer, vi hver især ringer til, i én pulje, som alle institutioner kan trække på.",
    "why": "Vi ringer til de samme mennesker samme morgen. Den, der ringer først, får hjælp, og ikke den, der mangler mest.",
}
LATE: dict[str, str] = {
    "title": "Mødefri onsdag formiddag for alle ledere",
    "words": "Læg ingen fælles møder onsdag før klokken tolv, så vi kan være ude hos medarbejderne.",
    "why": "De fleste af os er på vores egen arbejdsplads under halvdelen af ugen.",
}
DRAFT: dict[str, str] = {
    "title": "Nye ledere får en makker det første halve år",
    "words": "Giv hver ny leder en erfaren kollega fra et andet område, med to timer om måneden til det.",
    "why": "De nye i vores netværk siger, at det var det, de manglede mest.",
}


def speak_up(stage: Stage) -> None:
    """Rules and aims in the networks across, and proposals that are answered, open, overdue and under way."""
    mine = Network.objects.filter(memberships__person__email=LEADER, ends=None)
    own = mine.select_related("programme", "facilitator__person").first()
    if own is None:
        return
    others = Network.objects.filter(programme=own.programme, ends=None).exclude(pk=own.pk).order_by("pk")
    known = list(others.select_related("programme", "facilitator__person"))
    for number, network in enumerate([own, *known]):
        if network is own or number % RULED_OF:
            agree(stage, network, stage.day(FIRST_MET - number % 11), [*AGREED])
            want_to_learn(stage, network, stage.day(FIRST_MET - number % 11), number)
    agree(stage, own, stage.day(LATELY), [*AGREED, ALSO])
    answered = proposed(stage, own, EARLIER, stage.day(90))
    if answered is not None:
        facts: dict[str, Any] = {"answer": Answer.YES, "reason": ITS_ANSWER, "by": stage.accounts[answered.to_id]}
        answer_proposal(proposal=answered, at=stage.clock(stage.day(68), 10), **facts)
    proposed(stage, own, WAITING, stage.day(12))
    if known:
        proposed(stage, known[0], LATE, stage.day(47))
    drafted(stage, own, DRAFT, stage.day(2))


def agree(stage: Stage, network: Network, day: date, rules: list[str]) -> None:
    """The rules of a day, written down by whoever runs the network."""
    newest = network.house_rules.first()
    edition = newest.edition if newest else 0
    by, at = runner_of(stage, network), stage.clock(day, 15)
    agree_house_rules(network=network, rules=rules, edition=edition, by=by, at=at)


def want_to_learn(stage: Stage, network: Network, day: date, turn: int) -> None:
    """Most members have an aim of their own, Mette among them; the first of the others has looked back at theirs."""
    at = stage.clock(day, 15, 20)
    members = [one for one in members_on(network, day) if one.pk in stage.accounts]
    for number, person in enumerate(members):
        if person.email == LEADER or number % ONE_WITHOUT != ONE_WITHOUT - 1:
            words, by = AIMS[(turn + number) % len(AIMS)], stage.accounts[person.pk]
            aim = write_aim(network=network, person=person, words=words, by=by, at=at)
            if number == 0 and person.email != LEADER:
                told: dict[str, Any] = {
                    "how": How.ON_THE_WAY,
                    "looked_back": "Jeg har prøvet det to gange. Det gik bedst anden gang.",
                }
                look_back(aim=aim, by=by, at=stage.clock(stage.day(20), 14), **told)


def drafted(stage: Stage, network: Network, words: dict[str, str], day: date, behind: int = 2) -> Proposal | None:
    """A draft by the first member but Mette, with so many behind it; none where nobody above has an account."""
    members = [one for one in members_on(network, day) if one.pk in stage.accounts and one.email != LEADER]
    to = recipient_of(stage, network, day)
    if to is None or not members:
        return None
    author, at = members[0], stage.clock(day, 9)
    facts: dict[str, Any] = {"network": network, "author": author, "to": to, **words}
    proposal = draft_proposal(by=stage.accounts[author.pk], at=at, **facts)
    for person in members[1:behind]:
        approve_proposal(proposal=proposal, person=person, edition=1, by=by_of(stage, person), at=at)
    return proposal


def proposed(stage: Stage, network: Network, words: dict[str, str], day: date) -> Proposal | None:
    """The same with everybody but Mette behind it, and sent, with a month to answer."""
    number = len(members_on(network, day))
    proposal = drafted(stage, network, words, day, behind=number)
    if proposal is None or not is_carried(proposal.approvals.count(), number):
        return None
    facts: dict[str, Any] = {"edition": 1, "answer_by": day + timedelta(days=30)}
    by = by_of(stage, proposal.author)
    return send_proposal(proposal=proposal, by=by, at=stage.clock(day, 13), **facts)


def recipient_of(stage: Stage, network: Network, day: date) -> Person | None:
    """Karsten Vang where the network can turn to him, else the first above it who has an account here."""
    able = [one for one in recipients_for(network, day).everybody if one.pk in stage.accounts]
    return next((one for one in able if one.email == DIRECTOR), able[0] if able else None)


def by_of(stage: Stage, person: Person) -> Account:
    """Somebody's own account."""
    return stage.accounts[person.pk]
