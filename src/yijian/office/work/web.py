"""The office as granian's worker processes load it: it ends when the server's own process does."""

from __future__ import annotations

import os

from yijian.office.project.wsgi import application
from yijian.office.work.parent import leave_with

__all__ = ["application"]

leave_with(os.getppid())
