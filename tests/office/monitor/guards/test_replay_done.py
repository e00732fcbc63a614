from __future__ import annotations

from tests.office.monitor.ruled import drafted, tried
from yijian.office.monitor.guards.replay_done import replay_done


def test_this_text_has_been_replayed_to_the_end(actor) -> None:
    row = drafted(actor("first_reviewer"))
    assert "还没有在全部历史费用上回放" in replay_done(subject=row).sentence()
    tried(row, "sample")
    assert replay_done(subject=row) is not None
    tried(row, "replay")
    assert replay_done(subject=row) is None
    tried(row, "replay", state="stopped", reason="超过 120 秒")
    assert "规则被停止：超过 120 秒" in replay_done(subject=row).because
    row.digest = "0" * 64
    assert "还没有" in replay_done(subject=row).because
