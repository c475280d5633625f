"""To which versions of a meeting an answer counts; what is booked already takes answers to its newest version alone."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def count_from_the_newest(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    appointments = apps.get_model("organisation", "Appointment").objects.filter(pk=OuterRef("appointment_id"))
    invitees = apps.get_model("organisation", "Invitee").objects.all()
    invitees.update(answerable_from=Subquery(appointments.values("sequence")))


class Migration(migrations.Migration):
    dependencies = [("organisation", "0004_letter_without_html")]

    operations = [
        migrations.AddField("invitee", "answerable_from", models.PositiveIntegerField(default=0)),
        migrations.RunPython(count_from_the_newest, migrations.RunPython.noop),
    ]
