"""More of everything that the pages of dialogues list."""

from datetime import timedelta

from goals.rules.goals import Kind
from performance.models import Agreement, Dialogue, GoalView, Reopening, Signature
from performance.rules.dialogues import Side, Standing
from tests.goals.world import make_goal
from tests.world import NOW, World


def add_dialogue_crowd(world: World, number: int) -> None:
    """In each of the world's dialogues an agreement, a goal, a signature taken back and a reopening more."""
    for dialogue in Dialogue.objects.select_related("employee", "leader"):
        goal = make_goal(world, f"Mål {number}", Kind.ACTIVITY, owner_person=dialogue.employee, is_personal=True)
        for side in Side:
            Agreement.objects.create(dialogue=dialogue, words=f"Aftale {number}", side=side)
            GoalView.objects.create(
                dialogue=dialogue, goal=goal, title=goal.title, side=side, standing=Standing.UNDERWAY, words="Halvvejs"
            )
        at = NOW - timedelta(minutes=number)
        Signature.objects.create(
            dialogue=dialogue, side=Side.LEADER, person=dialogue.leader, at=at, withdrawn_at=NOW, comment="Tak"
        )
        Reopening.objects.create(dialogue=dialogue, by=world.accounts["leader"], at=at, reason="En fejl", agreed=[])
