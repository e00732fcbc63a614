from __future__ import annotations

from yijian.office.policy.guards.rows_to_export import rows_to_export


def test_neither_nothing_nor_too_much() -> None:
    assert rows_to_export(rows=1) is None
    for rows, said in ((0, "没有可导出的行"), (20_001, "超过一次导出的上限 20,000 行")):
        refusal = rows_to_export(rows=rows)
        assert refusal is not None
        assert said in refusal.sentence()
