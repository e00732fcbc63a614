from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.staging import disk_full, staged

CONTENT = b"setl_id,fee\n" + b"S1,1\n" * 1000


def test_a_file_is_brought_in_and_taken_away_again(home: Path) -> None:
    with staged(SimpleUploadedFile("../setl_d.csv", CONTENT)) as it:
        assert it.name == "setl_d.csv"
        assert it.path.read_bytes() == CONTENT
        assert (it.size, it.cut) == (len(CONTENT), False)
        assert it.sha256 == hashlib.sha256(CONTENT).hexdigest()
        assert it.path.stat().st_mode & 0o777 == 0o600
        assert str(it) == f"setl_d.csv {len(CONTENT)} {it.sha256}"
    assert list((home / "uploads" / "incoming").iterdir()) == []


def test_what_the_form_wrote_already_is_not_copied(home: Path, settings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(home)
    form = TemporaryUploadedFile("fee_list_d.csv", "text/csv", len(CONTENT), None)
    form.write(CONTENT)
    form.flush()
    with staged(form) as it:
        assert it.path.stat().st_ino == Path(form.temporary_file_path()).stat().st_ino
        assert (it.size, it.sha256) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
        it.path.rename(home / "kept")
    form.close()
    assert (home / "kept").read_bytes() == CONTENT


@pytest.mark.parametrize("form", [True, False])
def test_what_is_too_large_is_cut(home: Path, settings, form: bool) -> None:
    settings.LIMIT = {**settings.LIMIT, "UPLOAD_BYTES": 100}
    settings.FILE_UPLOAD_TEMP_DIR = str(home)
    given = iter([b"x" * 60, b"x" * 60, b"x" * 60])
    if form:
        given = TemporaryUploadedFile("a.csv", "text/csv", 180, None)
        given.write(b"x" * 180)
        given.flush()
    with staged(given, "a.csv") as it:
        assert it.cut
        assert it.path.stat().st_size <= 180


def test_a_full_disk_is_said_and_leaves_nothing(home: Path) -> None:
    def blocks():
        yield b"x" * 1000
        raise OSError(errno.ENOSPC, "No space left on device")

    words = r"磁盘空间不足，文件没有收下，也没有留下半个文件"
    with pytest.raises(Refused, match=words) as refused, staged(blocks(), "a.csv"):
        pytest.fail("nothing was brought in")
    assert refused.value.code == disk_full().code == "upload.disk_full"
    assert list((home / "uploads" / "incoming").iterdir()) == []


def test_other_faults_are_not_hidden() -> None:
    def blocks():
        yield b"x"
        raise OSError(errno.EIO, "broken")

    with pytest.raises(OSError, match="broken"), staged(blocks(), "a.csv"):
        pytest.fail("nothing was brought in")
