from __future__ import annotations

from tests.city.town import Town

SCHEME = "trace_resold"
SALES = """(SELECT count(*) FROM selinfo_3505 AS s WHERE s.drug_trac_codg = l.subject_code
            AND s.trdn_flag = '{}')"""
BACK = "(SELECT count(*) FROM selinfo_3506 AS r WHERE r.drug_trac_codg = l.subject_code)"


def _labels(town: Town, kind: str, where: str) -> int:
    return int(
        town.one(f"""SELECT count(*) FROM labels AS l WHERE l.scheme = '{SCHEME}'
                     AND l.kind = '{kind}' AND l.subject_type = 'trace' AND {where}""")
    )


def test_frauds_are_sold_twice_and_never_came_back(town: Town) -> None:
    where = f"{SALES.format(0)} = 2 AND {BACK} = 0 AND l.fund_amount > 0"
    assert _labels(town, "fraud", where) == town.labels(SCHEME, "fraud")


def test_innocents_came_back_or_were_broken_up(town: Town) -> None:
    back = _labels(town, "innocent", f"{SALES.format(0)} = 2 AND {BACK} = 1")
    split = _labels(town, "innocent", f"{SALES.format(1)} = 2")
    assert min(back, split) > 0
    assert back + split == town.labels(SCHEME, "innocent")
