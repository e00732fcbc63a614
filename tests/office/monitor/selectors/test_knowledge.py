from __future__ import annotations

from datetime import date

import pytest

from tests.audit.small_lake import DRUG
from tests.office.monitor.knowing import OTHER, adopted, sexed, sexes
from yijian.audit.knowledge.kinds import kind_named, kinds
from yijian.office.framework.action import Missing
from yijian.office.monitor.loading.knowledge_tables import PLACE, code_columns
from yijian.office.monitor.selectors.knowledge import (
    Asked,
    about_code,
    codes_like,
    kind_for,
    kind_rows,
    matching,
    rules_reading,
    table_of_kind,
    tables_for,
    take_rows,
    version_of,
)

pytestmark = pytest.mark.django_db
SEX = kind_named("drug_sex")
HEAD = "main_code,main_name,sub_code,sub_name,charge_window,source,begndate,admdvs"
CITY = "001103000010000,监护费,001102000030000,床位费,单日,市局文件,2026-01-01,620100"
FAR = "001103000010000,监护费,001102000040000,诊查费,单日,海南文件,2026-01-01,460000"
PAIRS = ("duplicate_charge.csv", f"{HEAD}\n{CITY}\n{FAR}\n")


@pytest.fixture
def held(actor, bare):
    """Three drugs by sex, one of them of 2025 only; a pair of services of the city."""
    return adopted(
        actor,
        sexes(
            f"{DRUG},甲片,女,某号文,2026-01-01",
            f"{OTHER},乙片,男,某号文,2026-01-01",
            "ZD03AAA0043010100166,丙丸,女,某号文,2025-01-01",
        ),
        PAIRS,
    )


def test_only_what_holds_in_the_place_and_what_is_shipped(actor, held) -> None:
    who = actor("hospital")
    assert version_of(who) == held.version
    tables = tables_for(who)
    assert set(tables) == set(kinds())
    assert tables["duplicate_charge"]["sub_code"].to_pylist() == ["001102000030000"]
    assert len(tables["split_admission_exempt"]) > 10
    far = tables_for(actor("first_reviewer", jurisdiction="hainan"))
    assert len(far["duplicate_charge"]) == 0


def test_every_kind_with_its_rules_and_its_rows(actor, held) -> None:
    rows = {it.kind.name: it for it in kind_rows(actor("auditor"), date(2025, 6, 1))}
    sex = rows["drug_sex"]
    assert (sex.in_force, sex.rows, sex.levels, sex.last) == (1, 3, ("国家",), "某号文")
    assert "GZ10000301004000" in [rule.card.code for rule in sex.rules]
    assert rows["duplicate_charge"].levels == ("市",)
    assert (rows["drug_course"].rows, rows["drug_course"].last) == (0, "")
    assert rules_reading(actor("auditor"), "drug_sex") == sex.rules
    with pytest.raises(Missing):
        kind_for("nothing")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Asked(), ["乙片", "丙丸", "甲片"]),
        (Asked(on=date(2025, 6, 1)), ["丙丸"]),
        (Asked(code=DRUG), ["甲片"]),
        (Asked(code="XA"), ["乙片", "甲片"]),
        (Asked(name="片"), ["乙片", "甲片"]),
        (Asked(level="市"), []),
        (Asked(batch="5"), []),
        (Asked(name="片", code=OTHER, on=date(2026, 6, 1)), ["乙片"]),
    ],
)
def test_filters(actor, held, asked: Asked, names: list[str]) -> None:
    rows = matching(table_of_kind(actor("auditor"), SEX), asked)
    assert sorted(rows["item_name"].to_pylist()) == sorted(names)


def test_pages_forth_and_back(actor, held) -> None:
    table = table_of_kind(actor("auditor"), SEX)
    first = take_rows(table, {}, 2)
    assert (len(first.rows), first.previous) == (2, "")
    second = take_rows(table, {"after": first.next}, 2)
    assert (len(second.rows), second.next) == (1, "")
    again = take_rows(table, {"before": second.previous}, 2)
    assert (again.rows, again.previous) == (first.rows, "")
    assert again.next == first.next
    places = [row[PLACE] for row in (*first.rows, *second.rows)]
    assert places == sorted(set(places))
    assert take_rows(table, {"after": "~"}, 2).rows == []


def test_one_code_over_time_and_in_every_kind(actor, held) -> None:
    adopted(actor, sexed(sex="男", since="2026-07-01"))
    [(kind, rows)] = about_code(actor("hospital"), DRUG)
    assert kind.name == "drug_sex"
    assert [(row["sex"], row["begndate"]) for row in rows] == [
        ("女", date(2026, 1, 1)), ("男", date(2026, 7, 1)),
    ]  # fmt: skip
    [(kind, rows)] = about_code(actor("hospital"), "001102000030000")
    assert (kind.name, rows[0]["main_name"]) == ("duplicate_charge", "监护费")
    assert about_code(actor("hospital"), "nothing") == []


def test_codes_by_their_first_characters_or_by_name(actor, held) -> None:
    who = actor("hospital")
    assert codes_like(who, "甲片", 9) == [(DRUG, "甲片", ("药品区分性别使用",))]
    assert [code for code, _, _ in codes_like(who, "床位费", 9)] == ["001102000030000"]
    assert {code for code, _, _ in codes_like(who, "XA11", 9)} == {DRUG, OTHER}
    assert len(codes_like(who, "", 1)) == 1


def test_every_kind_can_be_shown_without_rows(actor, bare) -> None:
    """Whatever its key is made of: dates, numbers, several columns."""
    who = actor("auditor")
    assert version_of(who) == ""
    for table in tables_for(who).values():
        assert (
            take_rows(matching(table, Asked("x", "x", "x", "市", date(2026, 1, 1))), {}, 5).rows
            == []
        )
        assert all(name in table.column_names for name in code_columns(table))
