from __future__ import annotations

from tests.office.monitor.ruled import drafted, tried, up_to
from yijian.office.monitor.guards.grey_seen import grey_seen


def test_it_has_run_so(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "begin_grey")
    refusal = grey_seen(actor=actor("authority_head"), subject=row)
    assert refusal is not None
    assert "灰度运行过 0 次，至少要 1 次" in refusal.sentence()
    tried(row, "grey")
    assert grey_seen(actor=actor("authority_head"), subject=row) is None
    row.digest = "0" * 64
    assert grey_seen(actor=actor("authority_head"), subject=row) is not None
