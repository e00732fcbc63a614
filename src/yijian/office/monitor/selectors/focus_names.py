"""What a rule or an institution is called that may be put on the focus."""

from __future__ import annotations

from yijian.office.monitor.evaluation_models import FocusKind
from yijian.office.monitor.models import Institution, Run
from yijian.office.monitor.selectors.cards import rule_names


def focus_name(run: Run, kind: str, key: str) -> str:
    """The name, as the run has it; empty where there is nothing of that kind and code."""
    if kind == FocusKind.RULE:
        return rule_names(run).get(key, "")
    if kind != FocusKind.INSTITUTION:
        return ""
    rows = Institution.objects.filter(run=run, fixmedins_code=key).values_list("name", flat=True)
    return str(rows.first() or "")
