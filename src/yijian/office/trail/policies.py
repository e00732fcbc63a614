"""Who may read the trail."""

from __future__ import annotations

from yijian.office.framework.permission import permit
from yijian.office.framework.roles import AUTHORITIES, Role

permit("trail.view_entries", "查看操作留痕", AUTHORITIES | {Role.AUDITOR, Role.ACCOUNT_ADMIN})
