"""Letters that have gone need no calendar part: it tells who else was asked and what each had answered."""

from django.db import migrations


def forget(apps, schema_editor):
    """Of those that have gone already as well."""
    apps.get_model("organisation", "Letter").objects.filter(state="sent").exclude(calendar="").update(calendar="")


class Migration(migrations.Migration):
    """Data alone."""

    dependencies = [("organisation", "0006_chairs_that_lead")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
