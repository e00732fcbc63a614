"""Imports into a lake: idempotent, in any order, with report; and the published collections."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from yijian.audit.knowledge.imports import import_knowledge
from yijian.audit.knowledge.report import KnowledgeReport
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
Write = Callable[..., Path]
CODE = "XL02BBA326A001010102180"
HEAD = "hilist_code,sex,source,begndate"


def take(lake: Lake, *paths: Path) -> KnowledgeReport:
    return import_knowledge(lake, paths, made_at=NOON)


def rows(lake: Lake, kind: str) -> list[dict[str, Any]]:
    snapshot = lake.snapshot()
    path = snapshot.path / snapshot.knowledge["tables"][kind]["path"]
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


def on(found: list[dict[str, Any]], day: date) -> set[str]:
    return {r["hilist_code"] for r in found if r["begndate"] <= day <= r["enddate"]}


def test_same_content_twice_changes_nothing(lake: Lake, own_csv: Write) -> None:
    path = own_csv("drug_sex", HEAD, f"{CODE},男,文件,2026-01-01")
    first = take(lake, path)
    none = {"ended": 0, "changed": 0, "withdrawn": 0, "repeated": 0}
    assert first.impact == {"drug_sex": {"added": 1, **none}}
    version = lake.snapshot().version
    copy = own_csv("drug_sex", HEAD, f"{CODE},男,文件,2026-01-01", folder="copy")
    again = take(lake, path, copy)
    assert (again.impact, lake.snapshot().version) == ({}, version)
    assert any("此前已导入" in note for note in again.notes)
    assert len(rows(lake, "drug_sex")) == 1


def test_report_is_the_contract(lake: Lake, own_csv: Write) -> None:
    path = own_csv("drug_sex", HEAD, f"{CODE},男,文件,2026-01-01", "1.1E+14,男,文件,2026-01-01")
    shown = json.loads(json.dumps(take(lake, path).as_json()))
    entry = shown["batches"][0]
    assert set(entry) == {
        "batch", "rule_class", "kind", "rows", "codes", "expected_rows", "expected_codes",
        "added", "superseded", "rejected", "ended",
    }  # fmt: skip
    assert (entry["kind"], entry["rows"], shown["rejected"]) == ("drug_sex", 1, 1)
    assert "科学记数" in Path(shown["rejects"]).read_text(encoding="utf-8-sig")
    assert CODE in Path(shown["impact_file"]).read_text(encoding="utf-8-sig")


def test_nothing_recognised_is_refused_and_makes_no_lake(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(Refused) as caught:
        take(lake, tmp_path / "a.txt")
    assert caught.value.code == "knowledge.nothing"
    assert not lake.exists


def test_unknown_files_beside_known_ones_are_listed(lake: Lake, own_csv: Write) -> None:
    path = own_csv("drug_sex", HEAD, f"{CODE},男,文件,2026-01-01")
    (path.parent / "readme.txt").write_text("x")
    assert take(lake, path.parent).unrecognised == ("readme.txt",)


@pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")
def test_published_workbook_and_its_revision(lake: Lake, workbook: Write) -> None:
    header = ("序号", "药品通用名", "检出逻辑", "逻辑依据")
    codes = ("对应知识点序号", "药品通用名", "药品代码")
    text = "限二级及以上医疗机构。"
    kept, dropped = "ZA05CAC0029010102312", "ZA05CAC0029010102313"
    old = workbook(
        "第五批 药品限医疗机构级别.xlsx", "", header,
        [(1, "甲", "低于", text), ("合计", "", "", "")],
        [codes, (1, "甲", kept), ("", "", dropped)],
    )  # fmt: skip
    revised = workbook(
        "2026-01-28 药品限医疗机构级别.xlsx", "", header, [(1, "甲", "低于", text)],
        [codes, (1, "甲", kept)],
    )  # fmt: skip
    assert take(lake, old).impact["drug_institution_level"]["added"] == 2
    report = take(lake, revised)
    assert report.impact["drug_institution_level"] == {
        "added": 0, "ended": 1, "changed": 0, "withdrawn": 0, "repeated": 1
    }  # fmt: skip
    assert (report.batches[0].superseded, report.batches[0].ended) == (1, 1)
    found = rows(lake, "drug_institution_level")
    assert on(found, date(2026, 1, 27)) == {kept, dropped}
    assert on(found, date(2026, 1, 28)) == {kept}


@pytest.fixture(scope="module")
def published(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Lake, Any]:
    """Both collections in one lake, and the report of the import."""
    lake = Lake(tmp_path_factory.mktemp("published") / "lake")
    data = shared / "data"
    return lake, take(lake, data / "cn-nhsa-two-libraries", data / "cn-medimodel-rules")


@pytest.mark.shared
def test_counts_of_every_batch_are_those_announced(published: tuple[Lake, Any]) -> None:
    batches = published[1].batches
    assert len(batches) == 34
    for batch in batches:
        counted, announced = (batch.rows, batch.codes), (batch.expected_rows, batch.expected_codes)
        assert counted == announced, (batch.batch, batch.rule_class)
    assert sum(b.rows for b in batches) == 3899
    assert len({b.rule_class for b in batches}) == 21


@pytest.mark.shared
def test_only_the_remark_row_finds_no_table(published: tuple[Lake, Any]) -> None:
    report = published[1]
    assert report.rejected == 1
    assert "没有医保编码" in report.rejects.read_text(encoding="utf-8-sig")


@pytest.mark.shared
def test_all_first_batch_drugs_have_a_sex(published: tuple[Lake, Any]) -> None:
    found = [r for r in rows(published[0], "drug_sex") if r["batch"] == "1"]
    assert len(found) == 6472
    assert {r["sex"] for r in found} == {"男", "女"}
    revised = [r for r in rows(published[0], "drug_sex") if r["batch"] == "2026-01-28"]
    assert len(revised) == 2558
    assert all(r["sex"] for r in revised)


@pytest.mark.shared
def test_both_sides_of_the_revision(published: tuple[Lake, Any]) -> None:
    found = rows(published[0], "drug_institution_level")
    before, after = on(found, date(2026, 1, 27)), on(found, date(2026, 1, 28))
    assert (len(before), len(after), len(before - after)) == (962, 975, 4)
    assert all(r["enddate"] == date(2026, 1, 27) for r in found if r["batch"] == "5")
    first_only = {r["item_name"] for r in found if r["first_prescription_only"]}
    assert first_only == {"度拉糖肽注射液", "聚乙二醇洛塞那肽注射液", "利司那肽注射液"}


@pytest.mark.shared
def test_values_of_other_kinds(published: tuple[Lake, Any]) -> None:
    lake = published[0]
    units = {(str(r["max_units"]), r["unit"]) for r in rows(lake, "service_frequency")}
    assert units == {("24.0000", "小时"), ("1.0000", "日"), ("1.0000", "天")}
    assert {r["max_days"] for r in rows(lake, "drug_course")} == {3, 10, 14, 20, 21, 365}
    windows = {r["charge_window"] for r in rows(lake, "duplicate_charge")}
    assert windows == {"单日", "单次就诊", "6小时", "同一小时"}
    groups = {r["incision_group"] for r in rows(lake, "surgery_discount")}
    assert (len(groups), len(rows(lake, "surgery_discount"))) == (7, 378)
    child = {r["item_name"]: (r["min_age"], r["max_age"]) for r in rows(lake, "drug_child_only")}
    assert child["盐酸可乐定缓释片"] == (6, 17)
    assert child["水合氯醛灌肠剂"] == (None, None)


@pytest.mark.shared
def test_order_of_imports_does_not_matter(
    shared: Path, published: tuple[Lake, Any], tmp_path: Path
) -> None:
    data = shared / "data"
    files = sorted(data.glob("cn-nhsa-two-libraries/k*.csv"), reverse=True)
    sheets = sorted(data.glob("cn-medimodel-rules/two_lib_csv/*"), reverse=True)
    files += sorted(data.glob("cn-nhsa-two-libraries/caofeng*.csv"))
    lake = Lake(tmp_path / "lake")
    for group in (files[:1], sheets[:7], files[1:], sheets[7:]):
        report = take(lake, *group)
    assert report.version == published[1].version
