"""The knowledge of a run: the place's own rows first, what we ship always there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from yijian.audit.knowledge.imports import import_knowledge
from yijian.audit.knowledge.kinds import kinds
from yijian.audit.knowledge.resolve import Resolved, resolve, shipped
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused, UsageError

HEAD = "hilist_code,price_level,ceiling,source,begndate,enddate,admdvs"
CODE = "001102000050000"


@pytest.fixture
def priced(lake: Lake, own_csv: Callable[..., Path]) -> Lake:
    path = own_csv(
        "price_ceiling",
        HEAD,
        f"{CODE},全部,10,国,2024-01-01,,000000",
        f"{CODE},全部,20.5,省,2025-01-01,,620000",
        f"{CODE},全部,30,市,2026-01-01,2026-06-30,620100",
        f"{CODE},全部,40,海南,2025-01-01,,460000",
    )
    import_knowledge(lake, [path], made_at=datetime(2026, 11, 21, tzinfo=UTC))
    return lake


def read(resolved: Resolved, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(resolved.paths[kind]).to_pylist()
    return found


def price(resolved: Resolved, day: date) -> list[str]:
    rows = read(resolved, "price_ceiling")
    return [str(r["ceiling"]) for r in rows if r["begndate"] <= day <= r["enddate"]]


@pytest.mark.parametrize(
    ("place", "day", "ceiling"),
    [
        ("lanzhou", date(2024, 12, 31), "10.000000"),
        ("lanzhou", date(2025, 1, 1), "20.500000"),
        ("lanzhou", date(2025, 12, 31), "20.500000"),
        ("lanzhou", date(2026, 1, 1), "30.000000"),
        ("lanzhou", date(2026, 6, 30), "30.000000"),
        ("lanzhou", date(2026, 7, 1), "20.500000"),
        ("gansu", date(2026, 1, 1), "20.500000"),
        ("hainan", date(2026, 1, 1), "40.000000"),
        ("ningxia", date(2026, 1, 1), "10.000000"),
        ("national", date(2026, 1, 1), "10.000000"),
    ],
)
def test_most_specific_place_wins_on_each_day(
    priced: Lake, tmp_path: Path, place: str, day: date, ceiling: str
) -> None:
    assert price(resolve(priced.snapshot(), place, tmp_path / "out"), day) == [ceiling]


def test_every_kind_is_there_typed_even_without_rows(lake: Lake, tmp_path: Path) -> None:
    lake.create()
    resolved = resolve(lake.snapshot(), "hainan", tmp_path / "out")
    assert set(resolved.paths) == set(kinds())
    for name, kind in kinds().items():
        assert pq.read_schema(resolved.paths[name]).equals(kind.schema)
    assert resolved.rows["drug_sex"] == 0
    assert resolved.rows["split_admission_exempt"] == len(shipped("split_admission_exempt"))


def test_digest_follows_place_and_content(priced: Lake, tmp_path: Path) -> None:
    snapshot = priced.snapshot()
    digests = [resolve(snapshot, p, tmp_path / p).digest for p in ("lanzhou", "gansu", "lanzhou")]
    assert digests[0] == digests[2] != digests[1]


def test_tables_of_an_earlier_release_are_refused(priced: Lake, tmp_path: Path) -> None:
    snapshot = priced.snapshot()
    path = snapshot.path / snapshot.knowledge["tables"]["price_ceiling"]["path"]
    pq.write_table(pq.read_table(path).drop_columns(["price_level"]), path)
    with pytest.raises(Refused, match="knowledge import") as caught:
        resolve(snapshot, "gansu", tmp_path / "out")
    assert caught.value.code == "knowledge.format"


def test_unknown_place(priced: Lake, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        resolve(priced.snapshot(), "beijing", tmp_path / "out")
    assert caught.value.code == "law.unknown_jurisdiction"


def test_shipped_knowledge_is_whole_and_yields_to_imported(
    lake: Lake, own_csv: Callable[..., Path], tmp_path: Path
) -> None:
    for name in kinds():
        shipped(name)
    prefixes = {row["diag_prefix"] for row in shipped("split_admission_exempt")}
    assert {"Z51.0", "Z51.1", "Z51.2", "Z49", "O82"} <= prefixes
    assert not prefixes & {"Z50", "Z51.5", "Z54"}
    path = own_csv(
        "split_admission_exempt",
        "diag_prefix,reason,source,begndate,admdvs",
        "Z49,本地透析政策,甘医保函,2026-01-01,620000",
    )
    import_knowledge(lake, [path], made_at=datetime(2026, 11, 21, tzinfo=UTC))
    rows = read(resolve(lake.snapshot(), "gansu", tmp_path / "out"), "split_admission_exempt")
    dialysis = [r for r in rows if r["diag_prefix"] == "Z49"]
    assert [(r["reason"][:2], str(r["enddate"])) for r in dialysis] == [
        ("透析", "2025-12-31"),
        ("本地", "9999-12-31"),
    ]
