"""Who may read the trail."""

from __future__ import annotations

from yijian.office.framework.permission import permit
from yijian.office.framework.roles import Role

permit("trail.view_entries", "查看操作留痕", {Role.AUTHORITY, Role.AUDITOR, Role.ACCOUNT_ADMIN})
