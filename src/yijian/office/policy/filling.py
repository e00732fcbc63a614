"""A row of a change filled with what is asked for; whatever it was before is void."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yijian.kernel.dates import FOREVER
from yijian.office.policy.contents import content_digest
from yijian.office.policy.current import current_law
from yijian.office.policy.models import Change, ChangeKind
from yijian.office.policy.wanted import wanted


def fill(change: Change, content: Mapping[str, Any]) -> None:
    """Put the content on the row; estimate and risk assessment of another content go."""
    asked = wanted(change, content=content)
    change.content = dict(content)
    change.content_digest = content_digest(change.kind, change.place, change.parameter, content)
    change.since = asked.since
    change.until = None if asked.until == FOREVER else asked.until
    if change.kind == ChangeKind.CALENDAR:
        change.year = content["year"]
        made_up = "（虚构）" if content.get("fictitious") else ""
        place = current_law().jurisdictions[change.place].title
        change.title = f"{place} {change.year} 年工作日历{made_up}"
    else:
        change.title = current_law().parameter_title(change.parameter)
    if change.estimate.get("digest") != change.content_digest:
        change.estimate, change.risk, change.job = {}, {}, None
