from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.audit.small_lake import DRUG
from tests.office.conftest import AT, SignedIn
from tests.office.monitor.knowing import (
    GROUNDS,
    adopted,
    decided,
    done,
    hand_in,
    sexed,
    sexes,
    tried,
    undoing,
)
from tests.office.pages import foreign_words, visible_text
from yijian.audit.knowledge.imports import import_knowledge
from yijian.claims.lake import Lake
from yijian.office.framework.roles import Role
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.folders import lake_folder

pytestmark = [pytest.mark.django_db, pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")]
BAD = "1.1E+14,某片,女,某号文,2026-01-01"
FILES = {"drug_sex.csv", "csv"}


@pytest.fixture
def read(client: Client, signed_in: SignedIn) -> Any:
    """``read("knowledge_batch", pk, role=…)``: the text of a page, then its source."""

    def get(name: str, *args: Any, role: Role = Role.AUDITOR, **asked: str) -> str:
        answer = signed_in(client, role).get(reverse(f"monitor:{name}", args=args), asked)
        assert answer.status_code == 200, answer.content.decode()[:500]
        html = answer.content.decode()
        words = {it for it in foreign_words(html) if not any(it in name for name in FILES)}
        assert words - {role.value} == set()
        return f"{' '.join(visible_text(html).split())} {html}"

    return get


def test_the_list_with_and_without_batches(actor, bare, read) -> None:
    assert "还没有提交过知识" in read("knowledge_batches")
    batch = adopted(actor)
    shown = read("knowledge_batches", role=Role.FIRST_REVIEWER)
    assert batch.number in shown
    assert "提交一批" in shown
    assert "提交一批" not in read("knowledge_batches")
    assert "没有符合条件的批次" in read("knowledge_batches", state="rejected")


def test_files_are_handed_in_by_form(client, signed_in, bare) -> None:
    browser = signed_in(client, Role.FIRST_REVIEWER)
    name, content = sexed()
    path = reverse("monitor:knowledge_stage")
    files = {"files": [SimpleUploadedFile(name, content.encode())], "grounds": GROUNDS}
    answer = browser.post(path, files)
    batch = KnowledgeBatch.objects.get()
    assert answer["Location"] == reverse("monitor:knowledge_batch", args=[batch.pk])
    none = browser.post(path, {"grounds": GROUNDS})
    assert (none.status_code, "没有选择文件" in none.content.decode()) == (409, True)
    assert browser.get(path).status_code == 405


def test_a_batch_from_the_queue_into_force_and_back(actor, bare, read) -> None:
    waiting = hand_in(actor("first_reviewer"), sexes(f"{DRUG},某片,女,某,2026-01-01", BAD))
    assert "正在办理，进度见下" in read("knowledge_batch", waiting.pk)
    batch = done(waiting)
    shown = read("knowledge_batch", batch.pk, role=Role.SECOND_REVIEWER)
    assert "等待：采用或不予采用" in shown
    assert "采用的理由" in shown
    assert "第 3 行" not in shown
    assert "科学记数" in shown
    assert "没有测算对费用的影响" in shown
    own = read("knowledge_batch", batch.pk, role=Role.FIRST_REVIEWER)
    assert "采用的理由" not in own
    assert "由经办复审人员、行政部门负责人办理" in own
    batch = done(decided(actor, batch))
    assert "新开始的稽核按它办理" in read("knowledge_batch", batch.pk)
    back = done(undoing(actor, batch))
    shown = read("knowledge_batch", back.pk, role=Role.AUTHORITY_HEAD)
    assert "采用这次回退" in shown
    assert f"批次 {back.number} ，待采用" in read("knowledge_batch", batch.pk)


def test_rows_and_rejects_of_a_batch(actor, bare, read, client, signed_in) -> None:
    batch = tried(actor, sexes(f"{DRUG},某片,女,某,2026-01-01", BAD))
    shown = read("knowledge_changes", batch.pk)
    assert f"{DRUG} 000000" in shown
    assert "名称 某片 知识 药品区分性别使用 变化 新增" in shown
    assert "没有符合条件的变化" in read("knowledge_changes", batch.pk, what="终止")
    assert "列 医保编码 内容" in read("knowledge_rejects", batch.pk)
    browser = signed_in(client, Role.AUDITOR)
    file = browser.get(reverse("monitor:knowledge_rejects_file", args=[batch.pk]))
    assert "科学记数" in b"".join(file.streaming_content).decode("utf-8-sig")  # type: ignore[arg-type]
    sound = tried(actor, sexed(since="2024-04-04"))
    assert "没有拒收的行" in read("knowledge_rejects", sound.pk)
    gone = browser.get(reverse("monitor:knowledge_rejects_file", args=[sound.pk]))
    assert gone.status_code == 404
    fresh = hand_in(actor("first_reviewer"), sexed(since="2023-04-04"))
    assert "还没有测算" in read("knowledge_changes", fresh.pk)


def test_what_came_by_the_command_line(actor, bare: Path, read, client, signed_in) -> None:
    name, content = sexes(f"{DRUG},某片,女,某,2026-01-01", BAD)
    (bare / name).write_text(content, encoding="utf-8")
    import_knowledge(Lake(lake_folder("lanzhou")), [bare / name], made_at=AT)
    assert "由命令行直接导入" in read("knowledge_batches")
    browser = signed_in(client, Role.AUDITOR)
    file = browser.get(reverse("monitor:knowledge_imported_rejects", args=[1]))
    assert file.status_code == 200


def test_another_place_has_none(actor, bare, client, signed_in, person) -> None:
    batch = tried(actor)
    far = person(Role.FIRST_REVIEWER, "hainan_agency")
    browser = signed_in(client, far)
    for name in ("knowledge_batch", "knowledge_changes", "knowledge_rejects"):
        assert browser.get(reverse(f"monitor:{name}", args=[batch.pk])).status_code == 404
