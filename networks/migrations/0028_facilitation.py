from typing import Any

from django.db import migrations, models

CHOICES = [
    ("members", "deltagerne på skift"),
    ("internal", "interne facilitatorer"),
    ("external", "eksterne konsulenter"),
    ("both", "interne, med eksterne ved særlige lejligheder"),
]


def told_by_sheets(apps: Any, schema_editor: Any) -> None:
    """Who leads the meetings becomes what the sheet in force says, where somebody has signed it."""
    apps.get_model("networks", "Programme").objects.filter(in_turn=True).update(facilitation="members")
    signature = apps.get_model("networks", "SheetSignature")
    answers = apps.get_model("networks", "SheetAnswer").objects.filter(
        question="facilitation", sheet__state="published"
    )
    for answer in answers.select_related("sheet__programme"):
        signed = {key for row in signature.objects.filter(sheet=answer.sheet_id) for key in row.questions}
        if "facilitation" in signed and answer.chosen.get("facilitation"):
            answer.sheet.programme.facilitation = answer.chosen["facilitation"]
            answer.sheet.programme.save(update_fields=["facilitation"])


def in_turn_again(apps: Any, schema_editor: Any) -> None:
    """On the way back only members in turn are known."""
    apps.get_model("networks", "Programme").objects.filter(facilitation="members").update(in_turn=True)


class Migration(migrations.Migration):
    """A programme knows who leads its meetings, and not only whether the members do."""

    dependencies = [("networks", "0027_facilitators_days")]

    operations = [
        migrations.AddField(
            model_name="programme",
            name="facilitation",
            field=models.CharField(blank=True, choices=CHOICES, max_length=8, verbose_name="hvem leder møderne"),
        ),
        migrations.RunPython(told_by_sheets, in_turn_again),
        migrations.RemoveField(model_name="programme", name="in_turn"),
    ]
