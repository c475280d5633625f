"""Calendar servers that are asked when somebody is busy: one protocol, and CalDAV and Exchange that speak it.

The only addresses that are called are those in the settings.
"""

from urllib.parse import urlsplit

from django.conf import settings

from organisation.rules.busy import EXCHANGE
from organisation.tasks.busy_servers.caldav import CalDav
from organisation.tasks.busy_servers.exchange import Exchange
from organisation.tasks.busy_servers.protocol import BusyServer, Unanswered, Unreachable

__all__ = ["BusyServer", "CalDav", "Exchange", "Unanswered", "Unreachable", "busy_server"]


def busy_server() -> BusyServer | None:
    """The server in the settings; without one nobody is asked, and polls are how times are found."""
    address = settings.BUSY_SERVER
    if not address:
        return None
    return Exchange.at(address) if urlsplit(address).scheme in EXCHANGE else CalDav.at(address)
