"""The office as granian's worker processes load it: it ends when the server's own process does."""

from __future__ import annotations

import os

from django.urls import get_resolver

from yijian.office.project.wsgi import application
from yijian.office.work.parent import leave_with

__all__ = ["application"]

leave_with(os.getppid())
get_resolver().url_patterns  # noqa: B018 - every page is imported before the first is asked for
