"""The demo's dialogues at Havnbjerg, in every state: each booked, prepared, agreed and signed by the two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from goals.queries.owners import goals_of
from ledernet.demo.personas import EMPLOYEE, LEADER, RESPONDENT
from ledernet.demo.stage import Stage
from organisation.models import Account, Person
from organisation.queries.chain import superior_of_person
from organisation.queries.reports import direct_reports
from performance.actions.agreements import add_agreement, settle_agreement
from performance.actions.booking import book_dialogue, cancel_dialogue
from performance.actions.preparing import be_ready, prepare_dialogue
from performance.actions.signing import reopen_dialogue, sign_off
from performance.models import Agreement, Dialogue
from performance.rules.dialogues import Outcome, Side, Standing, Theme
from performance.rules.preparing import Said, Seen

D, F, R, L = Theme.DIRECTION, Theme.FRAMES, Theme.ROOM, Theme.RELATION
EMPLOYEE_SIDE, LEADER_SIDE = Side.EMPLOYEE, Side.LEADER
LENGTH, NOTICE = timedelta(hours=1), 21
PLACES = ("Lederkontoret, Havnbjerg", "Rådhuset, mødelokale 2", "Havnbjerg, dagligstuen på 2. sal")
Words = Mapping[Theme, str]


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A dialogue so many days ago, or ahead where negative: what each wrote, what they agreed, how they signed.

    `first_times` are the leader's themes that were not raised before; `signed` is a side and what it disagrees about.
    """

    back: int
    employees: Words = field(default_factory=dict)
    leaders: Words = field(default_factory=dict)
    first_times: tuple[Theme, ...] = ()
    ready: tuple[Side, ...] = ()
    agreed: tuple[tuple[str, Side, int, str], ...] = ()
    signed: tuple[tuple[Side, str, str], ...] = ()
    reopened: str = ""
    is_cancelled: bool = False


BOTH = (EMPLOYEE_SIDE, LEADER_SIDE)
HELD = ((LEADER_SIDE, "", ""), (EMPLOYEE_SIDE, "", ""))
PLAIN_EMPLOYEE = {
    D: "At beboerne møder de samme ansigter. Det er det, pårørende spørger om.",
    F: "Vagtplanen kommer for sent. Jeg ved først torsdag, hvornår jeg er på i weekenden.",
    R: "Jeg bestemmer selv min formiddag, og det fungerer.",
    L: "Jeg får svar, når jeg spørger. Det var ikke altid sådan.",
}
PLAIN_LEADER = {
    D: "Faste kontaktpersoner. Og at du tager de nye med, når du går aftenrunden.",
    F: "Planen kommer om tirsdagen fra nytår. Det skylder jeg jer.",
    R: "Du må gerne bytte vagter uden at spørge mig, når bare de står ved tavlen.",
    L: "Du siger tingene, mens de er små. Det er jeg glad for.",
}
METTE_AND_KARSTEN = (
    Talk(
        back=190,
        employees={
            D: "Plan for hjemkomst fra sygehuset. Vi taber borgerne de første to døgn.",
            F: "Jeg mangler en sygeplejerske om aftenen.",
            R: "Jeg er i tvivl om, hvor meget jeg må flytte mellem etagerne.",
            L: "Du ringer, i stedet for at skrive. Det er godt.",
        },
        leaders={
            D: "Enig. Hjemkomsten er også det, byrådet spørger til.",
            F: "Jeg kender behovet og har ikke pengene endnu.",
            R: "Alt inden for dit eget budget er dit.",
            L: "Jeg vil gerne se dig oftere på ledermøderne.",
        },
        ready=BOTH,
        agreed=(
            ("Karsten svarer om en aftensygeplejerske, når budgettet er vedtaget", LEADER_SIDE, 60, ""),
            ("Mette laver en plan for hjemkomst med sygehuset", EMPLOYEE_SIDE, 120, "på ledermødet i august"),
        ),
        signed=HELD,
    ),
    Talk(
        back=5,
        employees={
            D: "At hjemkomstsamtalen også bliver holdt, når nogen kommer hjem fredag aften.",
            F: "Nej. Jeg har bedt om en aftensygeplejerske siden foråret.",
            R: "Det er blevet klart, hvad jeg selv flytter rundt på. Tak for det.",
            L: "Godt. Jeg savner, at du kommer forbi og ser, hvordan vi gør.",
        },
        leaders={
            D: "Enig om fredag aften. Og at din rapports punkt om opfølgning bliver til noget, medarbejderne mærker.",
            F: "Jeg har hørt det. Jeg kan betale en telefontid fra januar, ikke en hel stilling.",
            R: "Bliv ved. Jeg hører det hellere bagefter end på forhånd.",
            L: "Jeg oplever, at du går uden om ledermøderne om fredagen.",
        },
        first_times=(L,),
        ready=BOTH,
        agreed=(
            ("Karsten betaler en fast telefontid til en sygeplejerske fra 1. januar", LEADER_SIDE, 32, ""),
            (
                "Mette slutter hvert personalemøde med at spørge, hvad der blev aftalt sidst",
                EMPLOYEE_SIDE,
                20,
                "vi ser på det i marts",
            ),
        ),
        signed=((LEADER_SIDE, "Tak for en ærlig snak. Jeg skylder dig et svar om aftenerne.", ""),),
    ),
)
LIS_AND_METTE = (
    Talk(
        back=185,
        employees=PLAIN_EMPLOYEE,
        leaders=PLAIN_LEADER,
        ready=BOTH,
        agreed=(
            ("Lis tager nye kolleger med på aftenrunden de første to uger", EMPLOYEE_SIDE, 90, "ved tavlen"),
            ("Mette lægger vagtplanen frem om tirsdagen", LEADER_SIDE, 150, ""),
        ),
        signed=HELD,
    ),
    Talk(
        back=-4,
        leaders={
            D: "Opkaldene til de pårørende. De virker, og jeg vil gerne have flere med.",
            F: "Har du tid nok til opkaldene, når der mangler en på vagten?",
            R: "Jeg tror, du spørger om lov til mere, end du behøver.",
            L: "Jeg har ikke sagt det nok: du er den, de nye holder sig til.",
        },
        ready=(LEADER_SIDE,),
    ),
)
AMRA_AND_METTE = (
    Talk(
        back=20,
        employees=PLAIN_EMPLOYEE | {F: "Hjemkomstsamtalerne tager den tid, jeg før brugte på oplæring."},
        leaders=PLAIN_LEADER | {F: "Oplæringen skal ikke gå fra dig. Vi finder ud af, hvem der tager over."},
        ready=BOTH,
        agreed=(("Amra lærer to kolleger på hver sal op i samtalen", EMPLOYEE_SIDE, 25, "i januar"),),
        signed=(
            (LEADER_SIDE, "Godt at få det sagt.", ""),
            (EMPLOYEE_SIDE, "", "at oplæringen kan vente til januar. Afløserne begynder før jul."),
        ),
    ),
)
OTHERS = (
    (Talk(back=-9),),
    (Talk(back=-6, employees=PLAIN_EMPLOYEE, leaders=PLAIN_LEADER, ready=BOTH),),
    (
        Talk(
            back=40,
            employees=PLAIN_EMPLOYEE,
            leaders=PLAIN_LEADER,
            ready=BOTH,
            agreed=(("Vi bytter weekend i december", EMPLOYEE_SIDE, 10, ""),),
            signed=HELD,
            reopened="Vi skrev en forkert dato i aftalen.",
        ),
    ),
    (Talk(back=-3, is_cancelled=True),),
    (Talk(back=120, employees=PLAIN_EMPLOYEE, leaders=PLAIN_LEADER, ready=BOTH, signed=HELD),),
)


def hold_dialogues(stage: Stage) -> None:
    """The dialogues of the personas, then of some of Havnbjerg's other employees."""
    people = {person.email: person for person in Person.objects.filter(email__in=[EMPLOYEE, RESPONDENT, LEADER])}
    told = {LEADER: METTE_AND_KARSTEN, EMPLOYEE: LIS_AND_METTE, RESPONDENT: AMRA_AND_METTE}
    for mail, talks in told.items():
        if mail in people:
            hold(stage, people[mail], talks)
    if LEADER in people:
        staff = Person.objects.filter(pk__in=direct_reports(people[LEADER].pk, stage.on)).exclude(email__in=told)
        for person, talks in zip(staff.order_by("email"), OTHERS, strict=False):
            hold(stage, person, talks)


def hold(stage: Stage, employee: Person, talks: tuple[Talk, ...]) -> None:
    """One after the other; where somebody else was the nearest leader when it was booked, there was none."""
    for number, talk in enumerate(talks):
        starts = stage.clock(stage.day(talk.back), (9, 13, 14)[employee.pk % 3])
        booked = stage.clock(min(stage.day(talk.back + NOTICE), stage.day(2)), 10)
        leader = Person.objects.filter(pk=superior_of_person(employee.pk, booked.date()) or 0).first()
        if leader is None or leader.pk not in stage.accounts:
            continue
        by = stage.accounts[leader.pk]
        dialogue = book_dialogue(
            employee=employee,
            leader=leader,
            starts=starts,
            ends=starts + LENGTH,
            place=PLACES[(employee.pk + number) % len(PLACES)],
            by=by,
            at=booked,
        )
        written(stage, dialogue, talk, booked + timedelta(days=1))
        settled(stage, dialogue, talk, starts + LENGTH)


def written(stage: Stage, dialogue: Dialogue, talk: Talk, at: datetime) -> None:
    """What each wrote before, and how they see the employee's goals; then those are ready who are."""
    goals = list(goals_of(dialogue.employee, stage.on).order_by("pk")) if talk.ready else []
    for side, words in ((EMPLOYEE_SIDE, talk.employees), (LEADER_SIDE, talk.leaders)):
        by = account_of(stage, dialogue, side)
        said = {theme: Said(text, theme in talk.first_times and side == LEADER_SIDE) for theme, text in words.items()}
        if said:
            seen = {goal: seen_by(side, number) for number, goal in enumerate(goals)}
            prepare_dialogue(dialogue=dialogue, side=side, thoughts=said, views=seen, by=by, at=at)
        if side in talk.ready:
            be_ready(dialogue=dialogue, side=side, by=by, at=at + timedelta(hours=1))


def seen_by(side: Side, number: int) -> Seen:
    """How a side sees the goals: alike, but for every third."""
    if number % 3 == 2 and side == EMPLOYEE_SIDE:
        return Seen(Standing.REACHED, "")
    return Seen(Standing.UNDERWAY if number % 3 else Standing.REACHED, "")


def settled(stage: Stage, dialogue: Dialogue, talk: Talk, at: datetime) -> None:
    """What the two agreed in the dialogue, how they signed, and what has become of it."""
    for words, side, days, look in talk.agreed:
        due = stage.day(talk.back - days)
        by = account_of(stage, dialogue, LEADER_SIDE)
        add_agreement(dialogue=dialogue, words=words, side=side, due=due, follow_up=look, by=by, at=at)
    for side, comment, disagreement in talk.signed:
        by = account_of(stage, dialogue, side)
        sign_off(dialogue=dialogue, side=side, comment=comment, disagreement=disagreement, by=by, at=at)
    leader = account_of(stage, dialogue, LEADER_SIDE)
    if talk.signed == HELD and (first := dialogue.agreements.order_by("rank").last()):
        kept(first, leader, stage)
    if talk.reopened and leader:
        reopen_dialogue(dialogue=dialogue, reason=talk.reopened, by=leader, at=at + timedelta(days=2))
    if talk.is_cancelled and leader:
        cancel_dialogue(dialogue=dialogue, by=leader, at=stage.clock(stage.day(6), 11))


def kept(agreement: Agreement, by: Account | None, stage: Stage) -> None:
    """An agreement that was kept, where its day has come."""
    if agreement.due and agreement.due < stage.on:
        at = stage.clock(agreement.due, 15)
        settle_agreement(agreement=agreement, outcome=Outcome.KEPT, by=by, at=at)


def account_of(stage: Stage, dialogue: Dialogue, side: Side) -> Account | None:
    """By whom a side writes; somebody without an account signs at the leader's screen."""
    person = dialogue.employee if side == EMPLOYEE_SIDE else dialogue.leader
    return stage.accounts.get(person.pk)
