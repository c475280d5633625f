from django.db import migrations, models

CHOICES = [
    ("continue", "fortsæt"),
    ("adjust", "justér"),
    ("restart", "genstart"),
    ("redesign", "nyt design"),
    ("wind_down", "nedlæg"),
    ("move_end", "flyt den sidste dag"),
    ("take_back", "tag beslutningen tilbage"),
]


class Migration(migrations.Migration):
    """What is taken back is no longer a winding down alone."""

    dependencies = [("networks", "0030_agreements")]

    operations = [
        migrations.AlterField(
            model_name="decision", name="choice", field=models.CharField(choices=CHOICES, max_length=10)
        )
    ]
