from __future__ import annotations

from decimal import Decimal

import pytest

from tests.office.monitor.evaluated import compared, focused
from tests.office.monitor.found import LEVEL
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Finding, FindingLine, Run
from yijian.office.monitor.selectors.focus import focus_of
from yijian.office.monitor.selectors.focus_effect import effects
from yijian.office.monitor.selectors.totals import Amounts

pytestmark = pytest.mark.django_db


def test_then_and_now(actor) -> None:
    run, officer = compared(beyond=False), actor("authority")
    focused(actor, LEVEL, "rule")
    [same] = effects(officer, run, focus_of(officer))
    assert same.then == Amounts(2, counted_fund_amount=Decimal("500.00"))
    assert same.now is not None
    # a month up to the last finding, of 9 March: the one of 10 February is in it
    assert (same.now.n, same.fell) == (3, False)
    with writing():
        Finding.objects.filter(rule_code=LEVEL).update(counted_fund_amount=Decimal("1.00"))
    [less] = effects(officer, run, focus_of(officer))
    assert less.fell
    with writing():
        Finding.objects.filter(rule_code=LEVEL).update(counted_fund_amount=Decimal("500.00"))
        FindingLine.objects.all().delete()
        Finding.objects.filter(rule_code=LEVEL).exclude(finding_id=_first(run)).delete()
    [fewer] = effects(officer, run, focus_of(officer))
    assert (fewer.now.counted_fund_amount, fewer.fell) == (fewer.then.counted_fund_amount, True)
    [unknown] = effects(officer, None, focus_of(officer))
    assert (unknown.now, unknown.fell) == (None, None)


def _first(run: Run) -> str:
    return str(Finding.objects.filter(run=run, rule_code=LEVEL).order_by("pk")[0].finding_id)
