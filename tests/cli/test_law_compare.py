"""``yijian law diff`` and ``yijian law changes``."""

from __future__ import annotations

from datetime import date

from tests.cli.conftest import Run
from yijian.cli.law_compare import said
from yijian.law import Law

PUBLISH = "agreement.publish_signed.deadline"


def test_two_places(run: Run) -> None:
    found = run("law", "diff", "hainan", "ningxia", "--on", "2026-11-21", "--json").json
    row = next(it for it in found["differences"] if it["name"] == PUBLISH)
    assert (row["first"]["value"], row["second"]["value"]) == (1, 3)
    shown = run("law", "diff", "hainan", "ningxia", "--on", "2026-11-21").out
    assert "处不同" in shown
    assert run("law", "diff", "hainan", "hainn", "--on", "2026-11-21").code == 2


def test_what_changes_when_the_law_of_2027_begins(run: Run) -> None:
    words = ("--from", "2027-01-01", "--to", "2027-01-01", "--jurisdiction", "national")
    found = run("law", "changes", *words, "--json").json["changes"]
    assert found
    assert {it["on"] for it in found} == {"2027-01-01"}
    assert "处变化" in run("law", "changes", *words).out
    none = run("law", "changes", "--from", "2026-11-20", "--to", "2026-11-21", "--json").json
    assert none == {"changes": []}


def test_a_value_is_said_with_its_article() -> None:
    value = Law.load().value(PUBLISH, "hainan", date(2026, 11, 21))
    assert said(value).startswith("1 个月（")
    assert "草案" in said(value)
    assert said(None) == "没有规定"
