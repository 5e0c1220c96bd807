"""Which parts make up the platform, and what of it is set from outside.

Every setting read from the environment stands in this file and begins with `CHANCERY_`, but for `DATABASE_URL`.
"""

import os
import secrets
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import fontpkg_noto_sans
import fontpkg_noto_serif

from chancery.config import languages, limits, logs

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("CHANCERY_VAR", ROOT / "var"))
UNDER_TEST = "pytest" in sys.modules


def _secret_key() -> str:
    """The key given from outside, or one made once and kept in a file that only its owner may read."""
    if given := os.environ.get("CHANCERY_SECRET_KEY"):
        return given
    kept = VAR / "secret_key"
    if not kept.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return {
        "ENGINE": "chancery.config.database",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0 if UNDER_TEST else 600,
        "CONN_HEALTH_CHECKS": True,
        # What is asked again and again is parsed and planned once a connection.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3},
    }


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("CHANCERY_DEBUG") == "1"
BASE_URL = os.environ.get("CHANCERY_BASE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS += ["testserver"] if UNDER_TEST else []
CSRF_TRUSTED_ORIGINS = [BASE_URL]
IS_SECURE = BASE_URL.startswith("https://")

INSTALLED_APPS = [
    "chancery.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.idp.oidc",
    "csp",
    "procrastinate.contrib.django",
    "chancery.kernel.ledger",
    "chancery.kernel.organisation",
    "chancery.kernel.identity",
    "chancery.kernel.procedures",
    "chancery.kernel.gateway",
    "chancery.kernel.notifications",
    "chancery.kernel.documents",
    "chancery.kernel.fees",
    "chancery.kernel.cases",
    "chancery.kernel.proofs",
    "chancery.kernel.acts",
    "chancery.kernel.nodes",
    "chancery.contexts.signatories",
    "chancery.contexts.apostilles",
    "chancery.contexts.legalisations",
    "chancery.contexts.consular_accounts",
    "chancery.contexts.stickers",
    "chancery.contexts.travel_permits",
    "chancery.contexts.visas",
    "chancery.contexts.travel_papers",
    "chancery.contexts.identity_cards",
    "chancery.contexts.passports",
    "chancery.contexts.criminal_records",
    "chancery.contexts.counter",
    "chancery.contexts.public_deeds",
    "chancery.contexts.transmissions",
    "chancery.contexts.memoranda",
    "chancery.contexts.correspondence",
    "chancery.contexts.complaints",
    "chancery.contexts.service_desk",
    "chancery.contexts.exchanges",
    "chancery.contexts.retention",
    "chancery.contexts.information",
    "chancery.contexts.transparency",
    "chancery.config.apps.ConfigApp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "chancery.web.permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "chancery.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "chancery.web.middleware.IdleMiddleware",
    "chancery.web.middleware.ActorMiddleware",
    "chancery.web.limits.RateLimitMiddleware",
    "chancery.web.middleware.SecondFactorMiddleware",
    "chancery.web.errors.RefusalMiddleware",
]

ROOT_URLCONF = "chancery.config.urls"
WSGI_APPLICATION = "chancery.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chancery.web.layout.layout",
            ],
        },
    }
]

DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql:///chancery"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = ["chancery.web.accounts.backend.AccountBackend"]

# Signing in: by e-mail address and password, by passkey, or through the State's identity provider.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_FORMS = {"login": "chancery.web.accounts.log_in.LogIn"}
ACCOUNT_SIGNUP_FORM_CLASS = "chancery.web.accounts.forms.SignUp"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Cancillería: "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_SECURE else "http"
ACCOUNT_RATE_LIMITS = {"login_failed": "20/10m/ip,5/15m/key", "login": "60/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("CHANCERY_TRUSTED_PROXIES", "0"))
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = os.environ.get("CHANCERY_CLIENT_ADDRESS_HEADER") or None
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
MFA_ADAPTER = "chancery.web.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Cancillería"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 900

# The State's identity provider, found by discovery (OpenID Connect); none unless its address is given.
OIDC_ISSUER = os.environ.get("CHANCERY_OIDC_ISSUER", "")
OIDC_DOCUMENT_CLAIM = os.environ.get("CHANCERY_OIDC_DOCUMENT_CLAIM", "document_number")
SOCIALACCOUNT_ADAPTER = "chancery.web.accounts.adapter.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "estado",
                "name": os.environ.get("CHANCERY_OIDC_NAME", "ID Gob.pe"),
                "client_id": os.environ.get("CHANCERY_OIDC_CLIENT_ID", ""),
                "secret": os.environ.get("CHANCERY_OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}

# The worker finds the tasks of each package in its `jobs.py`.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = "chancery.kernel.nodes.jobs.keep_own_clock"

# Counters of failed attempts, shared by all workers (the table is made by a migration); and, in each worker, the parts
# of a page that are the same for all strangers.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "frame": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "frame"},
}

# A post that works in a database of its own: the code of its office, where Lima is, and the program by which it comes in.
# Nothing of it in Lima.
NODE = os.environ.get("CHANCERY_NODE", "")
CENTRAL_URL = os.environ.get("CHANCERY_CENTRAL_URL", "")
NODE_CLIENT_ID = os.environ.get("CHANCERY_NODE_CLIENT_ID", "")
NODE_CLIENT_SECRET = os.environ.get("CHANCERY_NODE_CLIENT_SECRET", "")

# How much one address, or one account, may ask for before it must wait; and of which routes. Only what is sent counts,
# never what is read; but of a code of verification only the guesses count, however they are made.
RATE_LIMITS = {
    "guesses": "30/10m/address",
    "inspections": "30/10m/address",
    "lookups": "60/10m/address",
    "tokens": "60/10m/address",
    "uploads": "600/h/address,300/h/account",
    "filings": "600/h/address,300/h/account",
    "sign_ups": "20/h/address",
    "password_resets": "20/h/address",
} | dict(given.split("=") for given in os.environ.get("CHANCERY_RATE_LIMITS", "").split(";") if given)
RATE_LIMITED = limits.ROUTES

LANGUAGE_CODE = "es"
FORMAT_MODULE_PATH = ["chancery.config.formats"]
LANGUAGES = [("es", "Español"), ("en-gb", "English")]
LOCALE_PATHS = [ROOT / "src/chancery/locale"]
BILINGUAL_PAGES, BILINGUAL_CASES = languages.PAGES, languages.CASES
BILINGUAL_ADDRESSES = languages.ADDRESSES
TIME_ZONE = "America/Lima"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or UNDER_TEST
STATICFILES_DIRS = [path for path in [ROOT / "src/chancery/web/static_built"] if path.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if UNDER_TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
CSRF_FAILURE_VIEW = "chancery.web.errors.forbidden"
DEMONSTRATION = os.environ.get("CHANCERY_DEMONSTRATION", "1") == "1"

# A session ends when the browser is closed, when nobody used it for a while, and in any case after a working day.
SESSION_ENGINE = "chancery.web.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 60 * int(os.environ.get("CHANCERY_SESSION_IDLE_MINUTES", "30"))
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'", *([OIDC_ISSUER] if OIDC_ISSUER else [])],
    }
}

FONT_FOLDERS = [
    *(Path(package.__file__).parent for package in (fontpkg_noto_sans, fontpkg_noto_serif)),
    ROOT / "src/chancery/kernel/travel_documents/fonts",
]

# Where the partners answer. The demonstration starts a simulator of each on the port after its own.
_PARTNERS = f"http://127.0.0.1:{int(os.environ.get('PORT', '8000')) + 1}"
PAYMENTS_URL = os.environ.get("CHANCERY_PAYMENTS_URL", f"{_PARTNERS}/payments")
PAYMENTS_SECRET = os.environ.get("CHANCERY_PAYMENTS_SECRET", "demonstration-payments-secret")
PAYMENTS_NOTICE_URL = os.environ.get("CHANCERY_PAYMENTS_NOTICE_URL", f"{BASE_URL}/pagos/aviso")
IDENTITY_REGISTER_URL = os.environ.get("CHANCERY_IDENTITY_REGISTER_URL", f"{_PARTNERS}/reniec")
IDENTITY_REGISTER_DIALECT = os.environ.get("CHANCERY_IDENTITY_REGISTER_DIALECT", "rest")
IDENTITY_REGISTER_DAILY_QUOTA = int(os.environ.get("CHANCERY_IDENTITY_REGISTER_DAILY_QUOTA", "200"))
# The other registers of the State that are asked as that one is.
MIGRATION_REGISTER_URL = os.environ.get("CHANCERY_MIGRATION_REGISTER_URL", f"{_PARTNERS}/migraciones")
MIGRATION_REGISTER_DIALECT = os.environ.get("CHANCERY_MIGRATION_REGISTER_DIALECT", "rest")
MIGRATION_REGISTER_DAILY_QUOTA = int(os.environ.get("CHANCERY_MIGRATION_REGISTER_DAILY_QUOTA", "200"))
JUDICIAL_REGISTER_URL = os.environ.get("CHANCERY_JUDICIAL_REGISTER_URL", f"{_PARTNERS}/poder-judicial")
JUDICIAL_REGISTER_DIALECT = os.environ.get("CHANCERY_JUDICIAL_REGISTER_DIALECT", "rest")
JUDICIAL_REGISTER_DAILY_QUOTA = int(os.environ.get("CHANCERY_JUDICIAL_REGISTER_DAILY_QUOTA", "100"))
TAX_REGISTER_URL = os.environ.get("CHANCERY_TAX_REGISTER_URL", f"{_PARTNERS}/sunat")
TAX_REGISTER_DAILY_QUOTA = int(os.environ.get("CHANCERY_TAX_REGISTER_DAILY_QUOTA", "200"))
# How many questions a day a partner's program may put to our own services, where it has no number of its own.
# In which header our own proxy says the SHA-256 of the certificate that a program showed (mutual TLS); it must drop
# one that comes from outside. Empty: no proxy says it, and programs bound to a certificate are refused.
CLIENT_CERTIFICATE_HEADER = os.environ.get("CHANCERY_CLIENT_CERTIFICATE_HEADER", "")
PUBLISHED_DAILY_QUOTA = int(os.environ.get("CHANCERY_PUBLISHED_DAILY_QUOTA", "500"))
ENTITY_RUC = os.environ.get("CHANCERY_ENTITY_RUC", "20131380101")
ENTITY_NAME = os.environ.get("CHANCERY_ENTITY_NAME", "Ministerio de Relaciones Exteriores")
# The State's interoperability platform: who carries documents, who lists entities, who gives numbers; the secrets that it
# and we say to one another, the one in use first; and from which servers annexes of other entities may be fetched.
PIDE_DOCUMENTS_URL = os.environ.get("CHANCERY_PIDE_DOCUMENTS_URL", f"{_PARTNERS}/pide/IOTramite")
PIDE_ENTITIES_URL = os.environ.get("CHANCERY_PIDE_ENTITIES_URL", f"{_PARTNERS}/pide/Entidad")
PIDE_NUMBERS_URL = os.environ.get("CHANCERY_PIDE_NUMBERS_URL", f"{_PARTNERS}/pide/PcmCuo")
PIDE_NUMBERS_NAMESPACE = os.environ.get("CHANCERY_PIDE_NUMBERS_NAMESPACE", "")
PIDE_SECRETS = os.environ.get("CHANCERY_PIDE_SECRETS", "demonstration-pide-secret").split()
ANNEX_ORIGINS = os.environ.get("CHANCERY_ANNEX_ORIGINS", _PARTNERS).split()
TIMESTAMP_URL = os.environ.get("CHANCERY_TIMESTAMP_URL", f"{_PARTNERS}/trust/tsa")
REVOCATION_URL = os.environ.get("CHANCERY_REVOCATION_URL", f"{_PARTNERS}/trust/ocsp")

# Officers who sign with their own key: a folder of PEM files with the authorities that their certificates come from
# (none when empty: only the ministry's own), where the list of accredited certifiers is published and the PEM file of who
# signs it, where the signing component listens on the officer's computer, and how long
# a token of that conversation is good.
OFFICER_AUTHORITIES = os.environ.get("CHANCERY_OFFICER_AUTHORITIES", "")
TRUST_LIST_URL = os.environ.get("CHANCERY_TRUST_LIST_URL", f"{_PARTNERS}/trust/tsl")
TRUST_LIST_OPERATORS = os.environ.get("CHANCERY_TRUST_LIST_OPERATORS", "")
SIGNING_COMPONENT_URL = os.environ.get("CHANCERY_SIGNING_COMPONENT_URL", "http://127.0.0.1:48596/")
SIGNING_TOKEN_LIFETIME = timedelta(minutes=int(os.environ.get("CHANCERY_SIGNING_TOKEN_MINUTES", "10")))

# Where files, keys and mail go.
STORE_URL = os.environ.get("CHANCERY_STORE_URL", f"file://{VAR / 'store'}")
KEYS_URL = os.environ.get("CHANCERY_KEYS_URL", f"file://{VAR / 'pki'}")
VAULT_URL = os.environ.get("CHANCERY_VAULT_URL", f"file://{VAR / 'vault'}")
# What a partner gave us at the start, used until it is replaced in the vault.
FIRST_CREDENTIALS = {
    "RENIEC": os.environ.get("CHANCERY_IDENTITY_REGISTER_PASSWORD", "demonstration-register-password"),
    "MIGRACIONES": os.environ.get("CHANCERY_MIGRATION_REGISTER_PASSWORD", "demonstration-register-password"),
    "PODER JUDICIAL": os.environ.get(
        "CHANCERY_JUDICIAL_REGISTER_PASSWORD", "demonstration-register-password"
    ),
}
# `file:///folder`, or `smtp://`, `smtps://` (TLS at once) or `smtp+tls://` (STARTTLS), with user and password.
_MAIL = urlsplit(os.environ.get("CHANCERY_MAIL_URL", f"file://{VAR / 'mail'}"))
EMAIL_BACKEND = f"django.core.mail.backends.{'filebased' if _MAIL.scheme == 'file' else 'smtp'}.EmailBackend"
EMAIL_FILE_PATH = Path(_MAIL.path)
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "", _MAIL.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.scheme == "smtps", _MAIL.scheme == "smtp+tls"
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = os.environ.get("CHANCERY_MAIL_FROM", "Cancillería <no-responder@chancery.invalid>")

# The largest file a person may hand in, in bytes, and how long one may take to come in.
UPLOAD_LIMIT = 25_000_000
UPLOAD_LIFETIME = timedelta(days=2)

# The clamd that examines what comes in, `tcp://host:3310` or `unix:///run/clamd.sock`; none when empty. While it does
# not answer, files are set apart to be looked at ("quarantine") or not taken in at all ("refuse").
SCANNER_URL = os.environ.get("CHANCERY_SCANNER_URL", "")
SCANNER_DOWN = os.environ.get("CHANCERY_SCANNER_DOWN", "quarantine")

LOGGING = logs.CONFIGURATION
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT + 1_000_000
