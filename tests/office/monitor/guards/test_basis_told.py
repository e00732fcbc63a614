from __future__ import annotations

import pytest

from tests.office.monitor.ruled import TEXT
from yijian.office.monitor.guards.basis_told import basis_told
from yijian.office.monitor.rule_models import RuleVersion


@pytest.mark.parametrize(
    ("basis", "good"), [("条例第38条第6项", True), ("待定", False), ("没有依据", False)]
)
def test_a_basis_names_something(basis: str, good: bool) -> None:
    row = RuleVersion(code="x", text=TEXT.replace("条例第38条第6项", basis))
    refusal = basis_told(subject=row)
    assert (refusal is None) is good
    assert refusal is None or "依据的文件和条款" in refusal.sentence()
    assert basis_told(subject=RuleVersion(code="x", text="不是规则")) is None
