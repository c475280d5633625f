"""Nouns of leader networks."""

from networks.models.arrivals import Placement, Postponement
from networks.models.cycle import Criterion, Decision, Dialogue
from networks.models.departures import HeldPlace, Parting
from networks.models.evaluations import Evaluation
from networks.models.money import Hours, Invoice, Training, YearBudget
from networks.models.networks import Meeting, Membership, Network, Series
from networks.models.programmes import (
    Availability,
    Exclusion,
    Facilitator,
    PairRule,
    Programme,
    ProgrammePurpose,
)
from networks.models.scenarios import Scenario, ScenarioStep
from networks.models.sheets import Sheet, SheetAnswer, SheetComment, SheetInvitation, SheetSignature

__all__ = [
    "Availability",
    "Criterion",
    "Decision",
    "Dialogue",
    "Evaluation",
    "Exclusion",
    "Facilitator",
    "HeldPlace",
    "Hours",
    "Invoice",
    "Meeting",
    "Membership",
    "Network",
    "PairRule",
    "Parting",
    "Placement",
    "Postponement",
    "Programme",
    "ProgrammePurpose",
    "Scenario",
    "ScenarioStep",
    "Series",
    "Sheet",
    "SheetAnswer",
    "SheetComment",
    "SheetInvitation",
    "SheetSignature",
    "Training",
    "YearBudget",
]
