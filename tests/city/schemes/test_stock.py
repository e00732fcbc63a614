from __future__ import annotations

from tests.city.town import Town

SCHEME = "stock"


def test_only_the_frauds_claim_what_was_not_bought(town: Town) -> None:
    short = town.rows("""
        WITH held AS (
          SELECT fixmedins_code, med_list_codg AS hilist_code,
                 sum(CASE WHEN invdate < DATE '2026-01-01' THEN inv_cnt ELSE -inv_cnt END) AS n
          FROM invinfo_3501 GROUP BY ALL
          UNION ALL BY NAME SELECT fixmedins_code, med_list_codg AS hilist_code,
                 sum(purc_retn_cnt) AS n FROM purcinfo_3503 GROUP BY ALL
          UNION ALL BY NAME SELECT fixmedins_code, med_list_codg AS hilist_code,
                 -sum(purc_retn_cnt) AS n FROM purcinfo_3504 GROUP BY ALL
          UNION ALL BY NAME SELECT fixmedins_code, med_list_codg AS hilist_code,
                 sum(cnt) AS n FROM invinfo_3502 GROUP BY ALL),
        total AS (SELECT fixmedins_code, hilist_code, sum(n) AS n FROM held GROUP BY ALL),
        claimed AS (SELECT fixmedins_code, hilist_code, sum(cnt) AS cnt FROM fee_list_d
                    WHERE list_type <> '201' GROUP BY ALL)
        SELECT fixmedins_code FROM claimed LEFT JOIN total USING (fixmedins_code, hilist_code)
        JOIN k_stock_unit AS u USING (hilist_code)
        WHERE cnt > coalesce(n, 0) * u.claim_units::DECIMAL(16,4)""")
    frauds = town.rows(f"""SELECT subject_code FROM labels
                           WHERE scheme = '{SCHEME}' AND kind = 'fraud'""")
    assert sorted(short) == sorted(frauds)


def test_labels_are_on_the_institution_and_cost_the_fund(town: Town) -> None:
    assert (
        town.one(f"""
        SELECT count(*) FROM labels WHERE scheme = '{SCHEME}' AND (subject_type <> 'institution'
          OR bkkp_sn IS NOT NULL OR (fund_amount > 0) <> (kind = 'fraud')
          OR hilist_code IS NULL)""")
        == 0
    )
