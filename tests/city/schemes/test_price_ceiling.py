from __future__ import annotations

from tests.city.town import Town

SCHEME = "price_ceiling"
LEVEL = """CASE WHEN hosp_lv <= '04' THEN '三级' WHEN hosp_lv <= '07' THEN '二级' ELSE '一级' END"""
CEILING = f"""(SELECT ceiling::DECIMAL(16,6) FROM k_price_ceiling AS k
               WHERE k.hilist_code = marked.hilist_code AND k.price_level = {LEVEL})"""


def test_frauds_are_dearer_and_only_the_excess_is_the_loss(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"pric > {CEILING} AND label_fund > 0")
    assert town.all_cases(
        SCHEME, "fraud", f"label_fund <= det_item_fee_sumamt * (pric - {CEILING}) / pric + 0.01"
    )


def test_innocents_cost_exactly_the_ceiling(town: Town) -> None:
    assert town.all_cases(SCHEME, "innocent", f"pric = {CEILING}")


def test_nobody_else_is_dearer(town: Town) -> None:
    sql = """SELECT count(*) FROM fee_list_d AS f JOIN setl_d AS s USING (setl_id)
             JOIN k_price_ceiling AS k USING (hilist_code)
             WHERE f.pric > k.ceiling::DECIMAL(16,6) AND k.price_level = CASE
               WHEN s.hosp_lv <= '04' THEN '三级' WHEN s.hosp_lv <= '07' THEN '二级'
               ELSE '一级' END"""
    assert town.one(sql) == town.labels(SCHEME, "fraud")
