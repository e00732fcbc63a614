"""Names of tests are the same in every process: content in bytes is no part of them.

A workbook made while the tests are collected carries the moment in which it was made; two workers
of xdist would collect tests of different names and refuse to begin.
"""

from __future__ import annotations


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are called by their argument; pytest numbers those of one name."""
    return argname if isinstance(val, bytes) else None
