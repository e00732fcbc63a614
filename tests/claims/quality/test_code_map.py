"""Faults of the map from local codes to national ones: seen over all persons of an institution."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.small_lake import Claims, Ran, Row, echo, known, run

HERS = "XG03AAA000A000000000001"
SEXED = {"drug_sex": [{"hilist_code": HERS, "item_name": "限女", "sex": "女"}]}


def billed(claims: Claims, name: str, sex: str, **line: str) -> None:
    claims.simple(name, **line)
    claims.tables["psn_info_b"][-1]["gend"] = sex


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """Quality faults of an institution with five local codes."""
    claims = Claims()
    claims.hospital()
    for number in range(2):
        billed(claims, f"wrong{number}", "1", medins_list_codg="WRONG", hilist_code=HERS)
        billed(claims, f"right{number}", "2", medins_list_codg="RIGHT", hilist_code=HERS)
        billed(claims, f"free{number}", "1", medins_list_codg="FREE")
    billed(claims, "slip", "1", medins_list_codg="RIGHT", hilist_code=HERS)
    billed(claims, "one", "1", medins_list_codg="ONE", hilist_code=HERS)
    billed(claims, "twice-a", "2", medins_list_codg="TWICE")
    billed(claims, "twice-b", "2", medins_list_codg="TWICE", hilist_code="XA02BCA000A000000000001")
    folder: Path = tmp_path_factory.mktemp("map")
    ran: Ran = run(
        claims.lake(folder), folder / "run", echo("cnt"), knowledge=known(folder / "known", SEXED)
    )
    return [row for row in ran.rows("quality") if row["code"].startswith("QF4")]


def test_one_local_code_for_two_national_ones_is_marked(faults: list[Row]) -> None:
    [row] = [row for row in faults if row["code"] == "QF401"]
    assert "院内编码 TWICE" in row["detail"]
    assert (row["effect"], row["setl_id"], row["bkkp_sn"]) == ("marks", None, None)


def test_an_item_of_one_sex_billed_mostly_for_the_other_is_marked(faults: list[Row]) -> None:
    [row] = [row for row in faults if row["code"] == "QF402"]
    assert "院内编码 WRONG" in row["detail"]
    assert "应先核对编码对照" in row["detail"]
