"""``yijian rules new``: a draft that the check refuses until it is filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from yijian.cli.rules_new import TIERS

FILLED = {
    "code:": "code: YJ10000999999000",
    "name:": "name: 起草的规则",
    "outcome:": "outcome: 违规",
    "moments:": "moments: [事后]",
    "scope:": "scope: line.hilist_code IS NOT NULL",
    "basis:": "basis: 某文件第一条",
    "what:": "what: 查什么",
    "why:": "why: 为什么",
    "how:": "how: 怎么查",
    "amount:": "amount: 该行由基金支付的部分",
    "wrong_when:": "wrong_when: 编码对照有误",
    "example:": "example: 一个例子",
    "WHERE": "WHERE  line.fund_amount > 0",
}


def _fill(path: Path, lines: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8").splitlines()
    for position, line in enumerate(text):
        start = line.split(" ")[0]
        if start in lines:
            text[position] = lines[start]
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


@pytest.mark.parametrize("tier", TIERS)
def test_a_draft_is_refused_until_filled(run: Run, tmp_path: Path, tier: str) -> None:
    ran = run("rules", "new", "draft", "--tier", tier, "--dir", tmp_path / "book", "--json")
    assert ran.code == 0, ran.err
    sql, cases = (Path(file) for file in ran.json["files"])
    assert (sql.name, cases.name) == ("draft.sql", "draft.cases.yaml")
    refused = run("rules", "list", "--rulebook", tmp_path / "book", "--json")
    assert (refused.code, refused.json["error"]["code"]) == (1, "rule.card")
    _fill(sql, FILLED)
    listed = run("rules", "list", "--rulebook", tmp_path / "book", "--json")
    assert listed.code == 0, listed.err
    assert listed.json["rules"][0]["tier"] == tier


@pytest.mark.parametrize("left", sorted(FILLED))
def test_each_thing_left_open_is_refused(run: Run, tmp_path: Path, left: str) -> None:
    run("rules", "new", "draft", "--tier", "政策", "--dir", tmp_path)
    _fill(tmp_path / "draft.sql", {key: line for key, line in FILLED.items() if key != left})
    ran = run("rules", "list", "--rulebook", tmp_path, "--json")
    assert (ran.code, ran.json["error"]["code"].split(".")[0]) == (1, "rule")


def test_cases_left_open_are_refused(run: Run, tmp_path: Path) -> None:
    run("rules", "new", "draft", "--tier", "政策", "--dir", tmp_path)
    _fill(tmp_path / "draft.sql", FILLED)
    ran = run("rules", "test", "--rulebook", tmp_path, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "cases.format")


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    words = ("rules", "new", "draft", "--tier", "医疗", "--dir", tmp_path)
    assert "下一步：" in run(*words).out
    (tmp_path / "draft.sql").write_text("mine", encoding="utf-8")
    ran = run(*words, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "rules.exists")
    assert (tmp_path / "draft.sql").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["Draft", "草稿", "../x", "a-b", "1a"])
def test_bad_names(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("rules", "new", name, "--tier", "政策", "--dir", tmp_path, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "rules.name")
    assert list(tmp_path.iterdir()) == []
