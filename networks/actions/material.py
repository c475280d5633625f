"""Verbs of material: put a file up for the network, and take it down."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from networks.formats.material import named, sort_of
from networks.models import Material, Meeting, Network
from organisation.actions.audit import record
from organisation.models import Account, Person
from organisation.rules.refusals import Refused

MOST_FILES = 60


def put_up(
    *,
    network: Network,
    person: Person,
    name: str,
    content: bytes,
    by: Account | None,
    at: datetime,
    meeting: Meeting | None = None,
) -> Material:
    """Put a file up. Raises WrongFile for one that is not taken, and Refused where the network has enough of them."""
    sort = sort_of(content)
    with transaction.atomic():
        Network.objects.select_for_update().get(pk=network.pk)
        if network.material.count() >= MOST_FILES:
            raise Refused(
                _("Netværket har allerede %(most)s filer. Slet en, I ikke bruger mere.") % {"most": MOST_FILES}
            )
        material = Material(network=network, meeting=meeting, person=person, name=named(name, sort), put_up_at=at)
        material.content_type, material.size = sort.content_type, len(content)
        material.file.save(material.name, ContentFile(content), save=False)
        material.save()
        record(verb="put_up", by=by, at=at, on=network, after={"bytes": len(content), "type": sort.content_type})
    return material


def take_down(*, material: Material, by: Account | None, at: datetime) -> None:
    """Take a file down: the row goes now, and the bytes when that is certain."""
    with transaction.atomic():
        record(verb="take_down", by=by, at=at, on=material.network, before={"bytes": material.size})
        kept, storage = str(material.file.name), material.file.storage
        material.delete()
        transaction.on_commit(lambda: storage.delete(kept))
