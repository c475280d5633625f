"""What each room may do; docs/house.md says why."""

import ast
from collections.abc import Iterator

from tests.house.sources import Source, classes, functions, imports, name_of

# From the bottom up; rooms of one rank do not use each other.
RANKS = {
    "rules": 0,
    "models": 1,
    "queries": 2,
    "access": 3,
    "formats": 4,
    "actions": 5,
    "forms": 6,
    "tasks": 6,
    "templatetags": 6,
    "middleware": 6,
    "views": 7,
    "management": 7,
    "urls": 8,
}
APPS = {"evaluation", "goals", "ledernet", "networks", "organisation", "performance"}
CLOCKLESS = {"rules", "models", "queries", "access", "formats", "actions"}
# Sending takes its time: each letter is claimed and noted at its own moment.
CLOCKED = {"organisation/actions/letters.py"}
CLOCKS = {"datetime", "date", "timezone", "time", "dt"}
WRITES = {"save", "delete", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
LAWFUL_DJANGO = ("django.utils", "django.core.exceptions")
CHOICES = {"TextChoices", "IntegerChoices"}
WIRES = {"socket", "smtplib", "urllib.request", "http.client", "requests", "httpx", "subprocess"}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
RECEIVERS = "organisation/receivers.py"


def idle_views(source: Source) -> Iterator[str]:
    """A view parses, passes a door, calls a verb or a question, renders; it touches no row itself."""
    if source.room != "views":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
            yield source.at(node, "a view asks the database itself")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            yield source.at(node, f"a view writes: .{node.func.attr}()")
        elif isinstance(node, ast.alias) and node.name in {"transaction", "atomic", "django.db.transaction"}:
            yield source.at(node, "a view opens a transaction")
    for node in classes(source.tree):
        yield source.at(node, f"{node.name}: views are plain functions")


def looks_at_clock(node: ast.AST) -> bool:
    """`timezone.now`, called or handed on; `localdate()` with nothing to take the date of."""
    if isinstance(node, ast.Attribute):
        return node.attr in {"now", "today", "utcnow"} and name_of(node.value) in CLOCKS
    return isinstance(node, ast.Call) and not node.args and name_of(node.func) in {"Now", "localdate", "localtime"}


def hidden_clocks(source: Source) -> Iterator[str]:
    """Below the views and tasks nobody looks at the clock: the time comes in as `at` or `on`."""
    if source.room not in CLOCKLESS or source.path in CLOCKED:
        return
    for node in ast.walk(source.tree):
        if looks_at_clock(node):
            yield source.at(node, f"looks at the clock: {ast.unparse(node)}")


def lawless_rules(source: Source) -> Iterator[str]:
    """Law is tested with no database: of Django it knows choices, words and times."""
    if source.room != "rules":
        return
    for node, module, name in imports(source.tree):
        of_django = module.partition(".")[0] == "django"
        if of_django and not (module.startswith(LAWFUL_DJANGO) or (module == "django.db.models" and name in CHOICES)):
            yield source.at(node, f"a rule uses {module}.{name}")


def wired_formats(source: Source) -> Iterator[str]:
    """Formats turn bytes into plain values and back: no database, no network, no other program."""
    if source.room != "formats":
        return
    for node, module, name in imports(source.tree):
        if module in WIRES or f"{module}.{name}" in WIRES or module.startswith("django.db"):
            yield source.at(node, f"a format uses {module}")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            yield source.at(node, "a format asks the database")


def hidden_effects(source: Source) -> Iterator[str]:
    """Nothing happens behind a `save`: neither a model's nor a form's."""
    if source.room not in {"models", "forms"}:
        return
    for function in functions(source.tree):
        if function.name in {"save", "delete"}:
            yield source.at(function, f"effects hide in an own {function.name}()")
    for node, module, _ in imports(source.tree):
        if module.startswith("django.core.mail"):
            yield source.at(node, "sends mail")


def signals(source: Source) -> Iterator[str]:
    """No signals but those of the sign-in library, received in one file."""
    if source.path == RECEIVERS:
        return
    for node, module, _ in imports(source.tree):
        if module.startswith(SIGNALS) or (module.startswith("allauth") and module.endswith("signals")):
            yield source.at(node, f"receives signals outside {RECEIVERS}")


def walks_upstairs(source: Source) -> Iterator[str]:
    """A room of another app may be used from its own height or from above."""
    if source.room not in RANKS:
        return
    for node, module, name in imports(source.tree):
        parts = [*module.split("."), name]
        if len(parts) < 2 or parts[0] == source.app or parts[1] not in RANKS:
            continue
        if parts[0] in APPS and RANKS[parts[1]] > RANKS[source.room]:
            yield source.at(node, f"{source.room} uses the higher room {parts[0]}.{parts[1]}")


def foreign_models(source: Source) -> dict[str, str]:
    """The names in this file that are models of other apps, with their app."""
    found = {"AUTH_USER_MODEL": "organisation"}
    for _, module, name in imports(source.tree):
        app, _, room = module.partition(".")
        if room.partition(".")[0] == "models" and not module.startswith("django"):
            found[name] = app
    return found


def target_app(key: ast.Call, foreign: dict[str, str], own: str) -> str:
    """The app that a foreign key points to."""
    target = next(iter(key.args), None) or next((word.value for word in key.keywords if word.arg == "to"), None)
    if isinstance(target, ast.Constant):
        return str(target.value).partition(".")[0] if "." in str(target.value) else own
    return foreign.get(name_of(target), own)


def lasting_names(source: Source) -> Iterator[str]:
    """A key into another app leaves no name there: the lower floor does not learn who stands on it."""
    if source.room != "models":
        return
    foreign = foreign_models(source)
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or name_of(node.func) not in {
            "ForeignKey",
            "OneToOneField",
            "ManyToManyField",
        }:
            continue
        related = next((word.value for word in node.keywords if word.arg == "related_name"), None)
        if target_app(node, foreign, source.app) != source.app and getattr(related, "value", None) != "+":
            yield source.at(node, 'a key into another app needs related_name="+"')
