from __future__ import annotations

from tests.city.town import Town
from yijian.city.tables.visits import (
    diagnoses,
    drug_orders,
    operated,
    operations,
    orders,
    visits,
)
from yijian.city.world import World, names_of

ALL = slice(None)


def test_rows_are_of_their_visits(world: World) -> None:
    names = names_of(world)
    known = set(visits(world, names, ALL)["mdtrt_id"].to_pylist())
    for table in (diagnoses, operations, orders):
        assert set(table(world, names, ALL)["mdtrt_id"].to_pylist()) <= known
    assert len(operations(world, names, ALL)) == len(operated(world))
    assert len(orders(world, names, ALL)) == len(drug_orders(world)) > 0


def test_main_diagnosis_agrees_with_the_visit(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM setl_diag_list_d AS d JOIN mdtrt_d AS m USING (mdtrt_id)
        WHERE d.diag_code <> m.dscg_maindiag_code""")
        == 0
    )
    assert (
        town.one(
            "SELECT count(*) FROM mdtrt_d WHERE (dscg_maindiag_code IS NULL) <> (med_type = '41')"
        )
        == 0
    )


def test_orders_are_those_of_the_lines(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM drord_d AS o LEFT JOIN fee_list_d AS f
          ON f.rx_drord_no = o.drord_no AND f.hilist_code = o.med_list_codg
        WHERE f.bkkp_sn IS NULL""")
        <= 0.02 * town.report.tables["drord_d"]
    )


def test_operations_lie_within_the_stay(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM setl_list_oprn_d AS o JOIN mdtrt_d AS m USING (mdtrt_id)
        WHERE o.oprn_oprt_begntime NOT BETWEEN m.begntime AND m.endtime""")
        == 0
    )
