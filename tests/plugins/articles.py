"""``@pytest.mark.article("LZ-22-1a")``: a test names the rows of ``articles.csv`` that it proves.

``--write-trace=PATH`` makes a full run write what passed, as
``{"rows": {"LZ-22-1a": ["tests/…::test_…"]}}``, rows and tests in order. A run of a part of the
tests writes nothing, so that the file always speaks of the whole.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from tests.plugins.prerequisites import nodeid_of

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^(LZ|GS|CQ|HI|NX)-\d+[AB]?(\.\d+)?(-i?\d+)?[a-z]?$")

_passed = pytest.StashKey[dict[str, set[str]]]()
_partial = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where a full run writes the trace; without it nothing is written."""
    parser.addoption(
        "--write-trace", metavar="PATH", help="write the rows of articles.csv that passed"
    )


def known_rows(csv_file: Path) -> frozenset[str] | None:
    """The row ids of ``articles.csv``, or ``None`` where the reference data is absent."""
    if not csv_file.is_file():
        return None
    with csv_file.open(encoding="utf-8", newline="") as stream:
        return frozenset(row["id"] for row in csv.DictReader(stream))


def rows_of(item: pytest.Item) -> list[str]:
    """The row ids that the marks of a test name."""
    return [str(row) for mark in item.iter_markers("article") for row in mark.args]


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing passed."""
    config.stash[_passed] = {}
    config.stash[_partial] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse a mark that names no row; hand the rows on to the report of the test."""
    known = known_rows(ROOT.parent / "shared/requirements/articles.csv")
    for item in items:
        marks = list(item.iter_markers("article"))
        if any(not mark.args for mark in marks):
            raise pytest.UsageError(f"{item.nodeid}: article() names no row")
        for row in rows_of(item):
            if not ROW.match(row) or (known is not None and row not in known):
                raise pytest.UsageError(f"{item.nodeid}: articles.csv has no row {row}")
            item.user_properties.append(("article", row))


def pytest_deselected(items: list[pytest.Item]) -> None:
    """A run that leaves tests out is not a full run."""
    for item in items[:1]:
        item.config.stash[_partial].append("deselected")


class _Collector:
    """Gathers passed rows from the reports of all workers."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            nodeid = nodeid_of(report.nodeid)
            for name, row in report.user_properties:
                if name == "article":
                    self.config.stash[_passed].setdefault(str(row), set()).add(nodeid)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Register the collector where the reports arrive."""
    session.config.pluginmanager.register(_Collector(session.config))


def _is_full(config: pytest.Config) -> bool:
    option = config.option
    asked = [Path(arg).resolve() for arg in config.args]
    whole = [(config.rootpath / path).resolve() for path in config.getini("testpaths")]
    return asked == whole and not (option.keyword or option.markexpr or config.stash[_partial])


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Write the trace after a full run that was asked for it."""
    target = config.getoption("--write-trace")
    if not target:
        return
    if not _is_full(config) or exitstatus not in (0, 1):
        terminalreporter.write_line("未写条文对照：本次没有运行全部测试", yellow=True)
        return
    rows = {row: sorted(tests) for row, tests in sorted(config.stash[_passed].items())}
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"rows": rows}, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8")
    terminalreporter.write_line(f"条文对照已写入 {target}：{len(rows)} 条")
