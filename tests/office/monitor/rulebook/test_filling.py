from __future__ import annotations

from tests.office.monitor.ruled import CASES, TEXT
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.filling import UNNAMED, fill
from yijian.office.monitor.rulebook.texts import digest_of


def test_the_card_stands_in_the_columns() -> None:
    row = RuleVersion(code="YJ96201000000001")
    fill(row, TEXT.replace("\n", "\r\n"), CASES)
    assert (row.name, row.tier, row.outcome) == ("数量超过一", "政策", "违规")
    assert (row.text, row.digest) == (TEXT, digest_of(TEXT))


def test_a_card_that_cannot_be_read_changes_nothing_of_it() -> None:
    row = RuleVersion(code="YJ96201000000001")
    fill(row, "还没写", "")
    assert row.name == UNNAMED
    fill(row, TEXT, "")
    fill(row, "又坏了", "")
    assert (row.name, row.text) == ("数量超过一", "又坏了")
