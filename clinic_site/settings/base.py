"""Settings that hold everywhere; dev, production and test add what differs."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from .caches import CACHE_MAX_AGE as CACHE_MAX_AGE
from .caches import CACHES as CACHES
from .caches import CACHING as CACHING
from .caches import GENERATION_FILE as GENERATION_FILE
from .caches import GENERATION_REDIS as GENERATION_REDIS
from .caches import PAGE_CACHE_MB as PAGE_CACHE_MB
from .environment import BASE_DIR, VAR_DIR, env
from .lookups import LOOKUPS as LOOKUPS
from .policies import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY
from .policies import EDITOR_CONTENT_SECURITY_POLICY as EDITOR_CONTENT_SECURITY_POLICY
from .policies import PERMISSIONS_POLICY as PERMISSIONS_POLICY
from .site_url import read_site_url
from .time_zone import read_time_zone

# --- The one address -----------------------------------------------------------------------------

SITE_ADDRESS = read_site_url(env.str("SITE_URL", default="http://127.0.0.1:8000"))
SITE_URL = SITE_ADDRESS.url
WAGTAILADMIN_BASE_URL = SITE_URL
ALLOWED_HOSTS = SITE_ADDRESS.hosts
CSRF_TRUSTED_ORIGINS = SITE_ADDRESS.origins

# --- Applications --------------------------------------------------------------------------------

INSTALLED_APPS = [
    "clinic_site",
    "clinic_site.accounts.apps.AccountsConfig",
    "clinic_site.jobs.apps.JobsConfig",
    "blog",
    "pages",
    "pages.redirects.ClinicRedirectsAppConfig",
    "wagtail.contrib.forms",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "clinic_site.accounts.apps.ClinicUsersAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "clinic_site.middleware.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "clinic_site.middleware.headers.SecurityHeadersMiddleware",
    "clinic_site.middleware.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clinic_site.middleware.compression.CompressionMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "clinic_site.middleware.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "clinic_site.accounts.sessions.SessionActivityMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "clinic_site.accounts.second_factor.gate.SecondFactorMiddleware",
    "axes.middleware.AxesMiddleware",
    "clinic_site.middleware.editor_changes.EditorChangesMiddleware",
]

ROOT_URLCONF = "clinic_site.urls"
CSRF_FAILURE_VIEW = "clinic_site.errors.csrf_failure"
# While this file exists, readers get the maintenance page; `manage.py maintenance` makes it.
MAINTENANCE_FILE = VAR_DIR / "maintenance"
# What the web server in front shows when it does not ask the site; see deploy/nginx.conf.
ERROR_PAGES_FOLDER = VAR_DIR / "error_pages"
WSGI_APPLICATION = "clinic_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.context_processors.site_chrome",
            ],
        },
    },
]

# --- Database ------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A relative path means the same file whatever folder a command is started from.
    DATABASES["default"]["NAME"] = BASE_DIR / DATABASES["default"]["NAME"]
    # WAL lets readers go on while somebody writes; IMMEDIATE takes the write lock at the start of a
    # transaction, so that two editors wait for each other instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Seconds, so that readers are told that the server is away before they leave.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
# Opening SQLite anew for every request would cost a tenth of an article.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Mail ----------------------------------------------------------------------------------------

EMAIL_IS_SET = bool(env.str("EMAIL_URL", default=""))
if EMAIL_IS_SET:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"no-reply@{SITE_ADDRESS.hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Whatever is sent goes into the queue; a worker delivers it.
MAIL_DELIVERY_BACKEND = EMAIL_BACKEND
EMAIL_BACKEND = "clinic_site.mail.backend.QueuedEmailBackend"

# --- Background work -----------------------------------------------------------------------------

# Wagtail's own tasks (search index, references) are "default" and done at once, in the transaction
# that saves a page; what names "background" waits in the database for a worker.
TASKS = {
    "default": {"BACKEND": "clinic_site.jobs.at_once.AtOnceBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# How long old versions of pages are kept that nothing needs, no review for instance.
REVISIONS_KEPT_DAYS = env.int("REVISIONS_KEPT_DAYS", default=3 * 365)
if REVISIONS_KEPT_DAYS < 1:
    raise ImproperlyConfigured(
        f"REVISIONS_KEPT_DAYS is {REVISIONS_KEPT_DAYS}, but must be at least 1."
    )

# --- Who logs in ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "clinic_site.accounts.forms.ForgottenPasswordForm"

# Ten wrong passwords for one account from one address, then 429 for half an hour. Trying again in
# that time does not make it longer.
AXES_FAILURE_LIMIT = 10
AXES_LOCKOUT_PARAMETERS = "clinic_site.accounts.throttling.counted_together"
# What it keeps of a failed attempt is without these.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "password", "code", "credential"]
AXES_HTTP_RESPONSE_CODE = 429
AXES_COOLOFF_TIME = 0.5
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True
AXES_LOCKOUT_CALLABLE = "clinic_site.accounts.throttling.too_many_attempts"
AXES_USERNAME_CALLABLE = "clinic_site.accounts.throttling.account_name"
AXES_CLIENT_IP_CALLABLE = "clinic_site.accounts.throttling.client_address"

# The second factor is django-allauth's; docs/decisions/second-factor.md says how it fits in.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=SITE_ADDRESS.is_https)
MFA_ADAPTER = "clinic_site.accounts.second_factor.adapter.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
# People log in by e-mail address. None of its own pages to log in or sign up is in use.
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]

# What somebody signs for with their own name and licence. Whoever gives roles away need not be
# qualified themselves, as for every other permission.
QUALIFICATIONS = ("pages.sign_review",)

# A login ends after this many minutes without work, and after this many hours in any case.
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=30)
SESSION_MAX_HOURS = env.int("SESSION_MAX_HOURS", default=12)
SESSION_COOKIE_AGE = SESSION_MAX_HOURS * 60 * 60

# --- Safety --------------------------------------------------------------------------------------

BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    # Only true behind a proxy that overwrites these headers; deploy/nginx.conf does.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A probe speaks plain http to the server itself, past the proxy that encrypts.
SECURE_REDIRECT_EXEMPT = [r"^health/(live|ready)$"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail itself says SAMEORIGIN on the previews that it shows in frames
SESSION_ENGINE = "clinic_site.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Language and time ---------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English"))]
TIME_ZONE = read_time_zone(env.str("TIME_ZONE", default="UTC"))
# How readers see every date: Django's letters, with the year (a system check asks for it).
DATE_FORMAT = env.str("DATE_FORMAT", default="") or "j F Y"
# How readers see every time of day: Django's letters, each time told from all others.
TIME_FORMAT = env.str("TIME_FORMAT", default="") or "G:i"
USE_I18N = True
USE_TZ = True

# --- Files ---------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
BACKUP_FOLDER = VAR_DIR / "backups"
STORAGES = {
    "default": {"BACKEND": "pages.files.WholeFileStorage"},
    "staticfiles": {"BACKEND": "clinic_site.static_bundle.BundledStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- Wagtail -------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = env.str("CLINIC_NAME", default="Clinic")
WAGTAILIMAGES_IMAGE_MODEL = "pages.Image"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILEMBEDS_FINDERS = []
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USAGE_COUNT_ENABLED = True
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 1000
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "h3", "ul"]},
    }
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "clinic_site.editor_search.search_backend"}}

SILENCED_SYSTEM_CHECKS = []
