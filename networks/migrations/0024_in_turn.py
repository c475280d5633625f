from django.db import migrations, models


def as_decided(apps, schema_editor):
    """The programmes whose decisions in force say so, signed, have members who lead in turn."""
    chosen = {"answers__question": "facilitation", "answers__chosen__facilitation": "members"}
    for sheet in apps.get_model("networks", "Sheet").objects.filter(state="published", **chosen):
        if any("facilitation" in signature.questions for signature in sheet.signatures.all()):
            apps.get_model("networks", "Programme").objects.filter(pk=sheet.programme_id).update(in_turn=True)


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0023_taking_back'),
    ]

    operations = [
        migrations.AddField(
            model_name='programme',
            name='in_turn',
            field=models.BooleanField(default=False, verbose_name='deltagerne leder på skift'),
        ),
        migrations.RunPython(as_decided, migrations.RunPython.noop),
    ]
