from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from tests.office.monitor.actions.given import CONTENT, hand_in
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.writing import writing
from yijian.office.monitor.loading.folders import upload_folder
from yijian.office.monitor.models import Upload, UploadState
from yijian.office.trail.models import Entry


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def workbook() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet().write(0, 0, "psn_no")
    book.close()
    return buffer.getvalue()


WORKBOOK = (
    "后缀是 .csv，内容却是Excel 工作簿（XLSX）。"
    "需要：真正的文本表格（CSV），或把后缀改为 .xlsx 再上传"
)


def test_a_file_is_kept_under_its_number(actor, home, organisations) -> None:
    who = actor("first_reviewer")
    upload = hand_in(who, name="../../../psn_info_b.csv")
    upload.refresh_from_db()
    kept = upload_folder(upload.pk) / "psn_info_b.csv"
    assert kept.read_text(encoding="utf-8") == CONTENT
    assert home / upload.path == kept
    assert (upload.name, upload.size, upload.state) == ("psn_info_b.csv", 23, UploadState.RECEIVED)
    assert (upload.uploaded_by, upload.at) == ("first_reviewer", who.at)
    assert upload.organisation == organisations["agency_city"]
    entry = Entry.objects.latest("number")
    assert (entry.subject, entry.outcome) == (f"monitor.upload:{upload.pk}", "done")
    assert upload.sha256 in entry.detail


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("psn_info_b.csv", workbook(), WORKBOOK),
        ("psn_info_b.xlsx", CONTENT, "后缀是 .xlsx，内容却是文本表格（CSV）"),
        ("psn_info_b.parquet", b"PAR1xxxx", "内容却是不完整的 Parquet 文件"),
        ("psn_info_b.json", CONTENT, "内容却是文本表格（CSV）"),
        ("psn_info_b.csv", b"", "是空的"),
        ("psn_info_b.csv", b"MZ\x90\0\0", "内容却是可执行程序"),
        ("psn_info_b.zip", CONTENT, "后缀不在可导入之列"),
        ("..", CONTENT, "文件没有名称"),
    ],
)  # fmt: skip
def test_a_file_that_lies_is_refused_in_words(actor, home, name, content, said) -> None:
    with pytest.raises(Guarded) as refused:
        hand_in(actor("first_reviewer"), content, name)
    assert said in refused.value.message
    assert refused.value.message.endswith("，由上传人办理。")
    assert not Upload.objects.exists()
    assert list((home / "uploads").iterdir()) == [home / "uploads" / "incoming"]
    assert not any((home / "uploads" / "incoming").iterdir())
    entry = Entry.objects.latest("number")
    assert (entry.event, entry.outcome) == ("monitor.receive_upload", "refused")


def test_the_same_content_points_at_the_earlier_upload(actor, person) -> None:
    first = hand_in(actor("first_reviewer"))
    with pytest.raises(Guarded) as refused:
        hand_in(actor("second_reviewer"), name="psn_info_b_2.csv")
    assert refused.value.code == "upload.same"
    said = f"它与 2026-11-21 上传的第 {first.pk} 号文件“psn_info_b.csv”（已收到）内容相同"
    assert said in refused.value.message
    hand_in(actor(person("first_reviewer", "hainan_agency")))
    with writing():
        Upload.objects.filter(pk=first.pk).update(state=UploadState.WITHDRAWN)
    hand_in(actor("first_reviewer"))


def test_too_large_and_not_allowed(actor, settings) -> None:
    settings.LIMIT = {**settings.LIMIT, "UPLOAD_BYTES": 10}
    with pytest.raises(Guarded, match="超过 10 字节的上限"):
        hand_in(actor("first_reviewer"))
    with pytest.raises(NotAllowed):
        hand_in(actor("hospital"))


def test_what_an_unfinished_upload_left_is_not_taken_for_ours(actor, home) -> None:
    first = hand_in(actor("first_reviewer"))
    left = upload_folder(first.pk + 1)
    left.mkdir()
    (left / "psn_info_b.csv").write_text("of an upload that was never committed")
    second = hand_in(actor("first_reviewer"), CONTENT + "P2,乙\n")
    assert upload_folder(second.pk) == left
    assert (left / "psn_info_b.csv").read_text(encoding="utf-8").endswith("P2,乙\n")
