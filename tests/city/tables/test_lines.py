from __future__ import annotations

import numpy as np

from tests.city.town import Town
from yijian.city.tables.lines import fee_lines, order_numbers
from yijian.city.world import World, names_of


def test_slices_are_the_rows_of_the_whole(world: World) -> None:
    names = names_of(world)
    whole = fee_lines(world, names, slice(None))
    assert whole.slice(40, 20).equals(fee_lines(world, names, slice(40, 60)))
    assert len(fee_lines(world, names, slice(0, 0))) == 0


def test_orders_are_numbered_within_the_visit(world: World) -> None:
    names = names_of(world)
    numbers = order_numbers(names, np.array([0, 0]), np.array([1, 12])).to_pylist()
    assert numbers == [f"{names.visit[0]}01", f"{names.visit[0]}12"]


def test_slices_have_a_prescription_of_their_own(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM (
          SELECT rx_drord_no FROM fee_list_d WHERE med_type IN ('11', '14') AND cnt > 0
          GROUP BY rx_drord_no
          HAVING count(DISTINCT list_type) > 1 AND bool_or(list_type = '102'))""")
        == 0
    )
    assert (
        town.one(
            "SELECT count(*) FROM fee_list_d WHERE med_type = '41' AND bilg_dr_code IS NOT NULL"
        )
        == 0
    )


def test_refunded_lines_point_to_what_they_take_back(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM fee_list_d AS r LEFT JOIN fee_list_d AS o
          ON o.bkkp_sn = r.init_feedetl_sn AND o.hilist_code = r.hilist_code
          AND o.psn_no = r.psn_no AND o.pric = r.pric AND o.cnt >= -r.cnt
        WHERE r.cnt < 0 AND o.bkkp_sn IS NULL""")
        == 0
    )
