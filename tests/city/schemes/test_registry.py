from __future__ import annotations

from pathlib import Path

from yijian.city import schemes
from yijian.city.planting import Stage
from yijian.city.schemes.registry import all_schemes, plant_all


def test_every_file_is_a_scheme_of_its_name() -> None:
    files = {path.stem for path in Path(str(schemes.__file__)).parent.glob("*.py")}
    assert set(all_schemes()) == files - {"__init__", "registry"}
    assert len(all_schemes()) == 19


def test_planting_fills_the_stage(stage: Stage) -> None:
    fresh = Stage(stage.places, stage.area, stage.horizon, stage.cases, 3)
    plant_all(fresh)
    assert {label.scheme for label in fresh.labels} == set(all_schemes())
    assert {label.kind for label in fresh.labels} == {"fraud", "innocent"}
