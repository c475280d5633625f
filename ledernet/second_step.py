"""The second step of signing in: a code from an app."""

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

PAPER = '><path fill="#fff" d="M0 0h999v999H0z"/>'


class SecondStepAdapter(DefaultMFAAdapter):
    """Allauth's second step in our words, its picture in the page itself: the policy refuses data: images."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Koden passer ikke. Vent, til appen viser en ny, og prøv igen."),
    }

    def build_totp_svg(self, url: str) -> SafeString:
        """The picture that the app reads: dark on light, whatever the page's colours."""
        drawing = super().build_totp_svg(url).partition("<svg ")[2].replace(">", PAPER, 1)
        head = format_html('<svg role="img" aria-label="{}" ', _("Billede, som appen læser"))
        return head + mark_safe(drawing)  # noqa: S308 - the library's own
