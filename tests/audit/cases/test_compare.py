"""What a run found, held against what a case expects."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.audit.small_lake import HEAD, Ran, rule
from tests.audit.small_rules import FIRST
from yijian.audit.cases.build import Naming
from yijian.audit.cases.compare import Outcome, judge
from yijian.audit.cases.format import CannotAssess, Case, Hit
from yijian.audit.sql.check import check_rule

CODE = "YJ00000000000001"
NAMING = Naming(1, CODE)
RULE = check_rule(rule(f"{HEAD} FROM line", CODE))
LINE = {
    "finding_id": "f", "fixmedins_code": NAMING.name("fixmedins_code", "H1"), "bkkp_sn": "1",
    "setl_id": NAMING.name("setl_id", "s1"), "role": "违规", "fee_amount": Decimal("100.00"),
    "fund_amount": Decimal("70.00"),
}  # fmt: skip
FINDING = {
    "finding_id": "f", "rule_code": CODE, "admdvs": NAMING.area, "measured": None,
    "evidence": '[{"role": "违规", "setl_id": "c0001s1", "bkkp_sn": "1", "hosp_lv": "10"}]',
}  # fmt: skip


def covered(state: str, reason: str | None = None) -> dict[str, Any]:
    """A row of coverage in the area of the case."""
    return {"rule_code": CODE, "admdvs": NAMING.area, "state": state, "reason": reason, "n": 1}


HIT = Outcome([FINDING], {"f": [LINE, LINE | {"bkkp_sn": "2", "role": "涉及"}]}, [covered("hit")])
PASSED = Outcome([], {}, [covered("passed")])
UNKNOWN = Outcome([], {}, [covered("cannot_assess", "line.hosp_lv")])
NOTHING = Outcome([], {}, [])


def verdict(expect: Any, outcome: Outcome) -> str:
    """What :func:`judge` says."""
    case = Case(id="a", kind="hit", what="例", given={}, expect=expect)
    return judge(case, RULE, NAMING, outcome)


ONE = {"bkkp_sn": "1", "setl_id": "s1", "fund_amount": 70, "hosp_lv": "10"}


@pytest.mark.parametrize(
    ("expect", "outcome"),
    [
        (Hit(hit=[ONE]), HIT), (Hit(hit=[ONE], involved=["2"]), HIT), ("passed", PASSED),
        (CannotAssess(cannot_assess="line.hosp_lv"), UNKNOWN), ("out_of_scope", NOTHING),
    ],
)  # fmt: skip
def test_as_expected(expect: Any, outcome: Outcome) -> None:
    assert verdict(expect, outcome) == ""


@pytest.mark.parametrize(
    ("expect", "outcome", "said"),
    [
        (Hit(hit=[ONE]), PASSED, "没有找到"),
        (Hit(hit=[ONE | {"fund_amount": 71}]), HIT, "没有找到"),
        (Hit(hit=[ONE | {"hosp_lv": "11"}]), HIT, "没有找到"),
        (Hit(hit=[ONE, ONE]), HIT, "没有找到"),
        (Hit(hit=[ONE], involved=[]), HIT, "涉及的行"), ("passed", HIT, "不应命中"),
        ("passed", UNKNOWN, "判断后通过"), ("passed", NOTHING, "范围之外"),
        ("out_of_scope", PASSED, "范围之外"),
        (CannotAssess(cannot_assess="QF101"), UNKNOWN, "QF101"),
        (CannotAssess(cannot_assess="line.hosp_lv"), HIT, "不应命中"),
    ],
)  # fmt: skip
def test_otherwise_than_expected(expect: Any, outcome: Outcome, said: str) -> None:
    assert said in verdict(expect, outcome)


def test_one_hit_too_many() -> None:
    more = Outcome(HIT.findings, {"f": [LINE, LINE | {"bkkp_sn": "3"}]}, HIT.coverage)
    assert "多命中" in verdict(Hit(hit=[ONE]), more)


def test_another_area_is_another_case() -> None:
    elsewhere = Outcome([FINDING | {"admdvs": "620100"}], HIT.lines, [covered("passed")])
    assert verdict("passed", elsewhere) == ""


def test_an_outcome_is_read_from_the_files_of_a_run(judged: Ran) -> None:
    outcome = Outcome.read(judged.out)
    rows = outcome.rows(FIRST, "460100")
    assert [(row["setl_id"], row["role"]) for row in rows] == [("l4", "违规")]
