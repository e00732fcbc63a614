"""One small city for all tests: written, and in memory."""

from __future__ import annotations

import pytest

from tests.city.town import Town, make_town
from yijian.city.build import build
from yijian.city.places import area_of
from yijian.city.planting import Stage
from yijian.city.world import World


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return make_town(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def built() -> tuple[World, Stage]:
    return build(area_of("lanzhou"), 600, 4, 11, lambda _step: None)


@pytest.fixture(scope="session")
def world(built: tuple[World, Stage]) -> World:
    return built[0]


@pytest.fixture(scope="session")
def stage(built: tuple[World, Stage]) -> Stage:
    return built[1]
