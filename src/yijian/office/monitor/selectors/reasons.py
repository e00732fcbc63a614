"""Why a unit could not be assessed, in words."""

from __future__ import annotations

from functools import cache

from yijian.audit.knowledge.kinds import kinds
from yijian.audit.working_set.relations import relations
from yijian.claims.quality.faults import quality_faults
from yijian.claims.schema import tables
from yijian.kernel.errors import YijianError
from yijian.office.policy.current import current_law

OURS = {
    "fund_amount": "基金支付金额",
    "begn_date": "就诊开始日期",
    "end_date": "就诊结束日期",
    "main_diag_code": "主要诊断",
    "peer_group": "可比组（机构级别）",
    "ocur_time": "流通时间",
}
"""Columns of the working set that no national table has under this name."""

UNKNOWN = "其他信息"


@cache
def reason_words(reason: str, jurisdiction: str) -> str:
    """A reason of the coverage as a user reads it.

    It may be a need of a card (``line.hosp_lv``, ``knowledge.drug_sex``, ``history(…)``), the code
    of a quality fault, or a Chinese sentence already.
    """
    if not reason.isascii():
        return reason
    for fault in quality_faults():
        if fault.code == reason:
            return f"数据质量：{fault.name}"
    if reason.startswith("history("):
        parameter = reason.removeprefix("history(").removesuffix(")")
        return f"之前的数据不够长（{_parameter(parameter, jurisdiction)}）"
    relation, _, name = reason.partition(".")
    if relation == "knowledge":
        return f"缺知识：{kinds()[name].title if name in kinds() else UNKNOWN}"
    known = relations()
    return f"{known[relation].title if relation in known else ''}缺{_column(name)}"


def _parameter(name: str, jurisdiction: str) -> str:
    try:
        return current_law().timeline(name, jurisdiction)[0].title
    except YijianError:
        return UNKNOWN


@cache
def _column(name: str) -> str:
    if name in OURS:
        return OURS[name]
    found = (table.columns[name].title for table in tables().values() if name in table.columns)
    return next(found, UNKNOWN)
