from __future__ import annotations

from pathlib import Path

import pytest

from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.by_hand import load_by_hand
from yijian.office.monitor.models import Run, RunState


def test_a_run_made_by_hand_is_shown(folder: Path, db, capfd) -> None:
    answer = load_by_hand(["lanzhou", str(folder)])
    run = Run.objects.get()
    assert answer == {
        "run": run.pk, "key": run.key, "findings": 1_200,
        "finding_lines": run.loaded_lines, "state": RunState.VISIBLE,
    }  # fmt: skip
    assert "装入疑点" in capfd.readouterr().err
    assert load_by_hand(["lanzhou", str(folder)])["run"] == run.pk


def test_a_run_of_another_place_is_refused(folder: Path, db) -> None:
    with pytest.raises(Refused, match="这次运行属于 lanzhou，不能装入 hainan 的数据"):
        load_by_hand(["hainan", str(folder)])
    assert not Run.objects.exists()
