from __future__ import annotations

from pathlib import Path

import pytest

from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.child_words import _answer, answer_of


def test_the_answer_or_the_refusal_of_a_command(tmp_path: Path, quiet) -> None:
    found = answer_of(["law", "show", "monitor.evaluation.min_outcomes", "--jurisdiction",
                       "lanzhou", "--on", "2026-11-21"], tmp_path, quiet, "查")  # fmt: skip
    assert found["value"] == 20
    with pytest.raises(Refused, match="nothing"):
        answer_of(["rules", "show", "nothing"], tmp_path, quiet, "查")


def test_a_process_that_was_killed_says_so(tmp_path: Path) -> None:
    out, err = tmp_path / "answer.json", tmp_path / "answer.err"
    out.touch()
    err.touch()
    with pytest.raises(Refused, match="可能是内存不足"):
        _answer(out, err)
    err.write_text("一\n二\n三\n四\n", encoding="utf-8")
    with pytest.raises(Refused, match="没有做完：二；三；四"):
        _answer(out, err)
