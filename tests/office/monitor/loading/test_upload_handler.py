from __future__ import annotations

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from yijian.office.monitor.loading.upload_handler import OfficeUploadHandler


@pytest.fixture
def request_with_file(settings, home):
    settings.FILE_UPLOAD_TEMP_DIR = str(home)

    def make(content: bytes):
        file = SimpleUploadedFile("setl_d.csv", content)
        request = RequestFactory().post("/", {"file": file})
        request.upload_handlers = [OfficeUploadHandler(request)]
        return request

    return make


def test_a_file_comes_through(request_with_file) -> None:
    request = request_with_file(b"a,b\n" * 5)
    assert request.FILES["file"].read() == b"a,b\n" * 5
    assert "yijian.upload_fault" not in request.META


def test_of_what_is_too_large_not_all_is_kept(request_with_file, settings) -> None:
    settings.LIMIT = {**settings.LIMIT, "UPLOAD_BYTES": 1000}
    request = request_with_file(b"x" * 1_000_000)
    kept = request.FILES["file"].temporary_file_path()
    from pathlib import Path

    assert 1000 < Path(kept).stat().st_size <= 200_000


@pytest.mark.parametrize("moment", ["receive_data_chunk", "new_file"])
def test_a_full_disk_is_noted(request_with_file, monkeypatch, moment) -> None:
    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(
        f"django.core.files.uploadhandler.TemporaryFileUploadHandler.{moment}", full
    )
    request = request_with_file(b"a,b\n")
    assert request.FILES.get("file") is None
    assert request.META["yijian.upload_fault"] == "disk_full"


def test_other_faults_are_not_hidden(request_with_file, monkeypatch) -> None:
    def broken(*_args, **_kwargs):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk", broken
    )
    with pytest.raises(OSError, match="broken"):
        _ = request_with_file(b"a,b\n").FILES
