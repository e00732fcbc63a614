from __future__ import annotations

from tests.city.town import Town

SCHEME = "drug_sex"
OTHER = """hilist_code IN (SELECT hilist_code FROM k_drug_sex AS k
           WHERE (k.sex = '男') <> (gend = '1'))"""
EXEMPT = "hilist_code IN (SELECT hilist_code FROM k_drug_sex_exempt)"


def test_frauds_are_of_the_other_sex(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"{OTHER} AND NOT {EXEMPT}")


def test_innocents_are_exempt_or_of_the_right_sex(town: Town) -> None:
    assert town.all_cases(SCHEME, "innocent", f"{EXEMPT} OR NOT {OTHER}")
    assert town.cases(SCHEME, "innocent", f"{EXEMPT} AND {OTHER}") > 0
