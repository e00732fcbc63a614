"""The office's home in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.office.conftest import MakeActor
from yijian.office.framework.actor import Actor


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """Where the folders of the law and the jobs lie."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def officer(actor: MakeActor) -> Actor:
    """Somebody of the authority of Lanzhou, who prepares."""
    return actor("authority")


@pytest.fixture
def head(actor: MakeActor) -> Actor:
    """The head of the authority of Lanzhou, who decides."""
    return actor("authority_head")
