"""Reasons that leaders gave by what they did were kept in the words of a language; now they are keys."""

from django.db import migrations

NO_THANKS = ("har selv sagt nej tak", "has said no thanks")
WISHED = ("ønsket",)


def to_keys(apps, schema_editor):
    """The words as they were written so far become keys."""
    apps.get_model("networks", "Exclusion").objects.filter(reason__in=NO_THANKS).update(reason="no_thanks")
    apps.get_model("networks", "PairRule").objects.filter(reason__in=WISHED).update(reason="wished")


def to_words(apps, schema_editor):
    """Back to the Danish words."""
    apps.get_model("networks", "Exclusion").objects.filter(reason="no_thanks").update(reason=NO_THANKS[0])
    apps.get_model("networks", "PairRule").objects.filter(reason="wished").update(reason=WISHED[0])


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0021_presence_of_nobody'),
    ]

    operations = [
        migrations.RunPython(to_keys, to_words),
    ]
