"""The plugin writes what passed, for whole runs only, and refuses a mark that names no row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.plugins import articles

MARKED = """
import pytest

@pytest.mark.article("LZ-22-1a", "LZ-1")
def test_proves():
    pass

@pytest.mark.article("LZ-1")
def test_proves_again():
    pass

@pytest.mark.article("LZ-3-1")
def test_does_not():
    assert False
"""


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test session of its own beside three known rows."""
    requirements = Path(pytester.path) / "shared/requirements"
    requirements.mkdir(parents=True)
    (requirements / "articles.csv").write_text("id,seed\nLZ-1,a\nLZ-3-1,a\nLZ-22-1a,a\n")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setattr(articles, "ROOT", Path(pytester.path) / "checkout")
    pytester.makeini("[pytest]\ntestpaths = tests\nmarkers =\n    article\n")
    (Path(pytester.path) / "tests").mkdir()
    return pytester


def _write(inner: pytest.Pytester, text: str) -> None:
    (Path(inner.path) / "tests/test_marked.py").write_text(text)


def _run(inner: pytest.Pytester, *args: str) -> pytest.RunResult:
    return inner.runpytest("-p", "tests.plugins.articles", *args)


def test_full_run_writes_what_passed(inner: pytest.Pytester) -> None:
    _write(inner, MARKED)
    _run(inner, "--write-trace", "out/trace.json").assert_outcomes(passed=2, failed=1)
    written = json.loads((Path(inner.path) / "out/trace.json").read_text())
    first, second = "tests/test_marked.py::test_proves", "tests/test_marked.py::test_proves_again"
    assert written == {"rows": {"LZ-1": [first, second], "LZ-22-1a": [first]}}


def test_nothing_is_written_unasked(inner: pytest.Pytester) -> None:
    _write(inner, MARKED)
    _run(inner)
    assert not list(Path(inner.path).rglob("trace.json"))


@pytest.mark.parametrize("part", [["-k", "again"], ["tests/test_marked.py::test_proves"]])
def test_part_of_the_tests_writes_nothing(inner: pytest.Pytester, part: list[str]) -> None:
    _write(inner, MARKED)
    result = _run(inner, "--write-trace", "out/trace.json", *part)
    assert not (Path(inner.path) / "out").exists()
    result.stdout.fnmatch_lines(["*没有运行全部测试*"])


@pytest.mark.parametrize("mark", ['"LZ-999"', '"no row"', ""])
def test_unknown_row_is_refused(inner: pytest.Pytester, mark: str) -> None:
    _write(inner, f"import pytest\n\n@pytest.mark.article({mark})\ndef test_x(): pass\n")
    result = _run(inner)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*test_marked.py::test_x: *row*"])
