"""What the tests of the audit share: one small run, and one Spark for single expressions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.small_lake import Ran, run
from tests.audit.small_rules import rules, small
from yijian.audit.backends.spark import SparkEngineSession


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkEngineSession]:
    """A small local Spark, started once."""
    scratch = tmp_path_factory.mktemp("spark")
    session = SparkEngineSession("local[2]", scratch, "1GB", small=True)
    yield session
    session.close()


@pytest.fixture(scope="session")
def small_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lake of :func:`small`."""
    return small().lake(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def judged(small_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The run of :func:`rules` over it."""
    return run(small_lake, tmp_path_factory.mktemp("judged") / "run", *rules())
