from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory

from yijian.kernel.errors import UsageError
from yijian.office.monitor.views.posted_day import posted_day


def test_a_day_or_what_is_wrong_with_it() -> None:
    asked = RequestFactory().post("/", {"since": " 2026-03-01 ", "until": "三月"})
    assert posted_day(asked, "since", "起日") == date(2026, 3, 1)
    for name, said in (("until", "止日“三月”无法识别"), ("other", "止日“”无法识别")):
        with pytest.raises(UsageError, match=said):
            posted_day(asked, name, "止日")
