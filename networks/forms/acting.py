"""What becomes of a verb's answer on a page: a refusal stands at its field, or in a message where there is no form."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from networks.rules.money import Refused as NoMoney
from networks.rules.newcomers import Refused as NoPlace
from organisation.rules.calendar import Refusal

REFUSALS = (NoMoney, NoPlace, Refusal)


def is_carried_out(form: BaseForm, act: Callable[[], object]) -> bool:
    """Whether the verb did it; where it refuses the form says why, and nothing that was written is lost."""
    try:
        act()
    except REFUSALS as refused:
        form.add_error(getattr(refused, "field", None), str(refused))
        return False
    return True


def told_of(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    """Carry a verb out where there is no form, and say that it is done, or why not."""
    try:
        act()
    except REFUSALS as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
