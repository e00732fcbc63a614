"""Asking the office through a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from yijian.cli.office_process import ask
from yijian.kernel.errors import Refused, UsageError


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "answering_module.py"


def test_the_answer_is_one_object_and_the_home_is_told(module: Path, tmp_path: Path) -> None:
    module.write_text(
        "import json, os, sys\n"
        'sys.stderr.write(\'{"what": "装入", "share": 0.5}\\n\')\n'
        "print(json.dumps({'home': os.environ['YIJIAN_HOME'], 'words': sys.argv[1:]}))\n"
    )
    answer = ask("answering_module", ["a", "b"], tmp_path, "试")
    assert answer == {"home": str(tmp_path), "words": ["a", "b"]}


@pytest.mark.parametrize(
    ("code", "kind"), [("demo.other", Refused), ("law.jurisdiction", UsageError)]
)
def test_a_refusal_over_there_is_one_here(
    module: Path, tmp_path: Path, code: str, kind: type[Exception]
) -> None:
    module.write_text(f'print(\'{{"error": {{"code": "{code}", "message": "不行"}}}}\')\n')
    with pytest.raises(kind, match="不行"):
        ask("answering_module", [], tmp_path, "试")


def test_an_end_without_an_answer_is_said(module: Path, tmp_path: Path) -> None:
    module.write_text("import sys\nsys.exit('some complaint')\n")
    with pytest.raises(Refused, match="没有答复就结束了：some complaint") as refused:
        ask("answering_module", [], tmp_path, "试")
    assert refused.value.code == "office.ended"
