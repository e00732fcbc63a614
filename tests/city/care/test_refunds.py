from __future__ import annotations

import numpy as np

from tests.city.town import Town
from yijian.city.care.refunds import with_returned_drugs, with_reversals
from yijian.city.days import DAY
from yijian.city.records import STAY, taken
from yijian.city.world import World


def test_reversals_come_later_and_never_for_stays(world: World) -> None:
    visits = with_reversals(world.visits, world.horizon, 9)
    undone = visits.reversed_at >= 0
    assert undone.any()
    assert (visits.kind[undone] != STAY).all()
    assert (visits.reversed_at[undone] > visits.settle[undone]).all()
    assert visits.reversed_at.max() // DAY <= world.horizon.last


def test_returned_drugs_take_back_no_more_than_was_given(world: World) -> None:
    given = taken(world.lines, world.lines.count > 0)
    lines = with_returned_drugs(world.visits, given, 1)
    back = np.flatnonzero(lines.refund_of >= 0)
    assert len(back) > 0
    source = lines.refund_of[back]
    assert (lines.count[back] < 0).all()
    assert (-lines.count[back] <= lines.count[source]).all()
    assert (lines.visit[back] == lines.visit[source]).all()
    assert (lines.planted[back] == -1).all()


def test_a_reversal_is_flagged_on_both_sides(town: Town) -> None:
    assert (
        town.one("""
        SELECT count(*) FROM setl_d AS r JOIN setl_d AS o ON o.setl_id = r.init_setl_id
        WHERE r.refd_setl_flag <> '1' OR o.refd_setl_flag <> '1'
           OR r.medfee_sumamt <> -o.medfee_sumamt
           OR r.fund_pay_sumamt <> -o.fund_pay_sumamt""")
        == 0
    )
    flagged = town.one("SELECT count(*) FROM setl_d WHERE refd_setl_flag = '1'")
    assert flagged == 2 * town.one("SELECT count(init_setl_id) FROM setl_d") > 0
