from __future__ import annotations

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.audit.small_lake import DRUG
from tests.office.monitor.knowing import adopted, fill_claims, hand_in, sexed, tried
from yijian.office.framework.roles import Role
from yijian.office.monitor.loading.batch_folders import trial_folder
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


def rows(answer) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def test_the_rows_of_a_kind(actor, bare, client, signed_in) -> None:
    adopted(actor)
    browser = signed_in(client, Role.HOSPITAL)
    path = reverse("monitor:knowledge_export", args=["drug_sex"])
    assert browser.get(path).status_code == 302
    found = rows(browser.post(f"{path}?name=某片"))
    assert found[0][:3] == ["医保编码", "名称", "性别"]
    assert found[1][:3] == [DRUG, "某片", "女"]
    entry = Entry.objects.get(event="monitor.export_knowledge")
    assert "某片" in entry.detail
    nothing = browser.post(f"{path}?name=没有")
    assert (nothing.status_code, "没有可导出的行" in nothing.content.decode()) == (409, True)


def test_what_a_batch_changes(actor, bare, client, signed_in) -> None:
    batch = tried(actor)
    browser = signed_in(client, Role.FIRST_REVIEWER)
    path = reverse("monitor:knowledge_changes_export", args=[batch.pk])
    assert browser.get(path).status_code == 302
    found = rows(browser.post(path))
    assert found[1][:4] == ["药品区分性别使用", f"{DRUG} 000000", "某片", "新增"]


def test_the_findings_that_it_moves(actor, bare, client, signed_in, monkeypatch) -> None:
    batch = tried(actor)
    browser = signed_in(client, Role.SECOND_REVIEWER)
    path = reverse("monitor:knowledge_differences", args=[batch.pk])
    assert browser.get(path).status_code == 302
    assert browser.post(path).status_code == 404  # no claims, no findings
    waiting = hand_in(actor("first_reviewer"), sexed(since="2025-05-05"))
    other = reverse("monitor:knowledge_differences", args=[waiting.pk])
    assert browser.post(other).status_code == 404
    assert signed_in(client, Role.AUDITOR).post(path).status_code == 403
    fill_claims()
    assert not (trial_folder(batch.pk, batch.job_id) / "before").exists()
