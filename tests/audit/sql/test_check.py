"""A rule that could do more than judge is refused: file, line, reason, and what would be right."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.audit.small_lake import CARD, HEAD, rule
from yijian.audit.sql.check import check_rule, knowledge_columns, read_checked
from yijian.kernel.errors import BadInput

CHINESE = re.compile(r"[\u4e00-\u9fff]")
CARD_LINES = len(CARD) + 3
"""Lines of the card of :func:`rule`; the SQL begins on the next one."""

LEVEL = "knowledge.drug_institution_level"
DEATH = "monitor.detect.death_tolerance"


def refused(sql: str, **card: Any) -> BadInput:
    """The refusal of a rule."""
    with pytest.raises(BadInput) as refusal:
        check_rule(rule(sql, **card))
    error = refusal.value
    assert error.place.file == "YJ00000000000001.sql"
    assert CHINESE.search(error.wrong), error.wrong
    assert CHINESE.search(error.right) or "、" in error.right, error.right
    return error


def test_a_plain_rule_passes() -> None:
    checked = check_rule(rule(f"{HEAD}\nFROM line\nWHERE line.cnt > 0"))
    assert checked.grain.name == "line"
    assert checked.reads["line"] >= {"fixmedins_code", "setl_id", "bkkp_sn", "cnt", "fee_amount"}


def test_a_rule_with_everything_that_is_allowed_passes() -> None:
    sql = f"""WITH earlier AS (
        SELECT other.psn_no, other.hilist_code, count(*) AS times, sum(other.cnt) AS units,
               row_number() OVER (PARTITION BY other.psn_no ORDER BY other.hilist_code) AS place
        FROM line AS other
        WHERE other.fee_amount > 0 AND NOT other.item_kind IN ('药品', '饮片')
        GROUP BY other.psn_no, other.hilist_code
        HAVING count(*) > 1
    )
    {HEAD}, quantity(earlier.units) AS measured, k.min_level,
           CASE WHEN earlier.times > 1 THEN '多次' ELSE '一次' END AS times_word
    FROM line
    JOIN earlier ON earlier.psn_no = line.psn_no
    LEFT JOIN {LEVEL} AS k ON k.hilist_code = line.hilist_code
         AND line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN law."{DEATH}" AS p ON line.fee_ocur_date BETWEEN p.begndate AND p.enddate
    WHERE days_between(line.die_date, line.fee_ocur_date) > p.value
      AND line.psn_no IN (SELECT visit.psn_no FROM visit)
      AND NOT EXISTS (SELECT stay.psn_no FROM stay WHERE stay.mdtrt_id = line.mdtrt_id)
    UNION ALL
    {HEAD}, NULL AS measured, NULL AS min_level, NULL AS times_word
    FROM line WHERE line.hosp_lv IS NULL"""
    checked = check_rule(
        rule(
            sql,
            knowledge="[drug_institution_level]",
            law=f"[{DEATH}]",
            needs=f"[line.die_date, knowledge.drug_institution_level, history({DEATH})]",
            evidence="{min_level: 级别, times_word: 次数}",
        )
    )
    assert set(checked.reads) == {"line", "visit", "stay"}
    assert "die_date" in checked.reads["line"]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO line SELECT 1", "UPDATE line SET cnt = 0", "DELETE FROM line",
        "DROP TABLE line", "CREATE TABLE x AS SELECT 1", "CREATE VIEW x AS SELECT 1",
        "COPY line TO 'x.csv'", "COPY (SELECT 1) TO 'x.csv'", "ATTACH 'x.db'",
        "SET memory_limit = '1GB'", "PRAGMA version", "INSTALL httpfs", "LOAD httpfs",
        "VALUES (1)", "DESCRIBE line", f"{HEAD} FROM line; DROP TABLE line",
        f"{HEAD} FROM line; {HEAD} FROM line",
    ],
)  # fmt: skip
def test_only_one_select(sql: str) -> None:
    error = refused(sql)
    assert error.code == "rule.not_select"
    assert "SELECT" in error.right


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("'x.csv'", "rule.table"), ('"x.csv"', "rule.table"), ("'/etc/passwd'", "rule.table"),
        ("read_csv('x.csv')", "rule.function"), ("read_parquet('x')", "rule.function"),
        ("read_text('x')", "rule.function"), ("glob('/*')", "rule.function"),
        ("parquet_scan('x')", "rule.function"), ("range(1)", "rule.function"),
        ("duckdb_settings()", "rule.function"), ("nothing", "rule.table"),
        ("share", "rule.table"), ("lake.fee_list_d", "rule.table"),
        ("part.traced", "rule.table"), ("information_schema.tables", "rule.table"),
        ("a.b.line", "rule.table"), ("line__sound", "rule.table"),
        ("knowledge.drug_sex", "rule.undeclared"), ('law."a.b"', "rule.undeclared"),
    ],
)  # fmt: skip
def test_only_relations_knowledge_and_law_are_read(source: str, code: str) -> None:
    sql = f"{HEAD}\nFROM line\nWHERE 0 < (SELECT count(*)\n FROM {source} AS x)"
    error = refused(sql)
    assert error.code == code
    assert error.place.row == CARD_LINES + 5


def test_the_line_of_the_file_is_named() -> None:
    sql = f"{HEAD}\nFROM line\nWHERE line.cnt > 0\n  AND line.pric > 18"
    error = refused(sql)
    assert error.place.row == CARD_LINES + 5
    assert f"第 {CARD_LINES + 5} 行 列 19" in error.message


def test_the_position_in_the_line_is_named() -> None:
    error = refused(f"{HEAD}\nFROM line\nWHERE line.cnt > 0 AND starts_at(line.pric) > 0")
    assert (error.place.row, error.place.column) == (CARD_LINES + 4, "24")
    error = refused(f"{HEAD}\nFROM line\nWHERE line.cnt >> ) 0")
    assert error.code == "rule.syntax"
    assert error.place.column is not None


@pytest.mark.parametrize("column", ["line.nothing", "nothing", "line.rowid", "k.nothing"])
def test_an_unknown_column_is_refused(column: str) -> None:
    sql = f"""{HEAD}
    FROM line JOIN {LEVEL} AS k ON k.hilist_code = line.hilist_code
    WHERE {column} > 0"""
    error = refused(sql, knowledge="[drug_institution_level]")
    assert error.code == "rule.column"
    assert "列无法确定" in error.wrong


def test_an_unknown_column_names_its_line() -> None:
    error = refused(f"{HEAD}\nFROM line\nWHERE line.nothing > 0")
    assert error.place.row == CARD_LINES + 4


def test_an_unknown_column_is_said_in_chinese() -> None:
    error = refused(f"{HEAD}\nFROM line\nWHERE nothing > 0")
    assert "could not be resolved" not in error.message


def test_an_unknown_kind_of_knowledge_is_refused() -> None:
    sql = f"{HEAD} FROM line JOIN knowledge.nothing AS k ON k.a = line.bkkp_sn"
    error = refused(sql, knowledge="[nothing]")
    assert (error.code, error.place.column) == ("rule.knowledge", "knowledge")


def test_knowledge_has_its_own_columns_and_the_common_ones() -> None:
    columns = knowledge_columns("drug_institution_level")
    assert columns["first_prescription_only"] == "BOOLEAN"
    assert {"hilist_code", "begndate", "enddate", "source"} <= set(columns)


@pytest.mark.parametrize(
    ("needs", "good"),
    [
        ("[line.hosp_lv]", True), ("[line.nothing]", False), ("[visit.hosp_lv]", False),
        ("[knowledge.drug_institution_level]", True), ("[knowledge.drug_sex]", False),
        ("[listed(drug_institution_level)]", True), ("[listed(drug_sex)]", False),
        (f"[history({DEATH})]", True), ("[history(monitor.nothing)]", False),
    ],
)  # fmt: skip
def test_a_need_must_be_checkable(needs: str, good: bool) -> None:
    card = {"knowledge": "[drug_institution_level]", "law": f"[{DEATH}]", "needs": needs}
    if good:
        assert check_rule(rule(f"{HEAD} FROM line", **card))
    else:
        error = refused(f"{HEAD} FROM line", **card)
        assert (error.code, error.place.column) == ("rule.need", "needs")


@pytest.mark.parametrize(
    ("sql", "code", "said"),
    [
        ("SELECT * FROM line", "rule.output", "*"),
        ("SELECT line.* FROM line", "rule.output", "*"),
        (f"{HEAD}, line.cnt AS role FROM line", "rule.output", "重名"),
        ("SELECT line.setl_id, line.bkkp_sn FROM line", "rule.output", "fixmedins_code"),
        (f"{HEAD.replace('line.fund_amount', 'line.cnt')} FROM line", "rule.output", "fund_amount"),
        (f"{HEAD}, line.cnt FROM line", "rule.evidence", "cnt"),
        (f"{HEAD} FROM line AS other", "rule.column", ""),
        (f"{HEAD.replace('line.', 'other.')} FROM line AS other", "rule.own_name", "line"),
        (f"WITH line AS (SELECT x.* FROM line AS x) {HEAD} FROM line", "rule.own_name", "line"),
    ],
)
def test_the_output_is_as_agreed(sql: str, code: str, said: str) -> None:
    error = refused(sql)
    if code == "rule.column":
        assert error.code in ("rule.column", "rule.own_name")
    else:
        assert error.code == code
        assert said in error.wrong


def test_evidence_of_the_card_must_be_in_the_output() -> None:
    error = refused(f"{HEAD} FROM line", evidence="{hosp_lv: 级别}")
    assert (error.code, "hosp_lv" in error.wrong) == ("rule.evidence", True)
    assert check_rule(rule(f"{HEAD}, line.hosp_lv FROM line", evidence="{hosp_lv: 级别}"))


VISIT_HEAD = """SELECT stay.fixmedins_code, stay.mdtrt_id, NULL AS setl_id, NULL AS bkkp_sn,
    '违规' AS role, stay.fee_amount, stay.fund_amount FROM stay"""


def test_the_anchor_of_a_unit_is_its_key() -> None:
    card = {"grain": "stay", "scope": "stay.psn_no IS NOT NULL"}
    assert check_rule(rule(VISIT_HEAD, anchor="[fixmedins_code, mdtrt_id]", **card))
    error = refused(VISIT_HEAD, anchor="[fixmedins_code, setl_id]", **card)
    assert (error.code, error.place.column) == ("rule.anchor", "anchor")


@pytest.mark.parametrize(
    ("card", "code", "column"),
    [
        ({"grain": "nothing"}, "rule.grain", "grain"),
        ({"grain": "share"}, "rule.grain", "grain"),
        ({"partition_by": "doctor"}, "rule.partition", "partition_by"),
        ({"scope": "line.bkkp_sn ="}, "rule.scope", "scope"),
        ({"scope": "line.nothing IS NULL"}, "rule.column", "scope"),
        ({"scope": "line.bkkp_sn IN (SELECT x.bkkp_sn FROM line AS x)"}, None, None),
    ],
)
def test_a_card_that_does_not_fit_is_refused(
    card: dict[str, str], code: str | None, column: str | None
) -> None:
    if code is None:
        assert check_rule(rule(f"{HEAD} FROM line", **card))
        return
    error = refused(f"{HEAD} FROM line", **card)
    assert (error.code, error.place.column) == (code, column)


def test_a_number_in_the_scope_is_refused() -> None:
    assert refused(f"{HEAD} FROM line", scope="line.cnt > 18").code == "rule.number"


def test_a_fault_in_the_scope_is_placed_there() -> None:
    error = refused(f"{HEAD} FROM line", scope="line.cnt > 18")
    assert error.place.column == "scope"


def test_relations_of_another_phase_cannot_be_read() -> None:
    sql = f"{HEAD} FROM line JOIN stock AS s ON s.hilist_code = line.hilist_code"
    error = refused(sql)
    assert (error.code, "stock" in error.wrong) == ("rule.phase", True)
    inside = f"{HEAD} FROM line JOIN institution AS i ON i.fixmedins_code = line.fixmedins_code"
    assert check_rule(rule(inside))


def test_sql_that_is_none_is_refused() -> None:
    error = refused("SELECT line.cnt FROM (\nFROM WHERE")
    assert error.code in ("rule.syntax", "rule.not_select")


def test_what_another_process_checked_is_held_to_the_subset_again() -> None:
    assert read_checked(rule(f"{HEAD} FROM line")).reads["line"]
    for source in ("'x.csv'", "read_csv('x.csv')", "lake.fee_list_d"):
        with pytest.raises(BadInput):
            read_checked(rule(f"{HEAD} FROM line JOIN {source} AS x ON x.a = line.cnt"))
