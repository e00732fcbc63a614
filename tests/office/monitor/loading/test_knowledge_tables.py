from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from yijian.audit.knowledge.kinds import kinds, load_rows
from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.knowledge_tables import PLACE, code_columns, placed_table


def test_in_order_for_the_place(tmp_path: Path) -> None:
    rows = [
        {"hilist_code": "B", "sex": "男", "admdvs": "620100", "level": "市"},
        {"hilist_code": "A", "sex": "女"},
        {"hilist_code": "C", "sex": "女", "admdvs": "460000", "level": "省"},
    ]
    path = tmp_path / "drug_sex.parquet"
    pq.write_table(load_rows("drug_sex", rows), path)
    table = placed_table("drug_sex", path, "620100")
    assert table["hilist_code"].to_pylist() == ["A", "B"]
    assert table[PLACE].to_pylist()[0] == "A\x1f000000\x1f2000-01-01"
    assert placed_table("drug_sex", path, "620100") is table


def test_every_kind_has_its_codes(tmp_path: Path) -> None:
    codes = {name: code_columns(placed_table(name, None, "620100")) for name in kinds()}
    assert codes["duplicate_charge"] == ["main_code", "sub_code"]
    assert codes["price_ceiling"] == ["hilist_code"]
    assert codes["split_admission_exempt"] == ["diag_prefix"]


def test_an_earlier_release_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "drug_sex.parquet"
    pq.write_table(load_rows("drug_sex", []).drop_columns(["sex"]), path)
    with pytest.raises(Refused, match="重新运行"):
        placed_table("drug_sex", path, "620100")
