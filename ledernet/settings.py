"""The one settings file. What differs between installations is read from the environment (docs/operation.md)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from ledernet.environment import Environment
from organisation.rules.busy import fault_in_address

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# -- Where it runs ----------------------------------------------------------------------------------------------------
VAR_DIR = env.folder("LEDERNET_VAR", BASE_DIR / "var")
DEMO = env.switch("LEDERNET_DEMO", default=False)
DEBUG = env.switch("LEDERNET_DEBUG", default=False)
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000, 1, 65535)
BASE_URL = env.address("BASE_URL", f"http://{HOST}:{PORT}", {"http", "https"}).rstrip("/")
SITE_HOST = BASE_URL.partition("://")[2].partition("/")[0].rpartition(":")[0] or BASE_URL.partition("://")[2]
ALLOWED_HOSTS = sorted({SITE_HOST, HOST, "localhost", "127.0.0.1", "[::1]"})
SECURE = BASE_URL.startswith("https://")


def kept_secret(path: Path) -> str:
    """The installation's own secret, made once and kept beside the data; SECRET_KEY in the environment wins over it."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key(), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


SECRET_KEY = env.text("SECRET_KEY") or kept_secret(VAR_DIR / "secret_key")
if len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("SECRET_KEY: expected at least 32 characters")


class Municipality:
    """Who runs this installation, as it is shown on every page and letter."""

    name = env.text("LEDERNET_NAME", "Fjordby Kommune")
    help_contact = env.text("LEDERNET_HELP") or _("HR og Udvikling, telefon 59 00 00 00")
    mail = env.text("LEDERNET_MAIL", "ledernet@fjordby.example")


MUNICIPALITY = Municipality()

# -- Parts ------------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "ledernet",
    "networks",
    "performance",
    "goals",
    "evaluation",
    "organisation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "js_lib_bootstrap5",
    "lucide",
    "csp",
]
MIDDLEWARE = [
    "ledernet.middleware.logs.name_request",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ledernet.middleware.language.choose_language",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "ledernet.middleware.absent.RefuseFarNumbers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "ledernet.urls"
WSGI_APPLICATION = "ledernet.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "ledernet.templatetags.ledernet"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ledernet.context.page_frame",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# -- Data -------------------------------------------------------------------------------------------------------------
DATABASE_URL = env.address(
    "DATABASE_URL", f"sqlite:///{VAR_DIR / 'ledernet.sqlite3'}", {"sqlite", "postgres", "postgresql"}
)
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {
        "ENGINE": "ledernet.sqlite",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        },
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The key files of evaluation rounds. They belong neither in the database nor in a backup or snapshot of this machine.
KEY_DIR = env.folder("LEDERNET_KEY_DIR", VAR_DIR / "round_keys")
CACHE_URL = env.address(
    "CACHE_URL", "locmemcache://", {"locmemcache", "redis", "rediss", "dummycache", "filecache", "memcache"}
)
CACHES = {"default": env.cache_url_config(CACHE_URL)}

# -- Letters ----------------------------------------------------------------------------------------------------------
LETTER_DIR = env.folder("LEDERNET_LETTER_DIR", VAR_DIR / "letters")
EMAIL_URL = env.address(
    "EMAIL_URL",
    f"filemail:///{str(LETTER_DIR).lstrip('/')}",
    {"filemail", "smtp", "smtps", "smtp+tls", "smtp+ssl", "consolemail", "memorymail", "dummymail"},
)
vars().update(env.email_url_config(EMAIL_URL))
if EMAIL_URL.startswith("filemail://"):
    EMAIL_FILE_PATH = str(LETTER_DIR)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = MUNICIPALITY.mail
# The mailbox of that address, for the replies of mail programs; and the name of the server that checks its senders.
REPLIES = env.text("LEDERNET_REPLIES")
if REPLIES and not REPLIES.startswith(("maildir:///", "mbox:///", "imaps://", "imap://")):
    raise ImproperlyConfigured("LEDERNET_REPLIES: expected an address beginning with imap, imaps, maildir, mbox")
REPLIES_CHECKED_BY = env.text("LEDERNET_REPLIES_CHECKED_BY")

# -- Busy times: the calendar server that says when those who have consented are busy; without one nobody is asked ----
BUSY_SERVER = env.text("LEDERNET_BUSY_SERVER")
if BUSY_SERVER and (fault := fault_in_address(BUSY_SERVER)):
    raise ImproperlyConfigured(f"LEDERNET_BUSY_SERVER: expected {fault}")

# -- Work in the background -------------------------------------------------------------------------------------------
BROKER_DIR = env.folder("LEDERNET_BROKER_DIR", VAR_DIR / "broker")
BROKER_URL = env.address("BROKER_URL", "filesystem://", {"filesystem", "redis", "rediss", "amqp", "amqps"})
CELERY_BROKER_URL = BROKER_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Europe/Copenhagen"
CELERY_TASK_SERIALIZER = "json"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.2,
    }
    if BROKER_URL.startswith("filesystem")
    else {"socket_timeout": 5, "socket_connect_timeout": 5}
)
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "clock")
CELERY_BEAT_SCHEDULE = {
    "deliver letters": {"task": "organisation.tasks.letters.deliver_letters", "schedule": 10},
    "chain the audit": {"task": "organisation.tasks.audit.chain_audit", "schedule": 60},
    "forget farewells": {"task": "networks.tasks.farewells.forget_farewells", "schedule": 3600},
    "close feeds of leavers": {"task": "networks.tasks.feeds.close_feeds_of_leavers", "schedule": 3600},
    "look after developments": {"task": "networks.tasks.development.look_after_developments", "schedule": 600},
    "forget ended networks": {"task": "networks.tasks.wiping.forget_ended_networks", "schedule": 3600},
    "look after rounds": {"task": "evaluation.tasks.rounds.look_after_rounds", "schedule": 60},
    "look after evaluations of networks": {
        "task": "networks.tasks.evaluations.look_after_evaluations",
        "schedule": 60,
    },
    "read replies": {"task": "organisation.tasks.replies.read_replies", "schedule": 60},
    "look after wishes": {"task": "networks.tasks.wishes.look_after_wishes", "schedule": 600},
    "look after soundings": {"task": "networks.tasks.soundings.look_after_soundings", "schedule": 600},
    "remind of polls": {"task": "networks.tasks.polls.remind_of_open_polls", "schedule": 600},
    "read busy times": {"task": "organisation.tasks.busy.read_busy_times", "schedule": 900},
    "sweep jobs": {"task": "organisation.tasks.jobs.sweep_jobs", "schedule": 30},
}
NUMBA_CACHE_DIR = env.folder("NUMBA_CACHE_DIR", VAR_DIR / "compiled")

# -- Sign-in ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "organisation.Account"
AUTHENTICATION_BACKENDS = ["ledernet.signin.Door"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]
ACCOUNT_ADAPTER = "ledernet.signin.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "ledernet.forms.signin.LoginForm",
    "reauthenticate": "ledernet.forms.signin.ReauthenticateForm",
    "change_password": "ledernet.forms.signin.ChangePasswordForm",
    "set_password": "ledernet.forms.signin.SetPasswordForm",
    "reset_password": "ledernet.forms.signin.ResetPasswordForm",
    "reset_password_from_key": "ledernet.forms.signin.ResetPasswordKeyForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {"evaluation_link": "30/5m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "LederNet"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_ADAPTER = "ledernet.second_step.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "ledernet.forms.signin.CodeForm",
    "reauthenticate": "ledernet.forms.signin.CodeAgainForm",
    "activate_totp": "ledernet.forms.signin.ActivateForm",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_day"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 3

# -- Security ---------------------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # data: for Bootstrap's own field icons: a browser may fetch them before our stylesheet has put them away.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_TEMP_DIR = str(env.folder("LEDERNET_UPLOAD_DIR", VAR_DIR / "uploads"))

# -- Language, time ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Dansk")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
USE_THOUSAND_SEPARATOR = False  # numbers stand in addresses and forms too; what people read goes through |thousands

# -- Static files -----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if (STATIC_ROOT / "staticfiles.json").exists() and not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()
MEDIA_ROOT = env.folder("LEDERNET_MEDIA_DIR", VAR_DIR / "files")

# -- Logs: no names, answers or tokens --------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "ledernet.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.text("LEDERNET_LOG_LEVEL", "WARNING").upper()},
    "loggers": {"ledernet": {"level": "INFO"}, "django.server": {"propagate": True, "handlers": []}},
}
