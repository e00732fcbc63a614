"""What the lake says about a finding: read as the run read it, a provider its own part only."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from tests.office.conftest import MakeActor
from tests.office.monitor.found import HOSPITAL_A, PHARMACY
from yijian.kernel.errors import Refused
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding
from yijian.office.monitor.selectors.finding import lines_of
from yijian.office.monitor.selectors.timeline import line_details, snapshot_of, timeline_of


def test_lines_in_full(bought: Finding) -> None:
    (line,) = lines_of(bought)
    details = line_details(bought, [line])
    row = details[line.fixmedins_code, line.setl_id or "", line.bkkp_sn]
    assert (row.hilist_name, str(row.det_item_fee_sumamt)) == ("某感冒颗粒", "100.05")


def test_a_line_of_another_month_is_found_too(bought: Finding) -> None:
    other = lines_of(bought)[0]
    other.fixmedins_code, other.setl_id, other.bkkp_sn = HOSPITAL_A, "S1", "1"
    bought.occurred_from = bought.occurred_to = bought.occurred_from.replace(month=9)
    assert list(line_details(bought, [other])) == [(HOSPITAL_A, "S1", "1")]
    other.bkkp_sn = "no-such"
    assert line_details(bought, [other]) == {}
    assert line_details(bought, []) == {}


def test_the_person_around_the_day(bought: Finding, actor: MakeActor) -> None:
    timeline = timeline_of(actor(Role.FIRST_REVIEWER), bought)
    assert [visit.fixmedins_code for visit in timeline.visits] == [HOSPITAL_A, PHARMACY]
    assert [line.hilist_name for line in timeline.lines] == ["床位费", "某感冒颗粒"]
    assert not timeline.cut


def test_more_lines_than_are_shown(
    bought: Finding, actor: MakeActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.LIMIT, "TIMELINE_ROWS", 1)
    timeline = timeline_of(actor(Role.FIRST_REVIEWER), bought)
    assert (len(timeline.lines), timeline.cut) == (1, True)


def test_a_provider_sees_its_own_part(bought: Finding, actor: MakeActor) -> None:
    timeline = timeline_of(actor(Role.PHARMACY), bought)
    assert {visit.fixmedins_code for visit in timeline.visits} == {PHARMACY}
    assert {line.fixmedins_code for line in timeline.lines} == {PHARMACY}


def test_nobody_has_no_timeline(bought: Finding, actor: MakeActor) -> None:
    bought.psn_no = None
    timeline = timeline_of(actor(Role.FIRST_REVIEWER), bought)
    assert (timeline.visits, timeline.lines) == ([], [])


def test_read_as_the_run_read_it(bought: Finding) -> None:
    assert snapshot_of(bought.run).version == bought.run.summary["lake_version"]
    bought.run.summary["lake_version"] = 99  # of which no manifest is left
    assert snapshot_of(bought.run).version == 1


def test_no_lake_is_a_sentence(bought: Finding) -> None:
    shutil.rmtree(Path(settings.HOME) / "lakes")
    with pytest.raises(Refused, match="没有这个统筹区的数据湖"):
        line_details(bought, lines_of(bought))


def test_missing_files_are_a_sentence(bought: Finding) -> None:
    for path in (Path(settings.HOME) / "lakes").rglob("*.parquet"):
        path.unlink()
    with pytest.raises(Refused, match="请从备份恢复"):
        line_details(bought, lines_of(bought))
