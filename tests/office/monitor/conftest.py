"""A run with findings that everybody of Lanzhou sees."""

from __future__ import annotations

import pytest

from tests.office.monitor.found import make_many, make_run
from yijian.office.monitor.models import Finding, Run


@pytest.fixture
def run(db: None) -> Run:
    """A visible run of Lanzhou without findings."""
    return make_run()


@pytest.fixture
def many(run: Run) -> list[Finding]:
    """Forty-eight findings of that run."""
    return make_many(run)
