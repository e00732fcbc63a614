"""Check item codes: what a spreadsheet does to long numbers is named, so that it can be undone."""

from __future__ import annotations

import re
from dataclasses import replace

from yijian.audit.knowledge.raw import RawPoint, Reading, Reject
from yijian.kernel.identifiers import FORMATS

_EXPONENT = re.compile(r"^\d+(\.\d+)?[eE]\+?\d+$")
_SHORT_NUMBER = re.compile(r"^\d{1,14}(\.0+)?$")
_DIAGNOSIS = re.compile(r"^[A-Z]\d{0,2}(\.[0-9x]{1,8})?$")
_CATEGORY = re.compile(r"^[A-Z]\d{2}(\.\d{1,8})?$")
_OPERATION = re.compile(r"^\d{2}(\.[0-9x]{1,6})?$")


def code_fault(check: str | None, code: str) -> str | None:
    """What is wrong with a code and what would be right; null where nothing is.

    ``check`` is ``hilist_code`` (drug, slice, service, consumable), ``diag_prefix``,
    ``diag_category`` (a prefix of at least three characters, by which rules look it up),
    ``oprn_prefix`` (ICD-9-CM-3, at least two digits) or ``admdvs``; null checks nothing.
    """
    if check == "diag_category":
        return None if _CATEGORY.match(code) else "诊断编码前缀至少写到类目，如 N40、Z51.1"
    if check == "oprn_prefix":
        return None if _OPERATION.match(code) else "手术操作编码前缀至少两位数字，如 74、68.4"
    if check == "diag_prefix":
        return None if _DIAGNOSIS.match(code) else "诊断编码前缀应为字母加数字，如 Z51.1"
    if check == "admdvs":
        return None if FORMATS["admdvs"].match(code) else "行政区划应为六位数字，如 620100"
    if check != "hilist_code" or FORMATS["hilist_code"].match(code):
        return None
    if _EXPONENT.match(code):
        return "编码被表格软件写成了科学记数，位数已丢失；请把该列设为文本后重新填写"
    if _SHORT_NUMBER.match(code):
        return "编码的前导零已丢失；服务项目编码应为 15 位数字，请把该列设为文本后重新填写"
    return "编码格式不对；药品 23 或 20 位、服务项目 15 位、饮片以 T 开头"


def without_bad_codes(reading: Reading) -> Reading:
    """The reading with each code that cannot be one moved to the rejects.

    A point whose own code is bad goes as a whole; a further code goes alone.
    """
    kept: list[RawPoint] = []
    rejects = list(reading.rejects)
    for point in reading.points:
        faults = [
            (column, code, fault)
            for column, code in (("编码", point.code), ("从项编码", point.sub_code))
            if code and (fault := code_fault("hilist_code", code))
        ]
        rejects.extend(
            Reject(point.source, point.row, column, code, fault) for column, code, fault in faults
        )
        if not faults:
            kept.append(point)
        elif point.role == "attribute":
            kept.append(replace(point, code="", sub_code=""))
    return Reading(kept, rejects, reading.notes)
