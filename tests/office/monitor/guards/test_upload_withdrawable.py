from __future__ import annotations

import pytest

from yijian.office.monitor.guards.upload_withdrawable import upload_withdrawable
from yijian.office.monitor.models import Upload, UploadState

PERMITTED = {UploadState.RECEIVED, UploadState.NOT_TAKEN}


@pytest.mark.parametrize("state", list(UploadState))
def test_refused_and_permitted(state: UploadState) -> None:
    answer = upload_withdrawable(subject=Upload(state=state.value))
    assert (answer is None) == (state in PERMITTED)
    if answer is not None:
        assert f"它的状态是“{state.label}”" in answer.sentence()
        assert answer.sentence().endswith("，由经办机构初审或复审办理。")
