from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.monitor.actions.given import begin_import, hand_in
from yijian.office.framework.action import Missing, Stale
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.withdraw_upload import withdraw_upload
from yijian.office.monitor.loading.folders import upload_folder
from yijian.office.monitor.models import UploadState


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path


def test_withdrawn_with_a_reason_it_stays_where_it_lies(actor) -> None:
    who = actor("second_reviewer")
    upload = hand_in(who)
    withdraw_upload(actor=who, subject=upload.pk, revision=upload.revision, reason="传错了")
    upload.refresh_from_db()
    assert (upload.state, upload.message) == (UploadState.WITHDRAWN, f"{who.name}撤回：传错了")
    assert (upload_folder(upload.pk) / upload.name).is_file()


def test_refusals(actor, person) -> None:
    who = actor("first_reviewer")
    upload = hand_in(who, "psn_no\nP9\n")
    given = {"subject": upload.pk, "revision": upload.revision}
    with pytest.raises(Guarded, match="没有写撤回的理由"):
        withdraw_upload(actor=who, **given, reason="")
    abroad = actor(person("first_reviewer", "hainan_agency"))
    with pytest.raises(Missing):
        withdraw_upload(actor=abroad, **given, reason="x")
    with pytest.raises(Stale):
        withdraw_upload(actor=who, subject=upload.pk, revision=9, reason="x")
    busy = begin_import(actor)
    with pytest.raises(Guarded, match="它的状态是“导入中”。需要：先撤回正在进行的导入"):
        withdraw_upload(actor=who, subject=busy.pk, revision=busy.revision, reason="x")
