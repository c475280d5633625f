"""Settings come from the environment; a wrong value stops the start and says its name."""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class Environment(environ.Env):
    """The variables that LederNet reads, each read strictly."""

    def text(self, name: str, default: str = "") -> str:
        """A text; leading and trailing space is not part of it."""
        return os.environ.get(name, default).strip()

    def switch(self, name: str, default: bool) -> bool:
        """A yes or no: 1, true, yes, on / 0, false, no, off."""
        value = self.text(name, "1" if default else "0").lower()
        if value not in TRUE | FALSE:
            raise ImproperlyConfigured(f"{name}: expected 1 or 0, got {value!r}")
        return value in TRUE

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        """A whole number within its bounds."""
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
            raise ImproperlyConfigured(f"{name}: expected a whole number from {lowest} to {highest}, got {value!r}")
        return int(value)

    def folder(self, name: str, default: Path) -> Path:
        """A folder, made when it is missing."""
        path = Path(self.text(name, str(default))).resolve()
        try:
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise ImproperlyConfigured(f"{name}: cannot make the folder {path}: {error.strerror}") from error
        return path

    def address(self, name: str, default: str, schemes: set[str]) -> str:
        """An address whose scheme is one of those known for this variable."""
        value = self.text(name, default) or default
        scheme = value.partition("://")[0]
        if "://" not in value or scheme not in schemes:
            raise ImproperlyConfigured(f"{name}: expected an address beginning with {', '.join(sorted(schemes))}")
        return value
