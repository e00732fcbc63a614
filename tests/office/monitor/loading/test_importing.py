from __future__ import annotations

import fcntl
import threading
from pathlib import Path

import pytest

from yijian.claims.lake import Lake
from yijian.kernel.errors import BadInput, Refused
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.receive_upload import receive_upload
from yijian.office.monitor.loading.folders import lake_folder, upload_folder
from yijian.office.monitor.loading.importing import batch_of, import_upload
from yijian.office.monitor.loading.staging import staged
from yijian.office.monitor.models import Upload

GOOD = "psn_no,psn_name\n" + "".join(f"P{i},甲\n" for i in range(20))
BAD = "psn_no,psn_name\nP1,甲\n,乙\n"


@pytest.fixture
def brought(actor):
    def make(content: str, name: str = "psn_info_b.csv") -> Upload:
        with staged(iter([content.encode()]), name) as file:
            found: Upload = receive_upload(actor=actor("first_reviewer"), staged=file)
        return found

    return make


def test_rows_are_counted(brought, quiet) -> None:
    outcome = import_upload(brought(GOOD), quiet)
    assert outcome.message == "第 1 批：20 行，收下 20 行"
    assert outcome.result["tables"]["psn_info_b"]["current"] == 20
    assert (outcome.result["rejects"], outcome.result["recognised"]) == (False, False)
    assert Lake(lake_folder("lanzhou")).snapshot().rows("psn_info_b") == 20
    assert quiet.told[-1][1:] == (1000, 1000)


def test_again_is_harmless_and_says_the_same(brought, quiet) -> None:
    upload = brought(GOOD)
    first = import_upload(upload, quiet)
    again = import_upload(upload, quiet)
    assert again.message == "内容已在数据湖第 1 批：20 行，收下 20 行"
    assert again.result == first.result | {"recognised": True}
    snapshot = Lake(lake_folder("lanzhou")).snapshot()
    assert (snapshot.version, snapshot.rows("psn_info_b")) == (1, 20)
    assert batch_of(snapshot, upload.sha256)["batch"] == 1
    assert batch_of(snapshot, "0" * 64) is None


def test_what_was_rejected_lies_beside_the_upload(brought, quiet) -> None:
    upload = brought(BAD)
    outcome = import_upload(upload, quiet)
    assert outcome.message == "第 1 批：2 行，收下 1 行，拒收 1 行（可下载原因）"
    assert "psn_no" in (upload_folder(upload.pk) / "rejects.csv").read_text(encoding="utf-8-sig")


def test_a_file_of_no_table_is_refused_in_words(brought, quiet) -> None:
    with pytest.raises(BadInput, match="文件名不像任何国家表"):
        import_upload(brought("a,b\n1,2\n", "anything.csv"), quiet)
    assert not Lake(lake_folder("lanzhou")).exists or (
        Lake(lake_folder("lanzhou")).snapshot().version == 0
    )


def test_a_file_that_is_gone_is_said(brought, quiet) -> None:
    upload = brought(GOOD)
    (upload_folder(upload.pk) / upload.name).unlink()
    with pytest.raises(Refused, match=r"服务器上找不到上传的文件“psn_info_b\.csv”"):
        import_upload(upload, quiet)


def test_it_waits_while_somebody_else_writes_to_the_lake(brought, quiet) -> None:
    upload = brought(GOOD)
    path: Path = Lake(lake_folder("lanzhou")).create().path / "lock"
    with path.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        threading.Timer(0.5, fcntl.flock, (held, fcntl.LOCK_UN)).start()
        outcome = import_upload(upload, quiet)
    assert outcome.result["batch"] == 1
    assert ("", 0, 0) in quiet.told


def test_two_jurisdictions_have_two_lakes(brought, quiet) -> None:
    upload = brought(GOOD)
    import_upload(upload, quiet)
    with writing():
        upload.jurisdiction = "hainan"
        upload.save()
    import_upload(upload, quiet)
    assert lake_folder("hainan") != lake_folder("lanzhou")
    assert Lake(lake_folder("hainan")).snapshot().rows("psn_info_b") == 20
