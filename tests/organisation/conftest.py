"""The test municipality, for tests of the ground floor."""

import pytest

from tests.world import make_world


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def mailbox(smtp, settings):
    """The outbox sends to a real mail server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", smtp.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    return smtp
