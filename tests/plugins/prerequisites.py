"""Tests that need Java, PostgreSQL, Chromium or the reference data: skipped, then listed by name.

With ``CI=true`` a test skipped for want of a system package fails the run, because there these
packages are ours to install; missing reference data never fails a run.
"""

from __future__ import annotations

import os
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.plugins import chromium, postgres

ROOT = Path(__file__).resolve().parents[2]
NO_JAVA = "缺少 Java 17（Debian 软件包 openjdk-17-jre-headless）"
NO_PYSPARK = "缺少 PySpark（可选依赖 spark）"
NO_POSTGRES = "缺少 PostgreSQL（Debian 软件包 postgresql）"
NO_PSYCOPG = "缺少 psycopg（可选依赖 postgres）"
NO_CHROMIUM = "缺少 Chromium（Debian 软件包 chromium）"
NO_PLAYWRIGHT = "缺少 Playwright（requirements/test.txt）"
NO_SHARED = "缺少参考资料：检出目录旁没有 shared 文件夹"
SYSTEM = (NO_JAVA, NO_PYSPARK, NO_POSTGRES, NO_PSYCOPG, NO_CHROMIUM, NO_PLAYWRIGHT)
ONE_AT_A_TIME = ("postgres", "spark", "browser")
"""Marks whose tests share one worker, hence one cluster, one JVM, one browser; the longest first,
and before all others, so that no worker waits for another at the end."""
_GROUP = re.compile(r"@[a-z_]+$")

_skipped = pytest.StashKey[dict[str, str]]()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference data beside the checkout; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(NO_SHARED)
    return folder


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java") is not None or bool(home and (Path(home) / "bin/java").is_file())


def _missing(item: pytest.Item) -> str | None:
    marks = {mark.name for mark in item.iter_markers()}
    if "spark" in marks and not _has_java():
        return NO_JAVA
    if "spark" in marks and find_spec("pyspark") is None:
        return NO_PYSPARK
    if "postgres" in marks and postgres.programs() is None:
        return NO_POSTGRES
    if "postgres" in marks and find_spec("psycopg") is None:
        return NO_PSYCOPG
    if "browser" in marks and chromium.program() is None:
        return NO_CHROMIUM
    if "browser" in marks and find_spec("playwright") is None:
        return NO_PLAYWRIGHT
    if "shared" in marks and not (ROOT.parent / "shared").is_dir():
        return NO_SHARED
    return None


def nodeid_of(nodeid: str) -> str:
    """The name of a test without the group that xdist writes behind it."""
    return _GROUP.sub("", nodeid)


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("true", "1")


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing skipped."""
    config.stash[_skipped] = {}


@pytest.hookimpl(tryfirst=True)  # xdist then reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot run here; let tests that need the same big thing share one worker."""
    for item in items:
        if reason := _missing(item):
            item.add_marker(pytest.mark.skip(reason=reason))
        if mark := _group(item):
            item.add_marker(pytest.mark.xdist_group(mark))
    items.sort(key=_turn)


def _group(item: pytest.Item) -> str | None:
    return next((mark for mark in ONE_AT_A_TIME if item.get_closest_marker(mark)), None)


def _turn(item: pytest.Item) -> int:
    mark = _group(item)
    return ONE_AT_A_TIME.index(mark) if mark else len(ONE_AT_A_TIME)


class _Collector:
    """Gathers the reports of all workers in the process that prints the summary."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and isinstance(report.longrepr, tuple):
            reason = str(report.longrepr[2]).removeprefix("Skipped: ")
            if reason in (*SYSTEM, NO_SHARED):
                self.config.stash[_skipped][nodeid_of(report.nodeid)] = reason


def pytest_sessionstart(session: pytest.Session) -> None:
    """Register the collector where the reports arrive."""
    session.config.pluginmanager.register(_Collector(session.config))


def _fails(config: pytest.Config) -> bool:
    return _in_ci() and any(reason in SYSTEM for reason in config.stash[_skipped].values())


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a test skipped for want of a system package is a failure."""
    if exitstatus == pytest.ExitCode.OK and _fails(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name each test that was skipped for want of a system package or of reference data."""
    by_reason: dict[str, list[str]] = {}
    for nodeid, reason in config.stash[_skipped].items():
        by_reason.setdefault(reason, []).append(nodeid)
    for reason, nodeids in sorted(by_reason.items()):
        terminalreporter.section(f"{reason}：跳过 {len(nodeids)} 项")
        for nodeid in sorted(nodeids):
            terminalreporter.write_line(nodeid)
    if _fails(config):
        terminalreporter.write_line("CI=true：因缺少系统软件包而跳过，按失败处理", red=True)
