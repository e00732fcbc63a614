"""What is asked for is something the law can hold: unit, days, parts, no gap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yijian.kernel.errors import BadInput, YijianError
from yijian.office.framework.guard import Refusal
from yijian.office.policy.contents import check_content
from yijian.office.policy.current import current_law
from yijian.office.policy.models import Change
from yijian.office.policy.wanted import wanted


def content_sound(
    *,
    subject: Change | None = None,
    kind: str = "",
    place: str = "",
    parameter: str = "",
    content: Mapping[str, Any] | None = None,
    **_: Any,
) -> Refusal | None:
    """Refuse what the law would refuse as an addition, in its words."""
    asked = wanted(subject, kind, place, parameter, content)
    tried = Change(
        kind=asked.kind, place=asked.place, parameter=asked.parameter, content=asked.content
    )
    try:
        check_content(current_law(), tried)
    except BadInput as fault:
        because, missing = fault.wrong, fault.right
    except YijianError as fault:
        because, missing = fault.message.rstrip("。"), "改正后再提交"
    except (KeyError, TypeError, ValueError):
        because, missing = "内容不完整，或写法不对", "按表单的要求填写每一项"
    else:
        return None
    return Refusal(
        code="policy.content",
        asked="这样变更",
        because=because,
        missing=missing,
        by="拟定人",
    )
