"""The outbox of the demo: letters of days gone by are not sent again."""

from django.db.models import F

from ledernet.demo.stage import Stage
from organisation.models import Letter
from organisation.rules.letters import State


def send_past_letters(stage: Stage) -> None:
    """Letters of earlier days have been sent long ago; those of this morning still wait in the outbox."""
    past = Letter.objects.filter(state=State.WAITING, written_at__lt=stage.clock(stage.on, 0))
    past.update(state=State.SENT, sent_at=F("written_at"))
