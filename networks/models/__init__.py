"""Nouns of leader networks."""

from networks.models.agenda import Dilemma, Point
from networks.models.agreements import Agreement
from networks.models.arrivals import Placement, Postponement
from networks.models.attendance import AttendanceTalk, Presence
from networks.models.cycle import Criterion, Decision, Dialogue
from networks.models.departures import HeldPlace, Parting
from networks.models.development import Cohort, CohortPlace, Development, Module, ModuleDay, Practice, Task
from networks.models.evaluations import Evaluation
from networks.models.feeds import NetworkFeed
from networks.models.house_rules import Aim, HouseRules
from networks.models.minutes import Material, Outcome
from networks.models.money import Hours, Invoice, Training, YearBudget
from networks.models.networks import Meeting, Membership, Network, Series
from networks.models.polls import Poll, PollTime, Vote
from networks.models.programmes import (
    Availability,
    Exclusion,
    Facilitator,
    PairRule,
    Programme,
    ProgrammePurpose,
)
from networks.models.proposals import Approval, Proposal
from networks.models.rotations import RoundsAhead
from networks.models.scenarios import Scenario, ScenarioStep
from networks.models.sheets import Sheet, SheetAnswer, SheetComment, SheetInvitation, SheetSignature
from networks.models.soundings import SeatWord, Sounding, Voice
from networks.models.watch import Backing, Observation
from networks.models.wiping import Wiping
from networks.models.wishes import ApartWish, Wishes, WishRound

__all__ = [
    "Agreement",
    "Aim",
    "ApartWish",
    "Approval",
    "AttendanceTalk",
    "Availability",
    "Backing",
    "Cohort",
    "CohortPlace",
    "Criterion",
    "Decision",
    "Development",
    "Dialogue",
    "Dilemma",
    "Evaluation",
    "Exclusion",
    "Facilitator",
    "HeldPlace",
    "Hours",
    "HouseRules",
    "Invoice",
    "Material",
    "Meeting",
    "Membership",
    "Module",
    "ModuleDay",
    "Network",
    "NetworkFeed",
    "Observation",
    "Outcome",
    "PairRule",
    "Parting",
    "Placement",
    "Point",
    "Poll",
    "PollTime",
    "Postponement",
    "Practice",
    "Presence",
    "Programme",
    "ProgrammePurpose",
    "Proposal",
    "RoundsAhead",
    "Scenario",
    "ScenarioStep",
    "SeatWord",
    "Series",
    "Sheet",
    "SheetAnswer",
    "SheetComment",
    "SheetInvitation",
    "SheetSignature",
    "Sounding",
    "Task",
    "Training",
    "Voice",
    "Vote",
    "Wiping",
    "WishRound",
    "Wishes",
    "YearBudget",
]
