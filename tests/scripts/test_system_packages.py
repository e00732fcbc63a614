"""Missing system packages are installed by root, and only named by anyone else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "system_packages.sh"
PACKAGES = "openjdk-17-jre-headless postgresql chromium fonts-wqy-microhei"


def _run(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """The script on a machine that has these programs and no others."""
    for name, body in programs.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
    return subprocess.run(
        ["/bin/bash", str(SCRIPT)],
        env={"PATH": str(folder), "SYSTEM_ROOT": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_root_installs_what_is_missing(tmp_path: Path) -> None:
    done = _run(tmp_path, id="echo 0", apt_get='echo "$@" >&2')
    assert done.returncode == 0
    update, install = done.stderr.splitlines()
    assert update.startswith("update")
    assert install.startswith("install")
    assert install.endswith(f"--no-install-recommends {PACKAGES}")


@pytest.mark.parametrize(
    "programs", [{"id": "echo 1000", "apt_get": "echo called"}, {"id": "echo 0"}]
)
def test_others_are_told_what_is_missing(tmp_path: Path, programs: dict[str, str]) -> None:
    done = _run(tmp_path, **programs)
    assert done.returncode == 0
    assert done.stdout == ""
    assert f"缺少系统软件包：{PACKAGES}" in done.stderr


def test_a_failed_install_is_said(tmp_path: Path) -> None:
    done = _run(tmp_path, id="echo 0", apt_get="exit 100")
    assert done.returncode == 0
    assert f"系统软件包安装失败：{PACKAGES}" in done.stderr


def _lay_fonts(folder: Path) -> None:
    (folder / "usr/share/fonts/truetype/wqy").mkdir(parents=True)
    (folder / "usr/share/fonts/truetype/wqy/wqy-microhei.ttc").touch()


def test_nothing_is_done_when_nothing_is_missing(tmp_path: Path) -> None:
    _lay_fonts(tmp_path)
    there = dict.fromkeys(("java", "initdb", "chromium"), "exit 0")
    done = _run(tmp_path, id="echo 0", apt_get="echo called", **there)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_programs_beside_the_path_are_found(tmp_path: Path) -> None:
    (tmp_path / "usr/lib/postgresql/15/bin").mkdir(parents=True)
    (tmp_path / "usr/lib/postgresql/15/bin/initdb").touch()
    done = _run(tmp_path, id="echo 1000", java="exit 0", chromium_browser="exit 0")
    assert "缺少系统软件包：fonts-wqy-microhei；" in done.stderr
