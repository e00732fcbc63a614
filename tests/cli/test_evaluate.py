"""``yijian evaluate``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.xdist_group("walk")
def test_the_walk_is_evaluated(run: Run, walk: Path) -> None:
    words = ("evaluate", "--labels", walk / "city" / "labels.parquet", "--findings", walk / "run1")
    answer = run(*words, "--json").json
    assert answer["total"]["labels"] == sum(it["labels"] for it in answer["schemes"]) > 0
    assert answer["total"]["findings"] == sum(it["findings"] for it in answer["rules"]) > 0
    assert len(answer["missed"]) == answer["total"]["labels"] - answer["total"]["recalled"]
    shown = run(*words)
    assert shown.code == 0
    for said in ("查全率", "查准率", "区间", "误报", "合计", "万元", "下一步："):
        assert said in shown.out


def test_a_new_empty_folder(run: Run, tmp_path: Path) -> None:
    words = ("evaluate", "--labels", tmp_path / "l.parquet", "--findings", tmp_path, "--json")
    ran = run(*words)
    assert (ran.code, ran.json["error"]["code"]) == (2, "evaluate.labels")


def test_labels_that_are_no_parquet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "l.parquet").write_text("x", encoding="utf-8")
    words = ("evaluate", "--labels", tmp_path / "l.parquet", "--findings", tmp_path, "--json")
    ran = run(*words)
    assert (ran.code, ran.json["error"]["code"]) == (1, "evaluate.parquet")
