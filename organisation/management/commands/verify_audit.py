"""Whether the audit trail is whole."""

from django.core.management.base import BaseCommand

from organisation.actions.audit import BATCH, chain_new_entries
from organisation.queries.audit import fault_in_trail


class Command(BaseCommand):
    """Verify the audit trail: exit 0 when it is whole, 1 and the row when one was altered, removed or reordered."""

    help = "Verify the audit trail: exit status 1 and the row's number when one was altered, removed or reordered."

    def handle(self, *args, **options) -> None:
        """Check the chain, then chain what is new."""
        fault = fault_in_trail()
        if fault:
            self.stdout.write(f"Audit row {fault.number}: {fault.what}")
            raise SystemExit(1)
        while chain_new_entries() == BATCH:
            pass
        self.stdout.write("The audit trail is whole.")
