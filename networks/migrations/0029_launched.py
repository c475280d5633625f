from django.db import migrations, models

EVERY = [
    (0, "ingen fast dag"),
    (6, "hvert halve år"),
    (12, "hvert år"),
    (18, "hver 18. måned"),
    (24, "hvert andet år"),
    (36, "hvert tredje år"),
    (48, "hvert fjerde år"),
]


class Migration(migrations.Migration):
    """How often a programme's networks are evaluated and composed anew."""

    dependencies = [("networks", "0028_facilitation")]

    operations = [
        migrations.AddField(
            model_name="programme",
            name="evaluate_months",
            field=models.PositiveSmallIntegerField(choices=EVERY, default=0, verbose_name="evalueres"),
        ),
        migrations.AddField(
            model_name="programme",
            name="rotate_months",
            field=models.PositiveSmallIntegerField(choices=EVERY, default=0, verbose_name="kortene blandes"),
        ),
    ]
