"""A grey version beside a live one: a real audit, whose findings bear their own code and name."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.office.monitor.ruled import drafted, up_to
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run.start import RunRequest, run_audit
from yijian.kernel.identifiers import finding_id
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.freezing import Books, alias_of, freeze
from yijian.office.monitor.rulebook.settling import settle

DAY = date(2026, 11, 21)
ALL = "line.cnt > 0"


@pytest.fixture
def ran(actor, lake: Path, tmp_path: Path) -> tuple[Path, Books, dict[int, str], str]:
    live = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    text = live.text.replace("line.cnt > 1", ALL)
    up_to(actor, drafted(actor("first_reviewer"), live.code, text), "begin_grey")
    books, out = freeze("lanzhou", DAY), tmp_path / "out"
    run_audit(RunRequest(lake, "lanzhou", out, load_rulebook(books.live)))
    texts = dict(RuleVersion.objects.values_list("pk", "text"))
    return out, books, texts, live.code


def rows(out: Path, name: str) -> list[dict[str, Any]]:
    return pq.read_table(out / f"{name}.parquet").to_pylist()


@pytest.mark.sqlite
def test_each_place_has_its_version_and_every_finding_its_name(ran) -> None:
    out, books, texts, code = ran
    assert {it["rule_code"] for it in rows(out, "findings")} == {code, alias_of(code, 1002)}
    settle(out, books.live, books.entries, texts)
    found = {(it["fixmedins_code"], it["rule_version"], it["setl_id"]) for it in
             rows(out, "findings")}  # fmt: skip
    assert found == {
        ("H62010200001", 1002, "1-1"), ("H62010200001", 1002, "1-3"),
        ("H62010300002", 1001, "2-3"),
    }  # fmt: skip
    for it in rows(out, "findings"):
        shown = json.loads(it["evidence"])
        anchor = (it["fixmedins_code"], it["setl_id"], shown[0]["bkkp_sn"])
        assert it["finding_id"] == finding_id(code, anchor)
        assert it["rule_code"] == code
        assert set(shown[0]) == {"role", "setl_id", "bkkp_sn", "cnt"}
    named = {it["finding_id"] for it in rows(out, "findings")}
    assert {it["finding_id"] for it in rows(out, "finding_lines")} == named
    assert {it["rule_code"] for it in rows(out, "coverage_by_area")} == {code}
    assert sum(it["n"] for it in rows(out, "coverage")) == 4
    said = json.loads((out / "run.json").read_text(encoding="utf-8"))["rules"]
    assert [(it["code"], it["version"], it["hit"]) for it in said] == [
        (code, 1001, 1),
        (code, 1002, 2),
    ]


@pytest.mark.sqlite
def test_done_twice_or_after_a_kill_it_is_the_same(ran) -> None:
    out, books, texts, _ = ran
    before = {name: (out / f"{name}.parquet").read_bytes() for name in ("findings", "coverage")}
    settle(out, books.live, books.entries, texts)
    after = {name: rows(out, name) for name in ("findings", "finding_lines", "coverage")}
    summary = json.loads((out / "run.json").read_text(encoding="utf-8"))
    settle(out, books.live, books.entries, texts)
    assert {name: rows(out, name) for name in after} == after
    # killed between two files: the summary does not say that it was done
    (out / "run.json").write_text(json.dumps({**summary, "settled": False}), encoding="utf-8")
    (out / "coverage.parquet").write_bytes(before["coverage"])
    settle(out, books.live, books.entries, texts)
    assert {name: rows(out, name) for name in after} == after


def test_without_an_alias_nothing_is_touched(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"rules": []}', encoding="utf-8")
    settle(tmp_path, tmp_path, (), {})
    assert (tmp_path / "run.json").read_text(encoding="utf-8") == '{"rules": []}'
