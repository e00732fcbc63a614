"""The page of imports: handing in, starting, withdrawing, rejects, by role."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.office.conftest import SignedIn
from tests.office.monitor.brought import make_job, make_upload
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Upload, UploadState


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)


def _file(name: str, content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, content)}


def test_hand_in(client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, Role.FIRST_REVIEWER)
    page = browser.get("/imports/").content.decode()
    assert "还没有数据" in page
    assert "用上面的表单上传第一个文件" in page
    answer = browser.post("/imports/upload/", _file("fee_list_d.csv", b"setl_id\n1\n"), follow=True)
    assert answer.redirect_chain == [("/imports/", 302)]
    page = answer.content.decode()
    assert "已收到“fee_list_d.csv”" in page
    assert Upload.objects.get().state == UploadState.RECEIVED


def test_a_file_that_lies_is_refused_in_words(client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, Role.FIRST_REVIEWER)
    answer = browser.post("/imports/upload/", _file("fee_list_d.csv", b"%PDF-1.7"))
    assert answer.status_code == 409
    assert "PDF 文件" in answer.content.decode()
    answer = browser.post("/imports/upload/", {})
    assert answer.status_code == 400
    assert "没有选择文件" in answer.content.decode()
    assert not Upload.objects.exists()


def test_start_and_withdraw(
    client: Client, signed_in: SignedIn, organisations: dict[str, Organisation]
) -> None:
    upload = make_upload(organisations["agency_city"])
    other = make_upload(organisations["agency_city"], sha256="1" * 64)
    browser = signed_in(client, Role.SECOND_REVIEWER)
    answer = browser.post(f"/imports/{other.pk}/withdraw/", {"revision": 1, "reason": "传错了文件"})
    assert answer.url == "/imports/"
    other.refresh_from_db()
    assert other.state == UploadState.WITHDRAWN
    assert browser.post(f"/imports/{upload.pk}/start/", {"revision": 7}).status_code == 409
    assert browser.post(f"/imports/{upload.pk}/start/", {"revision": 1}).url == "/imports/"
    upload.refresh_from_db()
    assert upload.state == UploadState.IMPORTING
    assert "看进度" in browser.get("/imports/").content.decode()


def test_the_list_says_what_became_of_each(
    client: Client, signed_in: SignedIn, organisations: dict[str, Organisation]
) -> None:
    place = organisations["agency_city"]
    counts = {"total": 1200, "accepted": 1199, "rejected": 1, "current": 1199}
    job = make_job(place, result={"tables": {"fee_list_d": counts}})
    done = make_upload(place, state=UploadState.IMPORTED, job=job, message="第 1 批")
    make_upload(place, sha256="1" * 64, name="别的.csv")
    folder = Path(settings.HOME) / "uploads" / str(done.pk)
    folder.mkdir(parents=True)
    (folder / "rejects.csv").write_text("文件,行,原因\n甲,2,缺结算编号\n", encoding="utf-8-sig")
    browser = signed_in(client, Role.AUDITOR)
    page = browser.get("/imports/").content.decode()
    for words in ("费用明细：1,200 行，收下 1,199，拒收 1", "下载拒收的行和原因", "1.2 MB"):
        assert words in page
    assert "不能导入：" in page
    assert '<input type="hidden" name="revision"' not in page
    assert "别的.csv" not in browser.get("/imports/", {"state": "imported"}).content.decode()
    answer = browser.get(f"/imports/{done.pk}/rejects/")
    assert "attachment" in answer["Content-Disposition"]
    assert "缺结算编号" in b"".join(answer.streaming_content).decode()


def test_what_is_not_theirs_is_not_there(
    client: Client, signed_in: SignedIn, organisations: dict[str, Organisation]
) -> None:
    upload = make_upload(organisations["hainan_agency"])
    browser = signed_in(client, Role.FIRST_REVIEWER)
    assert upload.name not in browser.get("/imports/").content.decode()
    assert browser.get(f"/imports/{upload.pk}/rejects/").status_code == 404
    assert browser.post(f"/imports/{upload.pk}/start/", {"revision": 1}).status_code == 404
    mine = make_upload(organisations["agency_city"], sha256="1" * 64)
    assert browser.get(f"/imports/{mine.pk}/rejects/").status_code == 404


@pytest.mark.parametrize("role", [Role.HOSPITAL, Role.PHARMACY, Role.ACCOUNT_ADMIN])
def test_who_may_not(role: Role, client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, role)
    assert browser.get("/imports/").status_code == 403
    assert browser.post("/imports/upload/").status_code == 403


def test_the_auditor_reads_and_does_nothing(client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, Role.AUDITOR)
    page = browser.get("/imports/").content.decode()
    assert "由经办机构初审、经办机构复审办理" in page
    assert 'type="file"' not in page
    assert browser.post("/imports/upload/", _file("a.csv", b"x")).status_code == 403
