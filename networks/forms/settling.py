"""What a form does with a verb's answer: a refusal stands at its field, and nothing that was written is lost."""

from collections.abc import Callable
from typing import TypeVar

from django.forms import BaseForm
from django.http import QueryDict

from networks.models import Network
from networks.rules.cycle import Refused, Stale

T = TypeVar("T")


def settled(form: BaseForm, network: Network, verb: Callable[[], T]) -> T | None:
    """What the verb returns; nothing where it refuses, which is then said in the form.

    Where somebody else has decided meanwhile, whoever has been told may send what they wrote on top of it.
    """
    try:
        return verb()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        if isinstance(refused, Stale) and isinstance(form.data, QueryDict):
            form.data = form.data.copy()
            form.data["version"] = str(network.version)
        return None
