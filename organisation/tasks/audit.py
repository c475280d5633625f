"""The clock's part of the audit trail."""

from celery import shared_task

from organisation.actions.audit import BATCH, chain_new_entries


@shared_task
def chain_audit() -> None:
    """Chain what verbs have written since last minute."""
    while chain_new_entries() == BATCH:
        pass
