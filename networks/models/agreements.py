"""What management has said yes to of what it keeps to itself."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.models.programmes import Programme
from networks.rules.questions import Matter


class Agreement(models.Model):
    """Management's yes to something that it has not handed over to HR: who said it and when, in HR's words."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="agreements")
    matter = models.CharField(max_length=12, choices=Matter.choices)
    words = models.CharField(_("hvem i ledelsen har sagt ja, og hvornår"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "pk"]

    def __str__(self) -> str:
        return self.words
