import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MATTERS = [
    ("size", "hvor store netværkene er"),
    ("composition", "hvem der sidder i hvilket netværk"),
    ("rhythm", "hvor ofte de mødes"),
    ("facilitators", "hvem der er facilitator hvor"),
    ("arrivals", "hvor nye ledere får plads"),
]
WORDS = "hvem i ledelsen har sagt ja, og hvornår"


class Migration(migrations.Migration):
    """Management's yes to what it has kept to itself."""

    dependencies = [
        ("networks", "0029_launched"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("matter", models.CharField(choices=MATTERS, max_length=12)),
                ("words", models.CharField(max_length=200, verbose_name=WORDS)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="networks.programme",
                    ),
                ),
            ],
            options={"ordering": ["-at", "pk"]},
        ),
    ]
