"""What happens in a municipality over the years: people come, leave, stand in and rest; places are renamed and moved."""

import random
from collections import Counter, defaultdict
from datetime import date, timedelta

from ledernet.demo.staffing import DAY, Row, Staffing
from ledernet.demo.tree import LEADER

YEARS = timedelta(days=1500)
EARLIEST = date(2017, 3, 1)
LEADERS_SUCCEED, EMPLOYEES_SUCCEED = 0.7, 0.07
NEWLY_HIRED, EMPTIED, SECOND_CHAIR, ON_LEAVE, BACK_FROM_LEAVE = 25, 60, 50, 70, 40
STEPPED_DOWN = "specialkonsulent"
FORMER_NAMES = {
    "Skoleafdelingen": "Skole og Uddannelse",
    "Dagtilbudsafdelingen": "Afdelingen for Småbørn",
    "Familie og PPR": "Børn, Unge og Familie",
    "Ældre": "Omsorgsafdelingen",
    "Sundhed": "Sundhed og Forebyggelse",
    "Handicap og Psykiatri": "Voksne med Handicap",
    "Kultur og Fritid": "Kultur, Idræt og Fritid",
    "Natur og Miljø": "Miljøafdelingen",
    "Digitalisering": "IT og Digitalisering",
    "Bølgen": "Børnehaven Bølgen",
    "Plejecenter Solbakken": "Ældrecenter Solbakken",
    "Plejecenter Kystparken": "Ældrecenter Kystparken",
    "Dagtilbud Øst": "Dagtilbud Midt",
}


class Past:
    """The years behind the rows of a staffing; people known by name keep their chairs."""

    def __init__(self, staffing: Staffing, known: frozenset[str], rng: random.Random) -> None:
        self.staffing, self.rng, self.on = staffing, rng, staffing.on
        self.people = {row["person_id"]: row for row in staffing.people}
        self.fixed = {row["person_id"] for row in staffing.people if row["navn"] in known}
        chairs: dict[str, list[Row]] = defaultdict(list)
        for row in staffing.positions:
            chairs[row["stilling_id"]].append(row)
        self.alone = [
            rows[0] for rows in chairs.values() if len(rows) == 1 and rows[0]["person_id"] not in {*self.fixed, ""}
        ]

    def tell(self) -> None:
        """Everything in its order: some are new, some stepped down, some rest, and most came after somebody."""
        leaders = [row for row in self.alone if row["leder"] == "ja" and row["konstitueret"] == "nej"]
        employees = [row for row in self.alone if row["leder"] == "nej"]
        chairs = Counter(row["person_id"] for row in self.staffing.positions)
        heads = [row for row in leaders if row["niveau"] == str(LEADER) and chairs[row["person_id"]] == 1]
        self.rng.shuffle(heads)
        new, emptied = -(-len(leaders) // NEWLY_HIRED), -(-len(leaders) // EMPTIED)
        for row in heads[:new]:
            self.hire_lately(row)
        staff = Counter(row["enhed_id"] for row in employees)
        stepping = sorted(heads[new : new + emptied + 1], key=lambda row: (staff[row["enhed_id"]], row["stilling_id"]))
        for number, row in enumerate(stepping):
            self.step_down(row, employees, stand_in=number > 0)
        for row in self.rng.sample(employees, -(-len(leaders) // SECOND_CHAIR)):
            self.give_second_chair(row, employees)
        self.rest(leaders, employees)
        for rows, share in ((leaders, LEADERS_SUCCEED), (employees, EMPLOYEES_SUCCEED)):
            for row in rows:
                if row["til"] == "" and self.rng.random() < share:
                    self.succeed(row)

    def hire_lately(self, row: Row) -> None:
        """A leader who came within the last weeks and has no network yet."""
        first = str(self.on - timedelta(days=self.rng.randint(10, 75)))
        row["fra"] = self.people[row["person_id"]]["ansat_fra"] = first

    def step_down(self, row: Row, employees: list[Row], *, stand_in: bool) -> None:
        """A leader became a consultant; the chair is empty, or somebody from the place stands in."""
        left = self.on - timedelta(days=self.rng.randint(20, 60))
        if date.fromisoformat(row["fra"]) >= left - DAY:
            return
        here = [one for one in employees if one["enhed_id"] == row["enhed_id"] and one["fra"] < str(left)]
        deputy = self.rng.choice(here)["person_id"] if stand_in and here else ""
        acting = "ja" if deputy else "nej"
        self.add(row | {"person_id": deputy, "konstitueret": acting, "fra": str(left + DAY)})
        self.chair(row["person_id"], row["enhed_id"], STEPPED_DOWN, left + DAY)
        row["til"] = str(left)

    def give_second_chair(self, row: Row, employees: list[Row]) -> None:
        """An employee who works in two places."""
        other = self.rng.choice([one for one in employees if one["enhed_id"] != row["enhed_id"]])
        first = max(self.on - timedelta(days=self.rng.randint(60, 700)), date.fromisoformat(row["fra"]))
        self.chair(row["person_id"], other["enhed_id"], other["titel"], first)

    def rest(self, leaders: list[Row], employees: list[Row]) -> None:
        """Some are on leave today, others have come back from one."""
        away = [*self.rng.sample(leaders[: len(leaders) // 2], 1 + len(leaders) // 150)]
        away += self.rng.sample(employees, len(employees) // ON_LEAVE)
        for row in away:
            since, until = self.rng.randint(15, 120), self.rng.randint(20, 200)
            self.leave(row, self.on - timedelta(days=since), self.on + timedelta(days=until))
        for row in self.rng.sample(employees, len(employees) // BACK_FROM_LEAVE):
            back = self.on - timedelta(days=self.rng.randint(100, 900))
            self.leave(row, back - timedelta(days=self.rng.randint(60, 300)), back)

    def leave(self, row: Row, first: date, last: date) -> None:
        """Write a leave to a person who has none and was employed then."""
        person = self.people[row["person_id"]]
        if not person["orlov_fra"] and person["ansat_fra"] < str(first):
            person |= {"orlov_fra": str(first), "orlov_til": str(last)}

    def succeed(self, row: Row) -> None:
        """Whoever sits here followed somebody who left the municipality the day before."""
        first = date.fromisoformat(row["fra"])
        if first < self.on - YEARS:
            return
        began = max(first - timedelta(days=self.rng.randint(500, 2500)), EARLIEST)
        former = self.staffing.person(hired=began, phone=False)
        former["ansat_til"] = str(first - DAY)
        self.add(row | {"person_id": former["person_id"], "fra": str(began), "til": str(first - DAY)})

    def chair(self, person: str, unit: str, title: str, first: date) -> None:
        """A new chair for an employee."""
        key = f"S{20001 + len(self.staffing.positions)}"
        row = {"stilling_id": key, "person_id": person, "enhed_id": unit, "titel": title, "leder": "nej"}
        self.add(row | {"niveau": "5", "konstitueret": "nej", "fra": str(first), "til": ""})

    def add(self, row: Row) -> None:
        """One more row of positions."""
        self.staffing.positions.append(row)


def unit_rows(rows: list[Row], on: date, rng: random.Random) -> list[Row]:
    """The units with their own past: some were called something else, one stood under another department."""
    parents = {row["enhed_id"]: row["overenhed_id"] for row in rows}
    movable = [row["enhed_id"] for row in rows if parents.get(parents.get(row["enhed_id"], ""), "")]
    moved = set(rng.sample(movable, min(3, len(movable))))
    told = []
    for row in rows:
        former = dict(row)
        if row["navn"] in FORMER_NAMES:
            former["navn"] = FORMER_NAMES[row["navn"]]
        beside = [key for key, above in parents.items() if above == parents.get(row["overenhed_id"])]
        if row["enhed_id"] in moved:
            former["overenhed_id"] = rng.choice(beside)
        if former != row:
            day = on - timedelta(days=rng.randint(200, 1000))
            told += [former | {"til": str(day - DAY)}, row | {"fra": str(day)}]
        else:
            told.append(row)
    return told
