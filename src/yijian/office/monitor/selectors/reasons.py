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
    "ocur_date": "流通日期",
    "bilg_dept_caty": "开单科室类别",
    "bilg_dr_duty": "开单医师职称",
    "bilg_dr_place": "开单医师备案处",
    "day_kind": "日期类别",
    "days": "住院天数",
    "diabetic": "糖尿病诊断",
    "doctor_psn_no": "医师的人员编号",
    "done_dept_caty": "执行科室类别",
    "drord_cnt": "医嘱",
    "end_time": "结束时间",
    "expires_on": "有效期",
    "fee_amount": "费用金额",
    "infections": "院内感染记录",
    "insured_place": "参保地类别",
    "last_oprn_date": "末次手术日期",
    "month_codes": "当月追溯码",
    "oprn_listed": "机构的手术记录",
    "product_code": "追溯码对应的产品编码",
    "readmissions": "再入院人次",
    "reporters": "上传追溯码的机构",
    "setl_date": "结算日期",
    "setl_fee": "结算费用",
    "sold": "销售数量",
    "sold_at": "销售时间",
    "stocked_on": "入库日期",
    "test_fee": "检查检验费",
    "treatment_fee": "治疗费",
}
"""Columns of the working set that no national table has under this name."""

UNKNOWN = "其他信息"


@cache
def reason_words(reason: str, jurisdiction: str) -> str:
    """A reason of the coverage as a user reads it.

    It may be a need of a card (``line.hosp_lv``, ``knowledge.drug_sex``, ``listed(drug_sex)``,
    ``history(…)``), the code of a quality fault, or a Chinese sentence already.
    """
    if not reason.isascii():
        return reason
    for fault in quality_faults():
        if fault.code == reason:
            return f"数据质量：{fault.name}"
    if reason.startswith("history("):
        parameter = reason.removeprefix("history(").removesuffix(")")
        return f"之前的数据不够长（{_parameter(parameter, jurisdiction)}）"
    if reason.startswith("listed("):
        kind = reason.removeprefix("listed(").removesuffix(")")
        return f"知识“{kinds()[kind].title if kind in kinds() else UNKNOWN}”里没有它"
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
