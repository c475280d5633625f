"""What HR's files may say of gender. A municipality that does not want it kept leaves the column out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Gender(TextChoices):
    """As the letters in the files."""

    WOMAN = "k", _("kvinde")
    MAN = "m", _("mand")
    OTHER = "x", _("andet")
