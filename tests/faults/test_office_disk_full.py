"""A disk that fills up under the office: said in words, nothing by halves, and it goes on later."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.office import (
    REVIEWER,
    Office,
    answer,
    installed,
    made_run,
    small_disk,
)

RECEIVE = f"""{REVIEWER}
from yijian.office.monitor.actions.receive_upload import receive_upload
from yijian.office.monitor.loading.staging import staged
try:
    blocks = (b"P%d,x" % i + b"x" * 65536 + b"\\n" for i in range(int(sys.argv[1])))
    with staged(blocks, "psn_info_b.csv") as file:
        print(receive_upload(actor=actor, staged=file).pk)
except YijianError as refusal:
    print(refusal.code, refusal.message)
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("ground") / "home")


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    """An office whose home lies on a disk of sixteen megabytes."""
    for disk in small_disk(tmp_path / "disk", "16m"):
        shutil.copytree(template, disk / "home")
        office = Office(disk / "home")
        yield office
        office.end()


def test_an_upload_that_does_not_fit(office: Office) -> None:
    told = office.run(RECEIVE, "400")
    assert told.startswith("upload.disk_full 磁盘空间不足，文件没有收下，也没有留下半个文件")
    assert office.one("SELECT count(*) FROM monitor_upload") == 0
    assert list((office.home / "uploads" / "incoming").iterdir()) == []
    assert office.run(RECEIVE, "3") == "1"


def test_a_load_that_does_not_fit_goes_on_when_there_is_room(
    office: Office, tmp_path: Path
) -> None:
    folder = made_run(tmp_path / "run", 20_000)
    told = answer(office.load(folder))
    assert told["error"]["message"].startswith("磁盘空间不足")
    loaded, state = office.ask("SELECT loaded, state FROM monitor_run")[0]
    assert state == "loading"
    assert office.one("SELECT count(*) FROM monitor_finding") == loaded < 20_000
    command = ["mount", "-o", "remount,size=256m", str(office.home.parent)]
    subprocess.run(command, check=True)
    assert answer(office.load(folder))["state"] == "visible"
    assert office.one("SELECT count(*) FROM monitor_finding") == 20_000
    assert office.one("SELECT count(DISTINCT finding_id) FROM monitor_finding") == 20_000
    assert office.one("PRAGMA integrity_check") == "ok"
