"""Who works where: people for every chair and every job of a tree, with the years behind them."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from ledernet.demo.people import Register, gender_of, telephone
from ledernet.demo.tree import EMPLOYEE, PROFILES, Node

Row = dict[str, str]
DAY = timedelta(days=1)


@dataclass
class Staffing:
    """The rows of the three files while they are written. Draws from `rng` alone: the same seed, the same."""

    on: date
    register: Register
    rng: random.Random
    people: list[Row] = field(default_factory=list)
    positions: list[Row] = field(default_factory=list)
    leaders: list[tuple[Row, Row]] = field(default_factory=list)

    def days_ago(self, least: int, most: int) -> date:
        """A day so many days back."""
        return self.on - timedelta(days=self.rng.randint(least, most))

    def person(self, *, name: str = "", women: int = 60, hired: date | None = None, phone: bool = False) -> Row:
        """A new person, employed since some day within twenty years."""
        gender = gender_of(name) if name else "k" if self.rng.randrange(100) < women else "m"
        name = name or self.register.name(gender, self.on.year - self.rng.randint(24, 64))
        row = {
            "person_id": f"M{10001 + len(self.people)}",
            "navn": name,
            "mail": self.register.mail(name),
            "telefon": telephone(self.rng) if phone or self.rng.random() < 0.4 else "",
            "ansat_fra": str(hired or self.days_ago(30, 7000)),
            "ansat_til": "",
            "orlov_fra": "",
            "orlov_til": "",
        }
        self.people.append(row)
        return row

    def position(self, node: Node, title: str, level: int, person: Row | None, *, key: str = "", **facts: str) -> Row:
        """A chair, and who sits in it."""
        row = {
            "stilling_id": key or f"S{20001 + len(self.positions)}",
            "person_id": person["person_id"] if person else "",
            "enhed_id": node.key,
            "titel": title,
            "leder": "ja" if level < EMPLOYEE else "nej",
            "niveau": str(level),
            "konstitueret": "nej",
            "fra": str(
                max(self.days_ago(40, 3000), date.fromisoformat(person["ansat_fra"]))
                if person
                else self.days_ago(60, 400)
            ),
            "til": "",
        } | facts
        self.positions.append(row)
        return row

    def staff_place(self, node: Node) -> None:
        """Everyone of one place: its leaders, those known by name, the rest by profile."""
        if node.title:
            self.seat_leaders(node)
        for name, title in node.colleagues:
            hired = self.days_ago(1600, 7000)
            person = self.person(name=name, hired=hired, phone=True)
            self.position(node, title, EMPLOYEE, person, fra=str(max(hired, self.days_ago(1500, 3000))))
        for profile, count in node.staff:
            women, titles = PROFILES[profile]
            for title in self.rng.choices(list(titles), list(titles.values()), k=count):
                self.position(node, title, EMPLOYEE, self.person(women=women))

    def seat_leaders(self, node: Node) -> None:
        """The chair of a place: empty, shared, acting, new, on leave, or simply held."""
        if node.chair == "vacant":
            self.position(node, node.title, node.level, None)
            return
        names = node.names or ("",)
        key = f"S{20001 + len(self.positions)}"
        for name in names:
            self.seat_leader(node, name, key)
        if node.chair == "leave":
            stand_in = self.person(phone=True)
            self.position(
                node, node.title, node.level, stand_in, key=key, konstitueret="ja", fra=str(self.on - 60 * DAY)
            )

    def seat_leader(self, node: Node, name: str, key: str) -> None:
        """One leader in a chair."""
        hired = self.days_ago(5, 40) if node.chair == "new" else self.days_ago(400, 8000)
        person = self.person(name=name, women=58, hired=hired, phone=True)
        if node.chair == "leave":
            person |= {"orlov_fra": str(self.on - 60 * DAY), "orlov_til": str(self.on + 200 * DAY)}
            self.people[-1] = person
        facts = {"konstitueret": "ja"} if node.chair == "acting" else {}
        if name:
            facts["fra"] = str(max(hired, self.days_ago(400, 3000)))
        row = self.position(node, node.title, node.level, person, key=key, **facts)
        if not (name or node.chair):
            self.leaders.append((person, row))

    def tell_careers(self, share: float) -> None:
        """Some leaders led another place before: they left that chair to the one who sits there now."""
        pairs = self.leaders[:]
        self.rng.shuffle(pairs)
        for (_, there), (person, here) in list(zip(pairs[::2], pairs[1::2], strict=False))[
            : int(len(pairs) * share / 2)
        ]:
            changed = self.days_ago(100, 1000)
            before = changed - timedelta(days=self.rng.randint(400, 1500))
            if date.fromisoformat(person["ansat_fra"]) > before or date.fromisoformat(there["fra"]) > changed:
                continue
            there["fra"] = here["fra"] = str(changed)
            self.positions.append(
                there | {"person_id": person["person_id"], "fra": str(before), "til": str(changed - DAY)}
            )
