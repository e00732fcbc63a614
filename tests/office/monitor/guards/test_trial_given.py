from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.office.monitor.loading.lakes import fill_lake
from tests.office.monitor.ruled import drafted
from yijian.office.monitor.guards.trial_given import trial_given

DAY = date(2026, 3, 1)


@pytest.fixture
def home(tmp_path: Path, settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_a_trial_needs_data_and_a_sample(actor, home: Path) -> None:
    row = drafted(actor("first_reviewer"))
    refusal = trial_given(subject=row, kind="replay")
    assert refusal is not None
    assert "还没有导入费用明细" in refusal.sentence()
    fill_lake(home)
    assert trial_given(subject=row, kind="replay") is None
    assert "没有写哪些日期或机构" in trial_given(subject=row, kind="sample").because
    assert trial_given(subject=row, kind="sample", date_from=DAY) is None
    assert trial_given(subject=row, kind="sample", institutions=("H1",)) is None
    late = trial_given(subject=row, kind="sample", date_from=DAY, date_to=date(2026, 2, 1))
    assert "晚于止日 2026-02-01" in late.because
    many = trial_given(subject=row, kind="sample", institutions=tuple(map(str, range(60))))
    assert "写了 60 家机构" in many.because
    row.text = row.text.replace("grain: line", "grain: person")
    assert "不能按机构取样" in trial_given(subject=row, kind="sample", institutions=("H1",)).because
