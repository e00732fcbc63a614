"""Whatever an intruder does to the rows, past triggers and guard, the chain shows it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from tests.office.emptying import without_triggers
from tests.office.trail.conftest import Add
from yijian.office.framework.writing import writing
from yijian.office.trail import verify as verify_module
from yijian.office.trail.chain import digest_of
from yijian.office.trail.models import Chain, Entry
from yijian.office.trail.verify import ChainReport, verify


def tamper(sql: str, params: Any = ()) -> None:
    """What somebody with the database's own keys does."""
    with writing(), without_triggers(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def of_lanzhou(**anchors: Any) -> ChainReport:
    [report] = verify("lanzhou", **anchors)
    return report


@pytest.fixture(autouse=True, params=[2, 2_000])
def block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in blocks smaller and larger than the chain."""
    monkeypatch.setattr(verify_module, "BLOCK", request.param)


def test_whole(chain: list[Entry]) -> None:
    hainan, lanzhou = verify()
    assert (hainan.jurisdiction, hainan.whole, hainan.entries) == ("hainan", True, 2)
    assert lanzhou.as_json() == {
        "jurisdiction": "lanzhou",
        "whole": True,
        "entries": 5,
        "number": 5,
        "digest": chain[-1].digest,
        "broken": None,
        "fault": "",
    }
    assert verify("ningxia") == [ChainReport("ningxia", 0, 0, "")]


@pytest.mark.article("HI-25-i01")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("detail", '{"reason": "别的理由"}'),
        ("name", "李朋"),
        ("username", "lj"),
        ("role", "authority"),
        ("organisation", "x"),
        ("event", "work.withdraw_job"),
        ("outcome", "refused"),
        ("subject", "work.job:2"),
        ("at", "2026-11-21 01:30:01+00:00"),
        ("digest", "0" * 64),
        ("previous", "0" * 64),
    ],
)
def test_a_changed_entry_is_named(chain: list[Entry], column: str, value: str) -> None:
    tamper(f"UPDATE trail_entry SET {column} = %s WHERE id = %s", [value, chain[2].pk])
    report = of_lanzhou()
    assert (report.whole, report.broken, report.number) == (False, 3, 2)
    assert report.fault == "第 3 条已被改动：内容与摘要不符"
    assert [it.whole for it in verify()] == [True, False]


def test_an_entry_with_a_new_digest_breaks_the_next(chain: list[Entry]) -> None:
    entry = chain[2]
    entry.detail = "{}"
    tamper(
        "UPDATE trail_entry SET detail = '{}', digest = %s WHERE id = %s",
        [digest_of(entry), entry.pk],
    )
    report = of_lanzhou()
    assert (report.broken, report.fault) == (4, "第 4 条接不上第 3 条：其中一条已被替换")


def test_the_last_entry_with_a_new_digest_misses_the_head(chain: list[Entry]) -> None:
    entry = chain[4]
    entry.detail = "{}"
    tamper(
        "UPDATE trail_entry SET detail = '{}', digest = %s WHERE id = %s",
        [digest_of(entry), entry.pk],
    )
    report = of_lanzhou()
    assert (report.broken, report.fault) == (5, "第 5 条与链头不符：末尾的留痕已被替换")


@pytest.mark.parametrize(
    ("gone", "broken", "fault"),
    [
        ("= 1", 1, "第 1 条不见了：第 0 条之后是第 2 条"),
        ("= 3", 3, "第 3 条不见了：第 2 条之后是第 4 条"),
        ("= 5", 5, "第 5 条起不见了：链头记到第 5 条"),
        (">= 3", 3, "第 3 条起不见了：链头记到第 5 条"),
        (">= 1", 1, "第 1 条起不见了：链头记到第 5 条"),
    ],
)
def test_what_is_taken_out_is_named(chain: list[Entry], gone: str, broken: int, fault: str) -> None:
    tamper(f"DELETE FROM trail_entry WHERE jurisdiction = 'lanzhou' AND number {gone}")
    report = of_lanzhou()
    assert (report.broken, report.fault) == (broken, fault)


def test_a_head_that_is_gone_or_set_back(chain: list[Entry]) -> None:
    back = [chain[2].digest]
    tamper("UPDATE trail_chain SET number = 3, digest = %s WHERE jurisdiction = 'lanzhou'", back)
    report = of_lanzhou()
    assert (report.broken, report.fault) == (4, "第 4 条不该存在：链头只记到第 3 条")
    tamper("DELETE FROM trail_chain WHERE jurisdiction = 'lanzhou'")
    report = of_lanzhou()
    assert (report.broken, report.fault) == (5, "链头不见了：库里最后一条是第 5 条")
    assert [it.jurisdiction for it in verify()] == ["hainan", "lanzhou"]


def test_an_entry_before_the_first(chain: list[Entry]) -> None:
    tamper("UPDATE trail_entry SET number = -1 WHERE id = %s", [chain[4].pk])
    report = of_lanzhou()
    assert (report.broken, report.fault) == (-1, "第 -1 条不该存在：编号从 1 开始")


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("column", "value"),
    [("at", "'2026-11-21 0x:30:00'"), ("at", "'soon'"), ("detail", "CAST(x'ff7b7d' AS TEXT)")],
)
def test_an_entry_that_cannot_be_read_is_named(chain: list[Entry], column: str, value: str) -> None:
    tamper(f"UPDATE trail_entry SET {column} = {value} WHERE id = %s", [chain[2].pk])
    report = of_lanzhou()
    assert (report.broken, report.entries) == (3, 5)
    assert report.fault in ("第 3 条已损坏，读不出来", "第 3 条已被改动：内容与摘要不符")


def test_a_chain_written_anew_misses_the_anchor(chain: list[Entry], add: Add) -> None:
    anchor = {4: chain[3].digest}
    assert of_lanzhou(anchors=anchor).whole
    tamper("DELETE FROM trail_entry WHERE jurisdiction = 'lanzhou'")
    tamper("DELETE FROM trail_chain WHERE jurisdiction = 'lanzhou'")
    for number in range(3):
        add(detail={"forged": number})
    assert of_lanzhou().whole
    report = of_lanzhou(anchors=anchor)
    assert (report.broken, report.fault) == (4, "第 4 条不见了：对照点记有这一条，库里没有")
    add()
    report = of_lanzhou(anchors=anchor)
    assert report.broken == 4
    assert report.fault == "第 4 条与对照点不符：它或它之前的留痕已被替换"


def test_entries_that_come_meanwhile_are_no_fault(
    chain: list[Entry], add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = verify_module._entries

    def slowly(jurisdiction: str) -> Any:
        add()
        yield from plain(jurisdiction)
        add()

    monkeypatch.setattr(verify_module, "_entries", slowly)
    report = of_lanzhou()
    assert (report.whole, report.entries) == (True, 6)
    assert Chain.objects.get(pk="lanzhou").number == 7
