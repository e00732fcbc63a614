"""A copy obtained later beside what was uploaded: altered, hidden, gone."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from yijian.claims.comparing import (
    DIFFERS,
    NOT_IN_COPY,
    NOT_UPLOADED,
    Comparison,
    compare_copy,
)
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.kernel.errors import UsageError, YijianError

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
HEAD = (
    "fixmedins_code,setl_id,bkkp_sn,mdtrt_id,psn_no,fee_ocur_time,hilist_code,cnt,pric,"
    "det_item_fee_sumamt"
)
A, B = "H62010200001", "H62010200002"


def line(place: str, number: int, amount: str = "10.00", day: str = "2026-03-05") -> str:
    return f"{place},s1,{number},m1,p1,{day} 09:00:00,X1,1,{amount},{amount}"


def write(path: Path, *lines: str, head: str = HEAD) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """Two institutions; of the first three lines of March and one of April."""
    uploaded = write(
        tmp_path / "in" / "fee_list_d.csv",
        *(line(A, number) for number in (1, 2, 3)),
        line(A, 4, day="2026-04-01"),
        line(B, 1),
    )
    made = Lake(tmp_path / "lake")
    import_paths(made, [uploaded], made_at=AT)
    return made


def listed(path: Path | None) -> list[dict[str, str]]:
    assert path is not None
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def compared(lake: Lake, tmp_path: Path, *lines: str, head: str = HEAD) -> Comparison:
    copy = write(tmp_path / "copy" / "fee_list_d.csv", *lines, head=head)
    return compare_copy(lake, [copy], tmp_path / "differences.csv")


def test_the_same_data_have_no_difference(lake: Lake, tmp_path: Path) -> None:
    found = compared(lake, tmp_path, *(line(A, number) for number in (1, 2, 3)))
    one = found.tables["fee_list_d"]
    assert (one.copy, one.uploaded, one.same) == (3, 3, 3)
    assert found.differences is None
    assert not (tmp_path / "differences.csv").exists()


@pytest.mark.article("HI-23-i08")
def test_what_was_altered_hidden_or_destroyed_is_told_row_by_row(
    lake: Lake, tmp_path: Path
) -> None:
    found = compared(lake, tmp_path, line(A, 1), line(A, 2, "8.00"), line(A, 9))
    one = found.tables["fee_list_d"]
    assert (one.same, one.differing, one.not_uploaded, one.not_in_copy) == (1, 1, 1, 1)
    assert one.copy == one.same + one.differing + one.not_uploaded
    rows = listed(found.differences)
    altered = {
        row["列"]: (row["上传的值"], row["副本的值"]) for row in rows if row["差别"] == DIFFERS
    }
    assert altered["单价"] == ("10.000000", "8.000000")
    assert len(altered) == 2
    [hidden] = [row for row in rows if row["差别"] == NOT_UPLOADED]
    assert "记账流水号=9" in hidden["主键"]
    assert (hidden["副本文件"], hidden["副本行"], hidden["上传文件"]) == ("fee_list_d.csv", "4", "")
    [gone] = [row for row in rows if row["差别"] == NOT_IN_COPY]
    assert "记账流水号=3" in gone["主键"]
    assert (gone["上传批次"], gone["上传文件"], gone["上传行"]) == ("1", "fee_list_d.csv", "4")


def test_only_its_own_institution_and_days(lake: Lake, tmp_path: Path) -> None:
    found = compared(lake, tmp_path, line(A, 1), line(A, 4, day="2026-04-01"))
    assert found.tables["fee_list_d"].not_in_copy == 2
    assert found.tables["fee_list_d"].uploaded == 4


def test_an_extract_of_few_columns_will_do(lake: Lake, tmp_path: Path) -> None:
    head = (
        "fixmedins_code,setl_id,bkkp_sn,fee_ocur_time,hilist_code,cnt,pric,det_item_fee_sumamt,"
        "mdtrt_id,psn_no"
    )
    own = f"{A},s1,1,2026-03-05 09:00:00,X1,1,10.00,10.00,m1,p2"
    rows = listed(compared(lake, tmp_path, own, head=head).differences)
    [name] = [row for row in rows if row["列"] == "人员编号"]
    assert (name["上传的值"], name["副本的值"]) == ("****", "****")


def test_a_row_twice_in_the_copy_and_one_that_cannot_be_read(lake: Lake, tmp_path: Path) -> None:
    broken = line(A, 3).replace("10.00", "ten")
    one = compared(lake, tmp_path, line(A, 1), line(A, 1), broken).tables["fee_list_d"]
    assert (one.copy, one.same, one.repeated, one.unreadable) == (3, 1, 1, 1)


def test_a_table_without_institution_is_compared_by_its_keys(tmp_path: Path) -> None:
    head = "psn_no,psn_cert_type,certno,psn_name,gend,brdy"
    made = Lake(tmp_path / "lake")
    rows = ("p1,01,620102198001011234,甲,1,1980-01-01", "p2,01,620102198001015678,乙,1,1980-01-01")
    import_paths(made, [write(tmp_path / "in" / "psn_info_b.csv", *rows, head=head)], made_at=AT)
    copy = write(tmp_path / "copy" / "psn_info_b.csv", rows[0].replace("甲", "丙"), head=head)
    found = compare_copy(made, [copy], tmp_path / "out.csv")
    one = found.tables["psn_info_b"]
    assert (one.differing, one.not_in_copy) == (1, 0)
    told = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert not {"甲", "丙", rows[0].split(",")[2]} & set(told.replace("\n", ",").split(","))


def test_bad_input_is_refused_and_nothing_is_written(lake: Lake, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with pytest.raises(UsageError, match="找不到"):
        compare_copy(lake, [tmp_path / "nowhere"], out)
    with pytest.raises(YijianError, match="文件名不像任何国家表"):
        compare_copy(lake, [write(tmp_path / "x" / "something.csv", "1")], out)
    assert not out.exists()
    out.write_text("mine", encoding="utf-8")
    copy = write(tmp_path / "copy" / "fee_list_d.csv", line(A, 1))
    with pytest.raises(UsageError, match="已经存在"):
        compare_copy(lake, [copy], out)
    assert out.read_text(encoding="utf-8") == "mine"
