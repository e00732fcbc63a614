from __future__ import annotations

from tests.analytics.charts.reading import drawing, rows
from tests.analytics.charts.samples import INSTITUTIONS
from yijian.analytics.charts.findings_by_institution import findings_by_institution


def test_institutions_stand_by_amount_with_their_facts() -> None:
    first, second = rows(findings_by_institution(INSTITUTIONS[::-1]), "机构")
    assert (first["机构"], first["编码"]) == ("兰州市第一人民医院", "H62010000001")
    assert second["words"] == "9,020.00 元 · 41 个"


def test_the_description_says_the_whole() -> None:
    assert drawing(findings_by_institution(INSTITUTIONS))["description"] == (
        "2 家机构共计入基金金额 821,365.60 元；"
        "金额最多的机构是兰州市第一人民医院，812,345.60 元，320 个疑点。"
    )
