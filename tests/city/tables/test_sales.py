from __future__ import annotations

from tests.city.town import Town
from yijian.city.tables.sales import returns_table, sales_table
from yijian.city.traces import make_sales
from yijian.city.world import World, names_of


def test_slices_are_the_rows_of_the_whole(world: World) -> None:
    names, sold = names_of(world), make_sales(world)
    for table in (sales_table, returns_table):
        whole = table(world, names, sold, slice(None))
        assert whole.slice(1, 2).equals(table(world, names, sold, slice(1, 3)))


def test_as_many_boxes_as_were_charged(town: Town) -> None:
    phantoms = "SELECT subject_code FROM labels WHERE scheme = 'stock' AND kind = 'fraud'"
    assert (
        town.one(f"""
        WITH s AS (SELECT bkkp_sn, count(*) AS boxes FROM selinfo_3505 GROUP BY ALL)
        SELECT count(*) FROM fee_list_d AS f LEFT JOIN s USING (bkkp_sn)
        WHERE f.med_type = '41' AND f.cnt > 0 AND f.cnt IS DISTINCT FROM s.boxes
          AND f.fixmedins_code NOT IN ({phantoms})""")
        == 0
    )


def test_what_came_back_had_been_sold(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM selinfo_3506 AS r LEFT JOIN selinfo_3505 AS s
          USING (drug_trac_codg, setl_id, fixmedins_code)
        WHERE s.setl_id IS NULL OR s.sel_retn_time >= r.sel_retn_time""")
        == 0
    )
