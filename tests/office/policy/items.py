"""Local payable items for the tests, at any state, made by their own actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.office.conftest import AT
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role
from yijian.office.policy.actions.approve_item import approve_item
from yijian.office.policy.actions.draft_item import draft_item
from yijian.office.policy.actions.file_item import file_item
from yijian.office.policy.actions.put_in_force import put_in_force
from yijian.office.policy.actions.submit_item import submit_item
from yijian.office.policy.models import LocalItem

ASKED = {
    "kind": "service",
    "code": "NX0001",
    "title": "回医正骨推拿",
    "standard": "每次 60 元，限门诊",
    "grounds": "本区群众常用的诊疗项目",
    "estimate": "年约 3 万人次，基金支出约 126 万元",
    "risk": "可能重复收费；设频次上限",
}
APPROVED, STARTED = date(2026, 11, 1), date(2026, 11, 10)


def ningxia(role: Role, area: str = "64") -> Actor:
    """Somebody of the authority of Ningxia, or of a part of it."""
    return Actor(
        username=f"nx.{role.value}",
        name=f"宁夏{role.label}",
        role=role,
        organisation="ningxia-authority",
        jurisdiction="ningxia",
        area=area,
        at=AT,
    )


OFFICER, HEAD = ningxia(Role.AUTHORITY), ningxia(Role.AUTHORITY_HEAD)


def drafted(**changes: Any) -> LocalItem:
    """A draft with estimate and risk assessment."""
    return draft_item(actor=OFFICER, **{**ASKED, **changes})


def submitted(**changes: Any) -> LocalItem:
    """An item before the government."""
    item = drafted(**changes)
    return submit_item(actor=HEAD, subject=item.pk, revision=item.revision)


def approved() -> LocalItem:
    """An item that the government has approved."""
    item = submitted()
    return approve_item(
        actor=OFFICER,
        subject=item.pk,
        revision=item.revision,
        document_number="宁政函〔2026〕88 号",
        document_day=APPROVED,
    )


def in_force() -> LocalItem:
    """An item that is paid for."""
    item = approved()
    return put_in_force(actor=HEAD, subject=item.pk, revision=item.revision, since=STARTED)


def filed() -> LocalItem:
    """An item that the nation knows of."""
    item = in_force()
    return file_item(
        actor=OFFICER,
        subject=item.pk,
        revision=item.revision,
        filing_number="医保备〔2026〕5 号",
        filing_day=date(2026, 11, 18),
    )
