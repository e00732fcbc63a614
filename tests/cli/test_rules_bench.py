"""``yijian rules bench``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.xdist_group("walk")
def test_each_rule_has_its_seconds(run: Run, walk: Path) -> None:
    words = ("rules", "bench", "--lake", walk / "lake", "--jurisdiction", "lanzhou")
    two = ("--rules", "price_ceiling", "tcm_never_paid")
    answer = run(*words, *two, "--json").json
    assert len(answer["rules"]) == 2
    assert all(rule["seconds"] > 0 for rule in answer["rules"])
    assert answer["rules"][0]["seconds"] >= answer["rules"][1]["seconds"]
    assert answer["rules_seconds"] <= answer["seconds"]
    shown = run(*words, *two).out
    for said in ("测速", "合计", "整次运行", "下一步："):
        assert said in shown


def test_a_new_empty_folder(run: Run, tmp_path: Path) -> None:
    words = ("rules", "bench", "--lake", tmp_path, "--jurisdiction", "lanzhou", "--json")
    ran = run(*words)
    assert (ran.code, ran.json["error"]["code"]) == (2, "lake.missing")
