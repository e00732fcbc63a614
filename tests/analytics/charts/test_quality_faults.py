from __future__ import annotations

from tests.analytics.charts.reading import drawing, rows, total
from tests.analytics.charts.samples import FAULTS
from yijian.analytics.charts.quality_faults import quality_faults


def test_faults_stand_by_number_with_code_name_and_effect() -> None:
    first, second, third = rows(quality_faults(FAULTS), "words")
    assert (first["name"], first["words"]) == ("QF107 开单医师为占位", "标记 8,431 条")
    assert (second["kind"], third["处理"]) == ("阻断", "阻断")
    assert total(quality_faults(FAULTS), "length") == 9_688


def test_the_rest_and_the_description_are_told() -> None:
    drawn = drawing(quality_faults(FAULTS, top=1))
    assert drawn["title"] == "未画出的 2 种问题合计 1,257 条"
    assert drawn["description"] == (
        "3 种数据质量问题，阻断 1,257 条，标记 8,431 条；最多的是开单医师为占位，8,431 条。"
    )
