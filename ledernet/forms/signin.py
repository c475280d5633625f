"""Allauth's forms with our words. Passwords are taken as they are typed, so these forms tidy nothing."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("Mailadresse"),
    "email": _("Mailadresse"),
    "password": _("Adgangskode"),
    "oldpassword": _("Din nuværende adgangskode"),
    "password1": _("Ny adgangskode"),
    "password2": _("Den samme igen"),
    "code": _("Kode"),
}
HELP = {"password1": _("Mindst 12 tegn. Ikke kun tal, ikke dit navn og ikke en, som mange bruger.")}


class InOurWords(forms.BaseForm):
    """Labels above the fields and nothing inside them: a word in the field is gone when it is needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS[name]
            field.widget.attrs.pop("placeholder", None)
            field.help_text = HELP.get(name, "")
            if name == "code":
                field.widget.attrs["inputmode"] = "numeric"


class LoginForm(InOurWords, account.LoginForm):
    """Mail and password."""


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    """The password once more."""


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    """The old password and a new one twice."""


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    """A first password."""


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    """The mail that the link goes to."""


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):
    """A new password from the link of a letter."""


class CodeForm(InOurWords, mfa.AuthenticateForm):
    """A code when signing in."""


class CodeAgainForm(InOurWords, mfa.ReauthenticateForm):
    """A code before the sign-in itself is changed."""


class ActivateForm(InOurWords, totp.ActivateTOTPForm):
    """The first code of a new app."""

    @property
    def secret_in_fours(self) -> str:
        """The app's key as people type it."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))
