"""A password hash of one round: the same format, so that it is read anywhere."""

from __future__ import annotations

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """For tests only."""

    iterations = 1
