from __future__ import annotations

from tests.city.town import Town

SCHEME = "drug_share"
SHARE = """
    SELECT subject_code, sum(det_item_fee_sumamt) FILTER (list_type IN ('101', '102'))
             / sum(det_item_fee_sumamt) AS share
    FROM fee_list_d JOIN labels AS l ON l.subject_code = fee_list_d.fixmedins_code
      AND fee_ocur_time::DATE BETWEEN l.period_from AND l.period_to
    WHERE l.scheme = 'drug_share' AND l.kind = '{}' GROUP BY label_id, subject_code
"""


def test_frauds_sell_hardly_anything_but_drugs(town: Town) -> None:
    lowest, count = town.rows(f"SELECT min(share), count(*) FROM ({SHARE.format('fraud')})")[0]
    assert lowest > 0.9
    assert count == 5 * 4 == town.labels(SCHEME, "fraud")


def test_innocents_are_not_far_from_their_peers(town: Town) -> None:
    assert town.one(f"SELECT max(share) FROM ({SHARE.format('innocent')})") < 0.8


def test_labels_are_whole_months(town: Town) -> None:
    assert (
        town.one(f"""
        SELECT count(*) FROM labels WHERE scheme = '{SCHEME}'
          AND (day(period_from) <> 1 OR period_to <> last_day(period_from))""")
        == 0
    )
