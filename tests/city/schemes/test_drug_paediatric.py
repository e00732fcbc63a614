from __future__ import annotations

from tests.city.town import Town

SCHEME = "drug_paediatric"
LIMIT = """(SELECT coalesce(max_age::INTEGER, 14) FROM k_drug_paediatric AS k
            WHERE k.hilist_code = marked.hilist_code)"""


def test_frauds_are_too_old(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"years > {LIMIT}")
    assert town.cases(SCHEME, "fraud", "years = 15") > 0
    assert town.cases(SCHEME, "fraud", "years = 13") > 0


def test_innocents_are_exactly_at_the_limit(town: Town) -> None:
    assert town.all_cases(SCHEME, "innocent", f"years = {LIMIT}")
