"""Tests that need Java or the reference data: skipped with a reason, then listed by name.

With ``CI=true`` a test skipped for want of Java fails the run, because there the system packages
are ours to install; missing reference data never fails a run.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_JAVA = "缺少 Java 17（Debian 软件包 openjdk-17-jre-headless）"
NO_PYSPARK = "缺少 PySpark（可选依赖 spark）"
NO_SHARED = "缺少参考资料：检出目录旁没有 shared 文件夹"
SYSTEM = (NO_JAVA, NO_PYSPARK)

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
    if item.get_closest_marker("spark"):
        if not _has_java():
            return NO_JAVA
        if find_spec("pyspark") is None:
            return NO_PYSPARK
    if item.get_closest_marker("shared") and not (ROOT.parent / "shared").is_dir():
        return NO_SHARED
    return None


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("true", "1")


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing skipped."""
    config.stash[_skipped] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot run here; let all Spark tests share one worker, hence one JVM."""
    for item in items:
        if reason := _missing(item):
            item.add_marker(pytest.mark.skip(reason=reason))
        if item.get_closest_marker("spark"):
            item.add_marker(pytest.mark.xdist_group("spark"))


class _Collector:
    """Gathers the reports of all workers in the process that prints the summary."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and isinstance(report.longrepr, tuple):
            reason = str(report.longrepr[2]).removeprefix("Skipped: ")
            if reason in (*SYSTEM, NO_SHARED):
                self.config.stash[_skipped][report.nodeid.removesuffix("@spark")] = reason


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
