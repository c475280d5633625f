"""The day that a page is asked for: `?dag=24.11.2026`. Everything dated can be seen as it was on that day."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from organisation.forms.fields import DanishDateField


def day_asked(request: HttpRequest, today: date) -> date:
    """The day in the address, else today; what is no date is today too."""
    try:
        return DanishDateField(required=False).clean(request.GET.get("dag", "")) or today
    except ValidationError:
        return today
