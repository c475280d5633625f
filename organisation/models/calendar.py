"""Calendar: appointments, who is invited to them, and the private feed of a person."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organisation.models.people import Person
from organisation.rules.calendar import Answer, State


def new_uid() -> str:
    """An identity that a meeting keeps in every calendar, whatever is changed about it."""
    return str(uuid4())


class Appointment(models.Model):
    """A meeting at a time. `sequence` rises with every change of time, place or guests, and when it is cancelled.

    `changed_at` is when what the meeting says was changed last; who comes or goes does not change it.
    What the meeting is about is named by kind and number, since the app that owns it stands on a higher floor;
    `url_path` is that app's page about it.
    """

    uid = models.CharField(max_length=255, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    title = models.CharField(_("titel"), max_length=200)
    place = models.CharField(_("sted"), max_length=200, blank=True)
    online_link = models.URLField(_("link til onlinemøde"), blank=True)
    description = models.TextField(_("beskrivelse"), blank=True)
    starts = models.DateTimeField(_("begynder"))
    ends = models.DateTimeField(_("slutter"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.BOOKED)
    organiser = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    url_path = models.CharField(max_length=200, blank=True)
    booked_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="organisation_appointment_ends_after_start")
        ]
        indexes = [
            models.Index(fields=["starts", "ends"], name="organisation_appointment_time"),
            models.Index(fields=["subject_kind", "subject_id"], name="organisation_appointment_about"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page about the meeting: the owning app's own, else the calendar's."""
        return self.url_path or reverse("organisation:appointment", args=[self.pk])

    @property
    def is_cancelled(self) -> bool:
        """Whether the meeting has been called off."""
        return self.state == State.CANCELLED


class InviteeQuerySet(models.QuerySet["Invitee"]):
    """Invitations."""

    def standing(self) -> "InviteeQuerySet":
        """Those that have not been taken back."""
        return self.filter(uninvited_at__isnull=True)


class Invitee(models.Model):
    """One person asked to one appointment, and the answer so far. Taken back, the row stays and says when.

    `answerable_from` is the first version of the meeting to which an answer counts: the one that gave the meeting its
    time and place, or in which the person was asked.
    """

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="invitees")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer.choices, default=Answer.NEEDS_ACTION)
    answered_at = models.DateTimeField(null=True, blank=True)
    answerable_from = models.PositiveIntegerField(default=0)
    optional = models.BooleanField(default=False)
    uninvited_at = models.DateTimeField(null=True, blank=True)

    objects = InviteeQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["appointment", "person"], name="organisation_invitee_once"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="organisation_invitee_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.answer}"


class FeedQuerySet(models.QuerySet["Feed"]):
    """Feeds."""

    def live(self) -> "FeedQuerySet":
        """Those that still answer."""
        return self.filter(revoked_at__isnull=True)


class Feed(models.Model):
    """The calendar that one person subscribes to. Its address is signed from the key and stored nowhere."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="organisation_feed_one_live_each"
            )
        ]

    def __str__(self) -> str:
        return f"feed {self.pk}"
