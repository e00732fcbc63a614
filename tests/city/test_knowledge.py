from __future__ import annotations

import csv
from pathlib import Path

from yijian.city.days import FIRST_DAY
from yijian.city.items import items
from yijian.city.knowledge import ALWAYS, knowledge_from, write_knowledge
from yijian.city.places import area_of


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_kind_is_one_file_with_the_columns_of_all_knowledge(tmp_path: Path) -> None:
    files = write_knowledge(tmp_path, area_of("lanzhou"))
    assert [path.stem for path in files] == sorted(path.stem for path in tmp_path.iterdir())
    assert len(files) == 13
    for path in files:
        rows = _read(path)
        assert tuple(rows[0])[-len(ALWAYS) :] == ALWAYS
        assert {row["level"] for row in rows} == {"市"}
        assert {row["admdvs"] for row in rows} == {"620100"}
        assert {row["batch"] for row in rows} == {"city"}
        assert {row["begndate"] for row in rows} == {knowledge_from().isoformat()}
    assert knowledge_from() < FIRST_DAY


def test_ceilings_and_units_come_from_the_catalogue(tmp_path: Path) -> None:
    write_knowledge(tmp_path, area_of("gansu"))
    ceilings = _read(tmp_path / "price_ceiling.csv")
    services = [item for item in items() if item.list_type == "201"]
    assert len(ceilings) == 3 * len(services)
    assert {row["price_level"] for row in ceilings} == {"一级", "二级", "三级"}
    units = {row["item_name"]: row["claim_units"] for row in _read(tmp_path / "stock_unit.csv")}
    assert units["盐酸二甲双胍片"] == "60"
    assert {row["level"] for row in ceilings} == {"省"}
