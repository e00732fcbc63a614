from __future__ import annotations

import pytest

TESTS = """
import time
import pytest

@pytest.mark.parametrize("content", [str(time.time_ns()).encode(), b"PK"])
def test_a(content):
    pass
"""


def test_content_is_no_part_of_a_name(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\n")
    pytester.makepyfile(TESTS)
    said = pytester.runpytest("--collect-only", "-q", "-p", "tests.plugins.steady_ids").stdout.lines
    assert [it.split("::")[1] for it in said if "::" in it] == [
        "test_a[content0]",
        "test_a[content1]",
    ]
