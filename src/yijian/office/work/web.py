"""The office as granian's worker processes load it: it ends when the server's own process does."""

from __future__ import annotations

import os
from threading import Timer

from django.urls import get_resolver

from yijian.office.project.wsgi import application
from yijian.office.work.parent import leave_with

__all__ = ["application"]

WARM_AFTER = 3
"""Seconds: the first page, which somebody waits for, goes before the law, which nobody does yet."""

leave_with(os.getppid())
get_resolver().url_patterns  # noqa: B018 - every page is imported before the first is asked for

from yijian.office.policy.library.source import warm  # noqa: E402 - models: once apps are ready

warming = Timer(WARM_AFTER, warm)
warming.daemon = True
warming.start()
