"""Lists leave as spreadsheets, and the trail remembers it."""

from __future__ import annotations

import hashlib
import io

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.office.conftest import SignedIn
from yijian.office.framework.roles import Role
from yijian.office.policy.library.exporting import TABLES
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db
QUERIES = {
    "library": "?module=policy&kind=parameter",
    "codes": "?list=funds",
    "procedure": "?name=fund.risk",
    "compare": "?module=fund",
    "deadline": "?name=inspection.sealing.limit&start=2026-03-02",
    "duties": "?module=security",
}


@pytest.mark.parametrize("what", TABLES)
def test_every_list_leaves_and_is_remembered(
    client: Client, signed_in: SignedIn, what: str
) -> None:
    browser = signed_in(client, Role.HOSPITAL)
    answer = browser.post(f"/policy/library/export/{what}/{QUERIES.get(what, '')}")
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_index(0).to_python()
    about = {str(row[0]): row[1] for row in book.get_sheet_by_name("导出说明").to_python()}
    assert len(rows) > 1
    assert about["条数"] == f"{len(rows) - 1:,}"
    assert "hospital" in str(about["导出人"])
    entry = Entry.objects.get(event="policy.export_library")
    assert hashlib.sha256(content).hexdigest() in entry.detail


def test_reading_the_address_leads_back_and_what_there_is_not_is_not_found(
    client: Client, signed_in: SignedIn
) -> None:
    browser = signed_in(client, Role.AUDITOR)
    assert browser.get("/policy/library/export/duties/")["Location"] == "/policy/duties/"
    assert browser.post("/policy/library/export/duties/?status=x")["Location"] == "/policy/duties/"
    assert browser.post("/policy/library/export/nothing/").status_code == 404
    assert browser.post("/policy/library/export/codes/?list=nothing").status_code == 404
    assert not Entry.objects.filter(event="policy.export_library").exists()
