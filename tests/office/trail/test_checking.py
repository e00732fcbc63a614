"""What the command line asks of the trail."""

from __future__ import annotations

import json

import pytest

from tests.office.trail.conftest import Add
from yijian.office.trail import verify as verify_module
from yijian.office.trail.checking import check
from yijian.office.trail.models import Entry


def test_all_chains_or_one(chain: list[Entry]) -> None:
    answer = check(["verify"])
    assert answer["whole"]
    assert [it["jurisdiction"] for it in answer["chains"]] == ["hainan", "lanzhou"]
    assert len(check(["verify", "lanzhou"])["chains"]) == 1
    heads = check(["head", ""])["heads"]
    assert heads[1] == {"jurisdiction": "lanzhou", "number": 5, "digest": chain[4].digest}
    assert check(["head", "hainan"])["heads"] == heads[:1]


def test_anchors_are_compared(chain: list[Entry]) -> None:
    good, bad = f"2:{chain[1].digest}", f"3:{'0' * 64}"
    assert check(["verify", "lanzhou", good])["whole"]
    [report] = check(["verify", "lanzhou", good, bad])["chains"]
    assert (report["broken"], report["fault"][:10]) == (3, "第 3 条与对照点不")


def test_progress_is_said(
    chain: list[Entry],
    add: Add,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(verify_module, "BLOCK", 2)
    check(["verify", "lanzhou"])
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["share"] for line in lines] == [0.4, 0.8]
