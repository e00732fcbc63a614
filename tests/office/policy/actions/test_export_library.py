"""An export of the library is written to the trail."""

from __future__ import annotations

import json

import pytest

from tests.office.conftest import MakeActor
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.policy.actions.export_library import export_library
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db
SAID = {"what": "法域比较", "filters": {"日期": "2026-11-22"}, "rows": 3, "sha256": "0" * 64}


def test_what_left_who_took_it_and_how_much(actor: MakeActor) -> None:
    export_library(actor=actor(Role.PHARMACY), **SAID)
    entry = Entry.objects.get(event="policy.export_library")
    assert (entry.outcome, entry.username) == ("done", "pharmacy")
    assert json.loads(entry.detail) == SAID


def test_the_system_takes_nothing_out(actor: MakeActor) -> None:
    with pytest.raises(NotAllowed, match="导出法规库"):
        export_library(actor=actor(Role.SYSTEM), **SAID)
    assert Entry.objects.get(event="policy.export_library").outcome == "refused"
