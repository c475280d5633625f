"""Wishes before composition: the round that asks, what each leader answers, and whom they would rather not sit with."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models.programmes import Programme
from networks.rules.composition import DAY_NAMES
from networks.rules.wishes import LONGEST_WORDS, State, Verdict
from organisation.models import Person


class WishRound(models.Model):
    """A programme asks those who will be composed what they wish, to and with a day.

    `themes` and `places` are HR's own lists to choose from; either may be empty. When the composition is published the
    answers are deleted and the round stands as a fact. A programme has one open round at most.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="wish_rounds")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    until = models.DateField(_("sidste dag"))
    themes = models.JSONField(_("temaer"), default=list)
    places = models.JSONField(_("steder"), default=list)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme"], condition=Q(state=State.OPEN), name="networks_wishround_open")
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.until}"


class Wishes(models.Model):
    """One leader who is asked, and what they wish; without `answered_at` nothing is told yet.

    `joins` is asked where taking part is voluntary. `best_day` is the weekday they would rather meet, one of those they
    can. `words` are for HR, who reads them with the name.
    """

    round = models.ForeignKey(WishRound, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answered_at = models.DateTimeField(null=True)
    joins = models.BooleanField(null=True)
    best_day = models.CharField(max_length=3, blank=True, choices=list(DAY_NAMES.items()))
    themes = models.JSONField(default=list)
    places = models.JSONField(default=list)
    facilitates = models.BooleanField(default=False)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="networks_wishes_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class ApartWish(models.Model):
    """Somebody with whom a leader would rather not sit. HR sees the two, never which of them asked, and no reason."""

    wishes = models.ForeignKey(Wishes, on_delete=models.CASCADE, related_name="apart")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True, default=Verdict.WAITING)

    class Meta:
        ordering = ["other__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["wishes", "other"], name="networks_apartwish_once")]

    def __str__(self) -> str:
        return str(self.other_id)
