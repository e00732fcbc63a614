"""Articles as citable units, in made-up files and in the shipped ones."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.law.conftest import PackBuilder
from yijian.kernel.errors import BadInput
from yijian.law import Law
from yijian.law.articles import Book, check_prefix, read_articles
from yijian.law.models import Articles, Instrument, UnitEntry

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = ("LZ", "HI", "NX", "CQ", "GS")


def book(*identifiers: str) -> Book:
    units = tuple(UnitEntry(id=it, label=f"第{it}条", gist="某事。") for it in identifiers)
    act = Instrument(
        id="act", prefix="LZ", title="某办法", number=None, issuer="某局", kind="法律",
        status="in_force", in_force_on=date(2020, 1, 1), mark="F", checked_on=date(2026, 11, 21),
    )  # fmt: skip
    return Book(Articles(instrument="act", units=units), act, "lanzhou")


@pytest.mark.parametrize(
    ("row", "unit"),
    [
        ("LZ-22-1", "LZ-22-1"),
        ("LZ-22-1a", "LZ-22-1"),
        ("LZ-21-i11b", "LZ-21-i11"),
        ("LZ-7-1c", "LZ-7"),
        ("LZ-7", "LZ-7"),
        ("LZ-29A-1a", "LZ-29A"),
        ("LZ-22-9", None),
        ("LZ-8", None),
    ],
)
def test_a_row_lies_in_its_unit(row: str, unit: str | None) -> None:
    found = book("LZ-7", "LZ-22", "LZ-22-1", "LZ-21-i11", "LZ-29A").find(row)
    assert (found.id if found else None) == unit


def test_a_unit_carries_its_instrument() -> None:
    unit = book("LZ-7").find("LZ-7")
    assert unit is not None
    assert (unit.mark, unit.jurisdiction) == ("F", "lanzhou")
    shown = unit.as_json(date(2019, 1, 1))
    assert (shown["instrument"], shown["title"], shown["status"]) == ("act", "某办法", None)
    assert book("LZ-7").labelled("第LZ-7条") == unit
    assert book("LZ-7").labelled("第LZ-8条") is None
    assert "LZ-7" in book("LZ-7").unknown("LZ-71").message


def test_faults_of_a_file_name_their_line(pack: PackBuilder) -> None:
    twice = pack.articles(
        "national",
        "act",
        "{id: ACT-1, label: 第一条, gist: 甲。}",
        "{id: ACT-1, label: 二, gist: 乙。}",
    )
    with pytest.raises(BadInput) as caught:
        read_articles(twice)
    assert (caught.value.code, caught.value.place.row) == ("law.twice", 4)
    other = pack.articles("national", "act", "{id: XX-1, label: 第一条, gist: 甲。}")
    act = Law.load(pack.root).instrument("national", "act")
    assert act is not None
    with pytest.raises(BadInput) as caught:
        check_prefix(read_articles(other), act, other)
    assert (caught.value.code, caught.value.place.row) == ("law.prefix", 3)
    moved = other.rename(other.with_name("other.yaml"))
    with pytest.raises(BadInput) as caught:
        read_articles(moved)
    assert caught.value.code == "law.name"


@pytest.mark.parametrize(
    ("identifier", "label"),
    [
        ("LZ-22-1", "第二十二条第1款"),
        ("HI-29A", "第二十九条（首次出现，列于第二十八条之前）"),
        ("HI-29B-1", "第二十九条（第二次出现，列于第二十八条之后）第1款"),
        ("CQ-3.4", "三（四）"),
        ("CQ-3.4-4a", "三（四）第4句"),
        ("GS-2.9", "二（二）9"),
        ("REG-38-i01", "第三十八条第（一）项"),
        ("MSL-48-1", "第四十八条第1款"),
        ("APL-85", "第八十五条"),
    ],
)
def test_shipped_units(identifier: str, label: str) -> None:
    assert Law.load().article(identifier).label == label


def test_the_two_articles_twenty_nine_of_hainan() -> None:
    law = Law.load()
    joint, team = law.article("HI-29A-1a"), law.article("HI-29B-1a")
    assert (joint.id, team.id) == ("HI-29A", "HI-29B-1")
    assert "联合检查" in joint.gist
    assert "至少两人" in team.gist
    assert joint.label != team.label


def test_every_instrument_has_articles_and_a_gist_is_one_short_sentence() -> None:
    law = Law.load()
    for place in law.jurisdictions:
        units = law.articles(place)
        own = {it for it, places in law.shelf.instruments.items() if place in places}
        assert {unit.instrument.id for unit in units} == own
        for unit in units:
            assert unit.gist.endswith("。"), unit.id
            assert unit.gist.count("。") == 1, unit.id
            assert len(unit.gist) <= 70, unit.id


@pytest.mark.shared
def test_every_row_of_the_register_lies_in_a_unit() -> None:
    listed = SHARED / "requirements" / "articles.csv"
    law = Law.load()
    with listed.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row["article"] for row in csv.DictReader(file)}
    assert {row: law.article(row).label for row in rows} == rows
    units = {unit.id for place in law.jurisdictions for unit in law.articles(place)}
    seeds = {unit for unit in units if unit.split("-")[0] in SEEDS}
    used = {law.article(row).id for row in rows}
    whole = {"-".join(unit.split("-")[:2]) for unit in used}
    assert seeds == used | whole


@pytest.mark.shared
def test_gists_are_our_own_words() -> None:
    folder = SHARED / "seeds"
    paths = sorted(folder.glob("*.txt"))
    texts = {
        prefix: "".join(path.read_text(encoding="utf-8").split())
        for prefix, path in zip(SEEDS, paths, strict=True)
    }
    law = Law.load()
    for place in law.jurisdictions:
        for unit in law.articles(place):
            text = texts.get(unit.id.split("-")[0], "")
            assert not any(part in text for part in _clauses(unit.gist)), unit.id


def _clauses(gist: str) -> list[str]:
    """Stretches of 22 characters: longer than any list of statutory terms, short of a sentence."""
    return [gist[start : start + 22] for start in range(len(gist) - 21)]
