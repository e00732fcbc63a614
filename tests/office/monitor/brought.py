"""Uploads and jobs as rows, for the tests of the pages that list them."""

from __future__ import annotations

from typing import Any

from tests.office.conftest import AT
from yijian.office.accounts.models import Organisation
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Upload, UploadState
from yijian.office.work.models import Job, JobState

FEE_COLUMNS = (
    "fixmedins_code,setl_id,mdtrt_id,psn_no,bkkp_sn,fee_ocur_time,cnt,pric,det_item_fee_sumamt"
)
"""The heading of a file of fee lines, as short as it may be."""


def make_job(place: Organisation, **changes: Any) -> Job:
    """A finished import of the organisation's jurisdiction."""
    values = {
        "kind": "import",
        "title": "导入 费用明细.csv",
        "jurisdiction": place.jurisdiction,
        "organisation": place,
        "requested_by": "first_reviewer",
        "state": JobState.DONE,
        "created_at": AT,
    }
    with writing():
        return Job.objects.create(**{**values, **changes})


def make_upload(place: Organisation, **changes: Any) -> Upload:
    """A file that waits to be imported."""
    values = {
        "jurisdiction": place.jurisdiction,
        "organisation": place,
        "name": "费用明细_202601.csv",
        "size": 1_234_567,
        "sha256": "0" * 64,
        "path": "",
        "uploaded_by": "first_reviewer",
        "at": AT,
        "state": UploadState.RECEIVED,
    }
    with writing():
        return Upload.objects.create(**{**values, **changes})
