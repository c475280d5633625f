"""What every page knows: the municipality, who reads, and which words stand in the menu."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from organisation.queries.people import standing_of


def page_frame(request: HttpRequest) -> dict[str, object]:
    """The frame of the page. The reader's standing is asked for only if the page shows it."""
    user = getattr(request, "user", None)
    return {
        "municipality": settings.MUNICIPALITY,
        "demo": settings.DEMO,
        "standing": SimpleLazyObject(lambda: standing_of(user.person, timezone.localdate()))
        if user is not None and user.is_authenticated
        else None,
    }
