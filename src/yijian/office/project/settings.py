"""Django settings of the office."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import SELF

from yijian.office.project.environment import database, home, limits, secret_key
from yijian.office.project.look import UNFOLD  # noqa: F401 - read by Unfold

OFFICE = Path(__file__).resolve().parent.parent
HOME = home()
HOME.mkdir(parents=True, exist_ok=True)
DEMO = os.environ.get("YIJIAN_DEMO") == "1"
LIMIT = limits()

SECRET_KEY = secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("YIJIAN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
DATABASES = {"default": database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "yijian.office.framework",
    "yijian.office.accounts",
    "yijian.office.trail",
    "yijian.office.work",
    "yijian.office.monitor",
    "yijian.office.policy",
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_filters",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks_db",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "yijian.office.policy.middleware.OneLawMiddleware",
    "yijian.office.framework.middleware.ActorMiddleware",
    "yijian.office.accounts.doors.MethodMiddleware",
    "yijian.office.accounts.staying.StayingMiddleware",
    "yijian.office.framework.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "yijian.office.project.urls"
WSGI_APPLICATION = "yijian.office.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [OFFICE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": LIMIT["PASSWORD_LENGTH"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "monitor:dashboard"
AXES_FAILURE_LIMIT = LIMIT["SIGN_IN_FAILURES"]
AXES_COOLOFF_TIME = LIMIT["LOCK_MINUTES"] / 60
# Not by address: a whole office sits behind one, and the lock must not throw everybody out
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
OTP_TOTP_ISSUER = "医鉴"

SESSION_COOKIE_AGE = LIMIT["SESSION_MINUTES"] * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("YIJIAN_HTTPS") == "1"
CSRF_FAILURE_VIEW = "yijian.office.framework.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
LOCALE_PATHS = [OFFICE / "locale"]
FORMAT_MODULE_PATH = ["yijian.office.project.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
GENERATED = HOME / "generated"
CHARTS = OFFICE.parent / "analytics" / "charts" / "assets"
STATICFILES_DIRS = [OFFICE / "static", ("yijian/charts", CHARTS), GENERATED]
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "yijian.office.framework.static_storage.OfficeStatic"},
}
FILE_UPLOAD_TEMP_DIR = str(HOME)
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["yijian.office.monitor.loading.upload_handler.OfficeUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SILENCED_SYSTEM_CHECKS = ["auth.W004", "axes.W006", "staticfiles.W004"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
