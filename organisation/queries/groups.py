"""Questions about leadership groups."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from organisation.models import GroupMember, LeadershipGroup


def groups_with_size(on: date) -> QuerySet[LeadershipGroup]:
    """Every leadership group with the number of its members on a day, in Danish order."""
    standing = Q(members__starts__lte=on) & (Q(members__ends__isnull=True) | Q(members__ends__gte=on))
    return LeadershipGroup.objects.annotate(size=Count("members", filter=standing)).order_by("name", "pk")


def members_of(group: LeadershipGroup) -> list[GroupMember]:
    """Everyone who is or has been in a group, in Danish order."""
    return list(group.members.select_related("person").order_by("person__name", "starts"))
