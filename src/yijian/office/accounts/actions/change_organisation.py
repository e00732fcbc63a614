"""Changing an organisation."""

from __future__ import annotations

from yijian.office.accounts.guards.administrator_elsewhere import administrator_elsewhere
from yijian.office.accounts.guards.area_within_parent import area_within_parent
from yijian.office.accounts.guards.not_own_organisation import not_own_organisation
from yijian.office.accounts.guards.parent_fits import parent_fits
from yijian.office.accounts.guards.parents_make_no_circle import parents_make_no_circle
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor


@action(
    "accounts.change_organisation",
    title="修改单位",
    subject=Organisation,
    guards=(
        parent_fits,
        parents_make_no_circle,
        area_within_parent,
        not_own_organisation,
        administrator_elsewhere,
    ),
)
def change_organisation(
    *, actor: Actor, subject: Organisation, name: str, parent: int | None, active: bool
) -> None:
    """Change name, parent (its key) or whether it is in use; its people sign in only if it is."""
    note(
        before={"name": subject.name, "parent": subject.parent_id, "active": subject.active},
    )
    subject.name = name
    subject.parent_id = parent
    subject.active = active
