"""A new version bears the code and the number that the office allots."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rulebook.numbering import next_version, own_code


def draft_allotted(*, actor: Actor, code: str, version: int, **_: Any) -> Refusal | None:
    """Refuse another code than a known one or one of our own, and another number than the next."""
    if not own_code(actor.jurisdiction, code):
        because, missing = f"编码 {code} 既不是已有的规则，也不是本机的编码", "由系统给出的编码"
    elif version != (due := next_version(actor.jurisdiction, code)):
        because, missing = f"第 {version} 版的号码已被使用，或不是下一个", f"第 {due} 版"
    else:
        return None
    return Refusal(
        code="rule.number", asked="起草规则", because=because, missing=missing, by="起草人"
    )
