"""A local item says what it is, what is paid and why."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.policy.models import ItemKind, LocalItem


def item_told(
    *, kind: str, code: str, title: str, standard: str, grounds: str, **_: Any
) -> Refusal | None:
    """Refuse a kind that is none, and what is left empty or too long to be kept."""
    told = {"code": code, "title": title, "standard": standard, "grounds": grounds}
    names = {name: LocalItem._meta.get_field(name) for name in told}
    bad = [
        str(names[name].verbose_name)
        for name, text in told.items()
        if not text.strip() or len(text) > (names[name].max_length or len(text))
    ]
    bad += [] if kind in ItemKind.values else ["类别"]
    if not bad:
        return None
    return Refusal(
        code="policy.item",
        asked="拟定地方支付项目",
        because=f"{'、'.join(bad)}没有写，或太长",
        missing="类别、编码、名称、支付标准和增补理由",
        by="拟定人",
    )
