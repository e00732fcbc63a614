from __future__ import annotations

from tests.audit.small_lake import MADE_AT, Claims
from tests.office.monitor.loading.lakes import fill_lake
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.office.monitor.guards.lake_filled import lake_filled


def test_refused_without_lines_and_permitted_with_them(actor, tmp_path, settings) -> None:
    settings.HOME = tmp_path
    who = actor("first_reviewer")
    refusal = lake_filled(actor=who)
    assert refusal is not None
    assert "还没有导入费用明细" in refusal.sentence()
    only_visits = Claims()
    only_visits.visit()
    lake = Lake(tmp_path / "lakes" / "lanzhou")
    import_paths(lake, [only_visits.write(tmp_path / "files")], made_at=MADE_AT)
    assert lake_filled(actor=who) is not None
    settings.HOME = tmp_path / "other"
    fill_lake(tmp_path / "other")
    assert lake_filled(actor=who) is None
