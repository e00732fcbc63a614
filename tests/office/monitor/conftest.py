"""Runs that everybody of Lanzhou sees: one of made-up rows, one that a real audit made."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.office.monitor import real_run as real
from tests.office.monitor.found import PHARMACY, make_finding, make_many, make_run
from yijian.office.monitor.models import Finding, Run


@pytest.fixture
def run(db: None) -> Run:
    """A visible run of Lanzhou without findings."""
    return make_run()


@pytest.fixture
def many(run: Run) -> list[Finding]:
    """Forty-eight findings of that run."""
    return make_many(run)


@pytest.fixture(scope="session")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a tiny lake and a finished run over it."""
    return real.make_home(tmp_path_factory.mktemp("audited"))


@pytest.fixture
def home(audited: Path, tmp_path: Path, settings: Any) -> Path:
    """A copy of that home, which a test may damage; the office's home during the test."""
    place = tmp_path / "home"
    shutil.copytree(audited, place)
    settings.HOME = place
    return place


@pytest.fixture
def bare(tmp_path: Path, settings: Any) -> Path:
    """A home with nothing in it; the office's home during the test."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def bought(home: Path, run: Run) -> Finding:
    """The finding of that run as a row: bought at the pharmacy during a stay."""
    keys = {"setl_id": "S2", "mdtrt_id": "V2", "lines": [("S2", "9")]}
    return make_finding(run, "bought", rule_code=real.RULE, fixmedins_code=PHARMACY, **keys)


@pytest.fixture
def real_run(transactional_db: None, home: Path) -> Run:
    """That run, loaded and made visible as the office does it."""
    return real.load(home)
