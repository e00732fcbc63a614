"""Exports are remembered with their filters and digest, and refused beyond the limits."""

from __future__ import annotations

import json

import pytest
from django.conf import settings

from tests.office.conftest import AT, MakeActor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.monitor.actions.export_findings import export_findings
from yijian.office.monitor.models import Export
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db
FILE = {"run": "a1" * 8, "filters": {"outcome": "违规"}, "sha256": "d" * 64}


def test_it_is_remembered(actor: MakeActor) -> None:
    who = actor(Role.HOSPITAL)
    export_findings(actor=who, rows=7, **FILE)
    row = Export.objects.get()
    assert (row.username, row.jurisdiction, row.rows, row.at) == ("hospital", "lanzhou", 7, AT)
    assert row.filters == {"outcome": "违规", "run": "a1" * 8}
    entry = Entry.objects.get()
    assert (entry.event, entry.outcome) == ("monitor.export_findings", "done")
    assert entry.subject == f"monitor.export:{row.pk}"
    assert json.loads(entry.detail)["sha256"] == "d" * 64


@pytest.mark.parametrize(
    ("rows", "words"), [(0, "没有疑点"), (20_001, "超过一次导出的上限 20,000 条")]
)
def test_the_size_is_limited(actor: MakeActor, rows: int, words: str) -> None:
    with pytest.raises(Guarded, match=words):
        export_findings(actor=actor(Role.FIRST_REVIEWER), rows=rows, **FILE)
    assert not Export.objects.exists()
    assert Entry.objects.get().outcome == "refused"


def test_the_number_a_day_is_limited(actor: MakeActor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.LIMIT, "EXPORTS_PER_DAY", 1)
    who = actor(Role.FIRST_REVIEWER)
    export_findings(actor=who, rows=1, **FILE)
    with pytest.raises(Guarded, match="每人每日 1 次的上限"):
        export_findings(actor=who, rows=1, **FILE)
    assert Export.objects.count() == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ACCOUNT_ADMIN])
def test_who_may_not(actor: MakeActor, role: Role) -> None:
    with pytest.raises(NotAllowed, match="导出疑点"):
        export_findings(actor=actor(role), rows=1, **FILE)
