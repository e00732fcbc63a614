"""The run says by name what could not run; in CI a missing system package fails it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins import postgres, prerequisites

SPARK_TEST = """
import pytest

@pytest.mark.spark
def test_on_the_cluster():
    pass

def test_at_home():
    pass
"""

OFFICE_TESTS = """
import pytest

@pytest.mark.postgres
def test_on_the_server():
    pass

@pytest.mark.browser
def test_in_the_browser():
    pass
"""

MARKS = ("spark", "postgres", "browser", "shared", "xdist_group")


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test session of its own, without system packages and without reference data."""
    monkeypatch.setenv("PATH", str(pytester.path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setattr(prerequisites, "ROOT", Path(pytester.path) / "checkout")
    monkeypatch.setattr(postgres, "DEBIAN", Path(pytester.path) / "postgresql")
    marks = "".join(f"    {mark}\n" for mark in MARKS)
    pytester.makeini(f"[pytest]\nmarkers =\n{marks}")
    return pytester


def _run(inner: pytest.Pytester) -> pytest.RunResult:
    return inner.runpytest("-p", "tests.plugins.prerequisites")


def test_java_missing_is_listed_by_name(inner: pytest.Pytester) -> None:
    inner.makepyfile(SPARK_TEST)
    result = _run(inner)
    result.assert_outcomes(passed=1, skipped=1)
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["*缺少 Java 17*跳过 1 项*", "*::test_on_the_cluster"])


def test_java_missing_fails_in_ci(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    inner.makepyfile(SPARK_TEST)
    result = _run(inner)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*::test_on_the_cluster", "*按失败处理*"])


def test_java_present_runs(inner: pytest.Pytester) -> None:
    java = Path(inner.path) / "java"
    java.write_text("#!/bin/sh\n")
    java.chmod(0o755)
    inner.makepyfile(SPARK_TEST)
    _run(inner).assert_outcomes(passed=2)


def test_server_and_browser_missing_are_listed(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner.makepyfile(OFFICE_TESTS)
    result = _run(inner)
    result.assert_outcomes(skipped=2)
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["*缺少 Chromium*跳过 1 项*", "*::test_in_the_browser"])
    result.stdout.fnmatch_lines(["*缺少 PostgreSQL*跳过 1 项*", "*::test_on_the_server"])
    monkeypatch.setenv("CI", "true")
    assert _run(inner).ret == pytest.ExitCode.TESTS_FAILED


def test_server_and_browser_present_run(inner: pytest.Pytester) -> None:
    for program in ("chromium", "initdb"):
        (Path(inner.path) / program).write_text("#!/bin/sh\n")
        (Path(inner.path) / program).chmod(0o755)
    inner.makepyfile(OFFICE_TESTS)
    _run(inner).assert_outcomes(passed=2)


def test_the_longest_begin_first(inner: pytest.Pytester) -> None:
    for program in ("chromium", "initdb"):
        (Path(inner.path) / program).write_text("#!/bin/sh\n")
        (Path(inner.path) / program).chmod(0o755)
    inner.makepyfile(MIXED)
    said = inner.runpytest("-v", "-p", "tests.plugins.prerequisites").stdout.lines
    order = [line.split("::")[1].split()[0] for line in said if "PASSED" in line]
    assert order == ["test_c", "test_a", "test_d", "test_b"]


MIXED = """
import pytest

@pytest.mark.browser
def test_a():
    pass

def test_b():
    pass

@pytest.mark.postgres
def test_c():
    pass

@pytest.mark.browser
def test_d():
    pass
"""


def test_what_needs_one_big_thing_shares_a_worker(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("chromium", "initdb"):
        (Path(inner.path) / program).write_text("#!/bin/sh\n")
        (Path(inner.path) / program).chmod(0o755)
    inner.makepyfile(MIXED)
    plugins = ("-p", "xdist.plugin", "-p", "xdist.looponfail", "-p", "tests.plugins.prerequisites")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    words = (*plugins, "-v", "-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder")
    lines = inner.runpytest_subprocess(*words).stdout.lines
    passed = [line.split("::")[1].split()[0] for line in lines if "PASSED" in line]
    assert sorted(passed) == ["test_a@browser", "test_b", "test_c@postgres", "test_d@browser"]


def test_the_group_of_a_worker_is_no_part_of_the_name() -> None:
    assert prerequisites.nodeid_of("tests/a.py::test_x[a@b]@postgres") == "tests/a.py::test_x[a@b]"
    assert prerequisites.nodeid_of("tests/a.py::test_x[a@b]") == "tests/a.py::test_x[a@b]"


def test_shared_missing_is_listed_and_never_fails(
    inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    inner.makepyfile(
        """
        import pytest

        @pytest.mark.shared
        def test_against_the_articles():
            pass
        """
    )
    result = _run(inner)
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["*缺少参考资料*跳过 1 项*", "*::test_against_the_articles"])
