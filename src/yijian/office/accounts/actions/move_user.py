"""Another role, another organisation."""

from __future__ import annotations

from yijian.office.accounts.guards.administrator_remains import administrator_remains
from yijian.office.accounts.guards.not_oneself import not_oneself
from yijian.office.accounts.guards.organisation_within_reach import organisation_within_reach
from yijian.office.accounts.guards.placement_changes import placement_changes
from yijian.office.accounts.guards.reason_given import reason_given
from yijian.office.accounts.guards.role_suits_organisation import role_suits_organisation
from yijian.office.accounts.models import User
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor


@action(
    "accounts.move_user",
    title="调整角色或单位",
    subject=User,
    guards=(
        not_oneself,
        placement_changes,
        organisation_within_reach,
        role_suits_organisation,
        administrator_remains,
        reason_given,
    ),
)
def move_user(*, actor: Actor, subject: User, role: str, organisation: int, reason: str) -> None:
    """Give the person another role or organisation, from the next click on."""
    note(before={"role": subject.role, "organisation": subject.organisation_id})
    subject.role = role
    subject.organisation_id = organisation
