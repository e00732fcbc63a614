from __future__ import annotations

import json
from pathlib import Path

import pytest

from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.summary import read_summary


def test_what_a_run_says_of_itself(folder: Path) -> None:
    said = read_summary(folder)
    assert (said["findings"], said["jurisdiction"], said["lake_version"]) == (1_200, "lanzhou", 0)
    assert said["finding_lines"] > 1_200


def test_an_unfinished_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有做完的运行"):
        read_summary(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"run_id": "x"}'])
def test_a_summary_that_cannot_be_read_is_refused(folder: Path, text: str) -> None:
    (folder / "run.json").write_text(text)
    with pytest.raises(Refused, match="不能识别"):
        read_summary(folder)


def test_files_that_lack_or_do_not_agree_are_named(folder: Path) -> None:
    said = json.loads((folder / "run.json").read_text())
    (folder / "run.json").write_text(json.dumps(said | {"findings": 7}))
    with pytest.raises(Refused, match="疑点文件有 1200 行，与运行摘要的 7 条不符"):
        read_summary(folder)
    (folder / "quality.parquet").unlink()
    with pytest.raises(Refused, match=r"缺少 quality\.parquet"):
        read_summary(folder)
