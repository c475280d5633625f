from django.db import migrations, models

GENDERS = [("k", "kvinde"), ("m", "mand"), ("x", "andet")]


class Migration(migrations.Migration):
    """Gender, where a municipality's files have it; it is nowhere else."""

    dependencies = [("organisation", "0007_sent_calendar_parts")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="gender",
            field=models.CharField(blank=True, choices=GENDERS, max_length=1, verbose_name="køn"),
        )
    ]
