from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.city.town import Town
from yijian.city.make import make_city
from yijian.claims.schema import tables
from yijian.kernel.errors import UsageError

SCHEMES = 19


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _make(out: Path, seed: int) -> dict[str, str]:
    make_city(jurisdiction="hainan", persons=300, months=1, seed=seed, out=out)
    return _digests(out)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first = _make(tmp_path / "a", 5)
    assert first == _make(tmp_path / "b", 5)
    other = _make(tmp_path / "c", 6)
    assert other["fee_list_d.parquet"] != first["fee_list_d.parquet"]
    assert {n: d for n, d in other.items() if "/" in n} == {
        n: d for n, d in first.items() if "/" in n
    }


def test_every_line_is_exact(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM fee_list_d
        WHERE det_item_fee_sumamt <> round(cnt * pric, 2)
           OR det_item_fee_sumamt
              <> fulamt_ownpay_amt + overlmt_selfpay + preselfpay_amt + inscp_amt
           OR (cnt > 0) <> (init_feedetl_sn IS NULL)""")
        == 0
    )


def test_every_settlement_is_exact(town: Town) -> None:
    assert (
        town.one("""
        WITH l AS (SELECT setl_id, sum(det_item_fee_sumamt) AS fee, sum(inscp_amt) AS inside,
                          sum(fulamt_ownpay_amt) AS own, sum(overlmt_selfpay) AS over,
                          sum(preselfpay_amt) AS before FROM fee_list_d GROUP BY ALL)
        SELECT count(*) FROM setl_d LEFT JOIN l USING (setl_id)
        WHERE (medfee_sumamt, fulamt_ownpay_amt, overlmt_selfpay, preselfpay_amt, inscp_amt)
              IS DISTINCT FROM (fee, own, over, before, inside)
           OR medfee_sumamt <> fulamt_ownpay_amt + overlmt_selfpay + preselfpay_amt + inscp_amt
           OR fund_pay_sumamt <> hifp_pay + cvlserv_pay + hifes_pay + hifmi_pay + hifob_pay
                                 + hifdm_pay + maf_pay + othfund_pay
           OR psn_pay <> medfee_sumamt - fund_pay_sumamt
           OR cash_payamt <> psn_pay - acct_pay""")
        == 0
    )
    assert town.one("SELECT count(*) FROM setl_d WHERE init_setl_id IS NOT NULL") > 0


def test_columns_are_national_and_of_their_type(town: Town) -> None:
    for name in town.report.tables:
        table = tables()[name]
        for column, sql_type, *_ in town.rows(f"DESCRIBE {name}"):
            assert sql_type == table.columns[column].sql_type, (name, column)
        described = {row[0] for row in town.rows(f"DESCRIBE {name}")}
        assert {*table.key, *table.need} <= described, name
        keys = ", ".join(table.key)
        assert town.one(f"SELECT count(*) - count(DISTINCT ({keys})) FROM {name}") == 0, name


def test_texts_fit_and_keys_are_never_null(town: Town) -> None:
    for name in town.report.tables:
        for column in tables()[name].columns.values():
            if column.kind == "text" and column.name in {
                row[0] for row in town.rows(f"DESCRIBE {name}")
            }:
                longest = town.one(f"SELECT max(length({column.name})) FROM {name}") or 0
                assert longest <= column.length, (name, column.name)
        for column_name in tables()[name].need:
            assert town.one(f"SELECT count(*) FROM {name} WHERE {column_name} IS NULL") == 0


def test_only_reserved_codes_are_used(town: Town) -> None:
    codes = {row[0] for row in town.rows("SELECT DISTINCT hilist_code FROM fee_list_d")}
    codes |= {row[0] for row in town.rows("SELECT DISTINCT med_list_codg FROM invinfo_3501")}
    assert all(re.match(r"XZ99|ZZ99|T99|0099|C99", code) for code in codes)
    assert len(codes) > 200


def test_each_scheme_has_frauds_and_innocents(town: Town) -> None:
    assert len(town.report.labels) == SCHEMES
    assert all(min(counts.values()) >= 5 for counts in town.report.labels.values())


def test_labels_point_to_lines_of_planted_persons(town: Town) -> None:
    assert town.one("SELECT count(*) FROM labels WHERE bkkp_sn IS NOT NULL") == town.one(
        "SELECT count(*) FROM marked"
    )
    assert (
        town.one("""
        SELECT count(*) FROM labels WHERE kind = 'fraud' AND bkkp_sn IS NOT NULL
           AND fund_amount IS NULL""")
        == 0
    )
    columns = [row[0] for row in town.rows("DESCRIBE labels")]
    assert columns == [
        "label_id", "kind", "scheme", "deterministic", "subject_type", "subject_code",
        "fixmedins_code", "setl_id", "bkkp_sn", "fund_amount", "period_from", "period_to",
        "hilist_code",
    ]  # fmt: skip


def test_sizes_follow_the_persons_and_months(town: Town) -> None:
    sizes = town.report.tables
    assert sizes["psn_info_b"] == town.report.persons > 600
    honest = 600 * 4 / 12 * 50
    assert 0.6 * honest < sizes["fee_list_d"] - 6_000 < 1.5 * honest
    for name, size in sizes.items():
        assert town.one(f"SELECT count(*) FROM {name}") == size > 0, name


def test_csv_holds_the_same_rows(tmp_path: Path) -> None:
    report = make_city(
        jurisdiction="hainan", persons=300, months=1, seed=5, out=tmp_path, file_format="csv"
    )
    lines = (tmp_path / "fee_list_d.csv").read_text("utf-8").splitlines()
    assert len(lines) == report.tables["fee_list_d"] + 1
    assert (tmp_path / "labels.parquet").exists()


@pytest.mark.parametrize(
    ("persons", "months", "code"), [(10, 3, "city.persons"), (300, 13, "city.months")]
)
def test_what_cannot_be_made_is_refused(
    tmp_path: Path, persons: int, months: int, code: str
) -> None:
    with pytest.raises(UsageError) as caught:
        make_city(jurisdiction="lanzhou", persons=persons, months=months, seed=1, out=tmp_path)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told(tmp_path: Path) -> None:
    steps: list[str] = []
    make_city(
        jurisdiction="lanzhou", persons=300, months=1, seed=1, out=tmp_path, progress=steps.append
    )
    assert "结算" in steps
    assert "写出 fee_list_d" in steps
