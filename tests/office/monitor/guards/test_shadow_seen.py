from __future__ import annotations

from tests.office.monitor.ruled import drafted, tried, up_to
from yijian.office.monitor.guards.shadow_seen import shadow_seen


def test_it_has_run_so(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "begin_shadow")
    refusal = shadow_seen(actor=actor("authority_head"), subject=row)
    assert refusal is not None
    assert "影子运行过 0 次，至少要 1 次" in refusal.sentence()
    tried(row, "shadow")
    assert shadow_seen(actor=actor("authority_head"), subject=row) is None
    row.digest = "0" * 64
    assert shadow_seen(actor=actor("authority_head"), subject=row) is not None
