"""What waits for somebody, asked of every floor in one question.

A floor offers sources: questions without arguments, in which a `Given` stands where the person and the moment will be.
They answer in one shape, so that the database takes them as a single question. Building it costs Django far more than
the database needs to answer it; so the SQL of each set of sources is made once in a process and kept.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    Aggregate,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    F,
    Field,
    IntegerField,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, JSONArray
from django.utils import timezone

from organisation.models import Person


@dataclass(frozen=True, slots=True)
class Blank:
    """A place in the SQL for something that is known only when the question is asked."""

    name: str
    plus: timedelta | None
    field: Field

    def filled(self, given: Mapping[str, Any]) -> Any:
        """What goes in the place, as the database wants it."""
        value = given[self.name]
        return self.field.get_db_prep_value(value + self.plus if self.plus else value, connection)


class Given(Expression):
    """Stands in a source for `person` (a number), `now`, `today` or `since`, perhaps so much later or earlier."""

    KINDS: Mapping[str, Field] = {
        "person": IntegerField(),
        "now": DateTimeField(),
        "since": DateTimeField(),
        "today": DateField(),
        "since_day": DateField(),
    }

    def __init__(self, name: str, plus: timedelta | None = None) -> None:
        super().__init__(output_field=self.KINDS[name])
        self.name, self.plus = name, plus

    def as_sql(self, compiler: Any, connection: Any, **kwargs: Any) -> tuple[str, Any]:
        """A place for a parameter, and what will be put there."""
        return "%s", (Blank(self.name, self.plus, self.output_field),)


class Row(NamedTuple):
    """An answer in the one shape: what it is, and as many of the facts as that takes."""

    what: str
    pk: Any
    name: str
    more: str
    day: Any
    moment: Any
    count: Any


Source = Callable[[], QuerySet]
SHAPE: Mapping[str, Field] = {
    "pk": IntegerField(),
    "name": TextField(),
    "more": TextField(),
    "day": DateField(),
    "moment": DateTimeField(),
    "count": IntegerField(),
}


def in_shape(rows: QuerySet, what: str, **facts: str) -> QuerySet:
    """The rows of a source; `facts` names the path of each by its place in the shape, other places are empty."""
    places = {f"row_{place}": in_place(field, facts.get(place)) for place, field in SHAPE.items()}
    return rows.order_by().annotate(row_what=Value(what, CharField()), **places).values_list("row_what", *places)


class Listed(Aggregate):
    """Many facts as one JSON list; none is nothing or an empty list."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        """The list as SQLite writes it."""
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        """The list as PostgreSQL writes it."""
        return self.as_sql(compiler, connection, function="JSON_AGG", **context)


def in_one_row(rows: QuerySet, what: str, facts: JSONArray) -> QuerySet:
    """The rows of a source as a single one that lists the `facts` of each: hundreds of rows cost far more than one."""
    together = rows.order_by().values(told=Value(what, CharField())).annotate(facts=Listed(facts))
    return in_shape(together, what, more="facts")


def listed_in(rows: Iterable[Row]) -> list[list[Any]]:
    """The facts of every row of a source that was asked for as one."""
    return [facts for row in rows for facts in json.loads(row.more or "[]")]


def in_place(field: Field, path: str | None) -> Expression | F:
    """A fact, or what is there instead: typed, since of a union of untyped ones PostgreSQL makes text."""
    if isinstance(field, TextField):
        return Cast(path or Value(""), field)
    return F(path) if path else Cast(Value(None), field)


def answers_to(sources: Iterable[Source], person: Person, now: datetime, since: datetime | None = None) -> list[Row]:
    """What every source answers for a person at a moment, in one question; none for no sources."""
    asked = tuple(sources)
    if not asked:
        return []
    since = since or now
    days = {"today": timezone.localdate(now), "since_day": timezone.localdate(since)}
    return answered(asked, {"person": person.pk, "now": now, "since": since, **days})


def answers_on(sources: tuple[Source, ...], person: Person, on: date) -> list[Row]:
    """What sources that ask for no moment answer for a person on a day, in one question."""
    return answered(sources, {"person": person.pk, "today": on})


def answered(sources: tuple[Source, ...], given: Mapping[str, Any]) -> list[Row]:
    """The rows of some sources, with what is given in its places."""
    sql, blanks = prepared(sources, connection.vendor)
    known = {blank: blank.filled(given) for blank in {one for one in blanks if isinstance(one, Blank)}}
    filled = [known[blank] if isinstance(blank, Blank) else blank for blank in blanks]
    with connection.cursor() as cursor:
        cursor.execute(sql, filled)
        return [row_of(row) for row in cursor.fetchall()]


@lru_cache(maxsize=64)
def prepared(sources: tuple[Source, ...], vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The SQL of some sources together and what goes in its places; `vendor` is the database it is made for."""
    first, *others = [source() for source in sources]
    together = first.union(*others, all=True) if others else first
    sql, blanks = together.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(blanks)


def row_of(row: tuple[Any, ...]) -> Row:
    """A row with its day and moment as such: SQLite gives them as text or without a zone, which is UTC then."""
    what, pk, name, more, day, moment, count = row
    if isinstance(day, str):
        day = date.fromisoformat(day)
    return Row(what, pk, name, more, day, moment if moment is None else moment_of(moment), count)


def moment_of(told: str | datetime) -> datetime:
    """A moment from the text or the value that a database gives; without a zone it is UTC."""
    moment = datetime.fromisoformat(told) if isinstance(told, str) else told
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
