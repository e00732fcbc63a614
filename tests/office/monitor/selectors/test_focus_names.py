from __future__ import annotations

import pytest

from tests.office.monitor.found import HOSPITAL_A, LEVEL
from yijian.office.monitor.selectors.focus_names import focus_name

pytestmark = pytest.mark.django_db


def test_names(run) -> None:
    assert focus_name(run, "rule", LEVEL) == "药品限医疗机构级别"
    assert focus_name(run, "institution", HOSPITAL_A) == "城关第一医院"
    assert focus_name(run, "institution", LEVEL) == ""
    assert focus_name(run, "area", HOSPITAL_A) == ""
