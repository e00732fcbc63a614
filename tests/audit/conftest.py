"""One Spark session for all tests that look at single expressions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from yijian.audit.backends.spark import SparkEngineSession


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkEngineSession]:
    """A small local Spark, started once."""
    scratch = tmp_path_factory.mktemp("spark")
    session = SparkEngineSession("local[2]", scratch, "1GB", small=True)
    yield session
    session.close()
