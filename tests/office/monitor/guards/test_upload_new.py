from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.monitor.actions.given import hand_in
from yijian.office.framework.writing import writing
from yijian.office.monitor.guards.upload_new import upload_new
from yijian.office.monitor.loading.staging import Staged
from yijian.office.monitor.models import UploadState


@pytest.mark.parametrize("state", list(UploadState))
def test_content_that_is_kept_is_not_kept_twice(actor, tmp_path, settings, state) -> None:
    settings.HOME = tmp_path
    who = actor("first_reviewer")
    upload = hand_in(who)
    with writing():
        upload.state = state
        upload.save()
    same = Staged(Path("x"), "other.csv", 1, upload.sha256)
    refusal = upload_new(actor=who, staged=same)
    taken = state in (UploadState.RECEIVED, UploadState.IMPORTING, UploadState.IMPORTED)
    assert (refusal is not None) == taken
    if refusal:
        assert f"第 {upload.pk} 号文件“psn_info_b.csv”（{state.label}）" in refusal.because
    assert upload_new(actor=who, staged=Staged(Path("x"), "o.csv", 1, "0" * 64)) is None
