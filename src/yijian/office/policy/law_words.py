"""The Chinese of the names that the law uses in its files: for lists that show them as kept."""

from __future__ import annotations

from yijian.kernel.errors import UsageError
from yijian.law.wording import CONFIDENCE, UNITS
from yijian.office.policy.current import shipped_law
from yijian.office.policy.words import ORIGINS, RISK_LEVELS

_OF = {
    "unit": {**UNITS, "ratio": "比例"},
    "origin": ORIGINS,
    "level": RISK_LEVELS,
    "confidence": CONFIDENCE,
    "kind": {
        "parameter": "参数",
        "calendar": "工作日历",
        "drug": "药品",
        "service": "医疗服务项目",
        "consumable": "医用耗材",
    },
}


def law_word(key: str, value: str) -> str:
    """What ``value`` is called under the key ``key``; empty where it has no such name.

    Units, origins, levels of risk and of confidence, kinds of change, jurisdictions, instruments
    and parameters are known.
    """
    if key in _OF:
        return _OF[key].get(value, "")
    law = shipped_law()
    if key in ("place", "jurisdiction"):
        return law.jurisdictions[value].title if value in law.jurisdictions else ""
    try:
        if key in ("parameter", "parameters"):
            return law.parameter_title(value)
        if key == "instrument":
            found = law.instrument(law.home(value), value)
            return found.title if found else ""
    except UsageError:
        return ""
    return ""
