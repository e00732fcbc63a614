"""The published table of faults: complete, readable, and clear about what it blocks."""

from __future__ import annotations

import pytest
import sqlglot
from pydantic import ValidationError
from sqlglot import exp

from yijian.audit.run.quality import row_faults
from yijian.audit.working_set.relations import relations
from yijian.claims.quality.faults import QualityFault, quality_faults

GOOD = {
    "code": "QF999", "name": "测试", "grain": "line", "effect": "marks", "when": "line.settled",
    "message": "测试", "right": "测试", "basis": "测试",
}  # fmt: skip


def test_faults_come_in_order_and_once() -> None:
    codes = [fault.code for fault in quality_faults()]
    assert codes == sorted(set(codes))
    assert len(codes) == 24


def test_only_what_cannot_be_judged_is_blocked() -> None:
    blocking = {fault.code for fault in quality_faults() if fault.effect == "blocks"}
    assert blocking == {"QF101", "QF102", "QF103", "QF112", "QF206", "QF301"}


@pytest.mark.parametrize("fault", row_faults(), ids=lambda fault: fault.code)
def test_a_fault_reads_columns_of_its_grain(fault: QualityFault) -> None:
    columns = list(sqlglot.parse_one(fault.when, read="duckdb").find_all(exp.Column))
    assert columns
    for column in columns:
        assert column.table == fault.grain
        assert column.name in relations()[fault.grain].columns


@pytest.mark.parametrize(
    "change",
    [{"code": "QF1"}, {"effect": "stops"}, {"grain": "person"}, {"message": ""}, {"more": "x"}],
)
def test_a_fault_that_is_not_as_described_is_refused(change: dict[str, str]) -> None:
    assert QualityFault.model_validate(GOOD).code == "QF999"
    with pytest.raises(ValidationError):
        QualityFault.model_validate(GOOD | change)
