from __future__ import annotations

from decimal import Decimal

import pytest

from tests.office.monitor.found import make_finding, make_tallies
from tests.office.monitor.ruled import DEATH, drafted, reviewed, shipped, some_job, up_to
from yijian.office.framework.writing import writing
from yijian.office.monitor.selectors.rule_quality import ORDERS, last_bench, ordered, quality_rows
from yijian.office.monitor.selectors.upheld import Upheld


@pytest.mark.article("LZ-16-2a")
def test_hits_yuan_shares_and_cost_of_each_version(actor, run) -> None:
    row = shipped(actor, DEATH)[DEATH]
    for number in range(3):
        make_finding(run, str(number), rule_code=DEATH, fee_amount=Decimal(100))
    make_tallies(run)
    with writing():
        run.summary = {**run.summary, "rules": [{"code": DEATH, "version": 1, "name": "x"}]}
        run.save()
    reviewed(row, upheld=3, rejected=1)
    assert last_bench(actor("authority")) is None
    cost = {"lines": 9, "seconds": 2, "rules": [{"code": DEATH, "version": 1, "seconds": 0.25}]}
    some_job(kind="rule_bench", result=cost)
    [found] = quality_rows(actor("authority"))
    assert (found.amounts.n, found.per_hit, found.ran) == (3, Decimal("100.00"), True)
    assert (found.upheld, found.enough) == (Upheld(3, 4), False)
    assert (found.seconds, found.state_title) == (Decimal("0.25"), "生效")
    assert quality_rows(actor("authority"), "YJ96201000000001") == []


def test_two_versions_of_a_code_are_counted_apart(actor, run) -> None:
    live = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    grey = up_to(actor, drafted(actor("first_reviewer"), live.code), "begin_grey")
    for number, version in enumerate((1001, 1002, 1002)):
        make_finding(run, str(number), rule_code=live.code, rule_version=version)
    make_tallies(run)
    with writing():
        said = [{"code": live.code, "version": n, "name": "x"} for n in (1001, 1002)]
        run.summary = {**run.summary, "rules": said}
        run.save()
    rows = {it.version: it for it in quality_rows(actor("authority"))}
    assert (rows[live].amounts.n, rows[grey].amounts.n) == (1, 2)


def test_orders(actor) -> None:
    shipped(actor, DEATH, "GZ10000101012000")
    rows = quality_rows(actor("authority"))
    codes = sorted(it.code for it in rows)
    for order in ORDERS:
        assert sorted(it.code for it in ordered(rows, order)) == codes
    assert [it.code for it in ordered(rows, "code")] == codes
