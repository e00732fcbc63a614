"""Who may manage accounts and organisations: the administrator, within the jurisdiction."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import permit
from yijian.office.framework.roles import AUTHORITIES, Role

ADMIN = {Role.ACCOUNT_ADMIN}
READERS = AUTHORITIES | {Role.ACCOUNT_ADMIN, Role.AUDITOR}
EVERYBODY = set(Role) - {Role.SYSTEM}


def _same_jurisdiction(actor: Actor, subject: Any) -> bool:
    place = getattr(subject, "organisation", subject)
    return bool(place.jurisdiction == actor.jurisdiction)


permit("accounts.view_users", "查看账号", READERS, _same_jurisdiction)
permit("accounts.view_organisations", "查看单位", READERS, _same_jurisdiction)
permit("accounts.open_user", "开通账号", ADMIN, _same_jurisdiction)
permit("accounts.disable_user", "停用账号", ADMIN, _same_jurisdiction)
permit("accounts.enable_user", "恢复账号", ADMIN, _same_jurisdiction)
permit("accounts.move_user", "调整角色或单位", ADMIN, _same_jurisdiction)
permit("accounts.reset_sign_in", "重置密码与动态口令", ADMIN, _same_jurisdiction)
permit("accounts.add_organisation", "新增单位", ADMIN, _same_jurisdiction)
permit("accounts.change_organisation", "修改单位", ADMIN, _same_jurisdiction)
permit("accounts.sign_in", "登录", EVERYBODY | {Role.SYSTEM})
permit("accounts.sign_out", "退出登录", EVERYBODY)
permit("accounts.view_self", "查看自己的账号", EVERYBODY)
permit("accounts.change_own_password", "修改自己的密码", EVERYBODY)
permit("accounts.replace_one_time_password", "更换一次性密码", EVERYBODY)
permit("accounts.enrol_second_factor", "绑定动态口令", EVERYBODY)
permit("accounts.renew_recovery_codes", "更换恢复码", EVERYBODY)
permit("accounts.install_people", "建立首批单位和账号", {Role.SYSTEM})
