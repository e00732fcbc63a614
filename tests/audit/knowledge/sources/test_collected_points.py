"""The collection of points and codes, and the full first batch."""

from __future__ import annotations

from pathlib import Path

from yijian.audit.knowledge.assemble import assemble
from yijian.audit.knowledge.sources.collected_points import (
    date_fault,
    read_codes,
    read_first_batch,
    read_points,
)
from yijian.audit.knowledge.sources.csv_file import CsvFile, read_csv

HEAD = "kp_id,batch_tag,published_at,rule_class,item_name,detect_logic,constraint"


def csv_file(tmp_path: Path, *lines: str) -> CsvFile:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    file = read_csv(path)
    assert file is not None
    return file


def test_points_and_codes_meet(tmp_path: Path) -> None:
    points = read_points(
        csv_file(tmp_path, HEAD, "K1,batch_05,,药品限医疗机构级别,甲,低于,限二级及以上医疗机构。")
    )
    codes = read_codes(csv_file(tmp_path, "kp_id,seq,med_code", "K1,1,A", "K1,2,B"))
    assert points is not None
    assert codes is not None
    point = assemble(points.points + codes.points)[0]
    assert (point.batch, str(point.published_on), point.codes) == ("5", "2025-08-14", ("A", "B"))


def test_pairs_and_unknown_classes(tmp_path: Path) -> None:
    found = read_points(
        csv_file(
            tmp_path,
            HEAD,
            "K1,batch_07,,医疗服务项目重复收费,甲费×乙费,同时收费,含",
            "K2,batch_07,,没有的规则,丙,,",
            "K3,batch_19,,药品限适应症,丁,,",
            "K4,batch_19,2026-07-13,药品限适应症,丁,,限某病",
        )
    )
    assert found is not None
    assert [(p.item_name, p.sub_name) for p in found.points] == [("甲费", "乙费"), ("丁", "")]
    assert [r.row for r in found.rejects] == [3, 4]
    assert found.points[1].published_on == "2026-07-13"


def test_first_batch_gives_sex_and_all_codes(tmp_path: Path) -> None:
    found = read_first_batch(
        csv_file(
            tmp_path,
            "批次,发布日期,规则,规则分类,KP ID,药品名,医保编码(全部),逻辑依据,备注",
            "第一批,2025-05-23,药品区分性别使用,医疗-药品,7,甲,A; B,用于妇科,女",
        )
    )
    assert found is not None
    point = assemble(found.points)[0]
    assert (point.batch, point.value, point.codes) == ("1", "女", ("A", "B"))


def test_other_headers_are_left(tmp_path: Path) -> None:
    other = csv_file(tmp_path, "a,b", "1,2")
    assert read_points(other) is read_codes(other) is read_first_batch(other) is None


def test_dates_and_blanks_are_named(tmp_path: Path) -> None:
    points = read_points(
        csv_file(tmp_path, HEAD, "K1,batch_19,2026-13-01,药品限适应症,甲,,", "K2,,,没有的,乙,,")
    )
    assert points is not None
    assert points.points == []
    assert [(r.row, r.column) for r in points.rejects] == [
        (2, "published_at"), (3, "rule_class"), (3, "published_at"),
    ]  # fmt: skip
    codes = read_codes(csv_file(tmp_path, "kp_id,seq,med_code", "K1,1,A", ",2,B", "K1,3,"))
    assert codes is not None
    assert [point.code for point in codes.points] == ["A"]
    assert [(r.row, r.column) for r in codes.rejects] == [(3, "kp_id"), (4, "med_code")]
    first = read_first_batch(
        csv_file(
            tmp_path,
            "批次,发布日期,规则,KP ID,药品名,医保编码(全部),逻辑依据,备注",
            "第一批,某日,药品区分性别使用,7,甲,A; B,用于妇科,女",
        )
    )
    assert first is not None
    assert [(r.row, r.column, r.value) for r in first.rejects] == [(2, "发布日期", "某日")]


def test_dates_of_publication() -> None:
    assert date_fault("2025-05-23") is None
    assert "缺公布日期" in (date_fault("") or "")
    assert "存在的日期" in (date_fault("2026-02-30") or "")
