"""The outbox of the demo: letters of days gone by are not sent again."""

from ledernet.demo.stage import Stage
from organisation.actions.letters import note_sent
from organisation.models import Letter
from organisation.rules.letters import State


def send_past_letters(stage: Stage) -> None:
    """Letters of earlier days have gone out when they were written; those of this morning still wait in the outbox."""
    past = Letter.objects.filter(state=State.WAITING, written_at__lt=stage.clock(stage.on, 0))
    for letter in past.order_by("pk"):
        note_sent(letter=letter, at=letter.written_at)
