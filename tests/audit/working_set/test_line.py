"""A fee line as rules see it: setting, kind, code, person, institution, dates."""

from __future__ import annotations

import pytest

from tests.audit.small_lake import Ran
from tests.audit.working_set.conftest import CODES, KINDS, SETTINGS


def test_kinds_by_list_type(world: Ran) -> None:
    shown = world.shown()
    assert {t: shown[f"kind{t}", "1"]["item_kind"] for t in KINDS} == KINDS


def test_kinds_by_code_where_the_type_is_unknown(world: Ran) -> None:
    shown = world.shown()
    assert {c: shown[f"code{i}", "1"]["item_kind"] for i, c in enumerate(CODES)} == CODES


def test_care_settings(world: Ran) -> None:
    shown = world.shown()
    assert {t: shown[f"med{t}", "1"]["care_setting"] for t in SETTINGS} == SETTINGS


def test_a_pharmacy_sells_whatever_the_type_says(world: Ran) -> None:
    line = world.shown()["pharmacy", "1"]
    assert (line["care_setting"], line["fixmedins_type"], line["hosp_lv"]) == ("购药", "2", None)


def test_without_a_type_the_setting_is_other(world: Ran) -> None:
    assert world.shown()["no_type", "1"]["care_setting"] == "其他"


def test_a_local_suffix_is_taken_off_the_code(world: Ran) -> None:
    assert world.shown()["suffix", "1"]["hilist_code"] == "001101000010000"
    assert world.shown()["suffix", "1"]["item_kind"] == "服务项目"


def test_the_first_reported_day_of_death_counts(world: Ran) -> None:
    assert world.shown()["dead", "1"]["die_date"] == "2026-03-05"
    assert world.shown()["med11", "1"]["die_date"] is None


@pytest.mark.parametrize("name", ["open_null", "open_9999"])
def test_a_stay_that_has_not_ended_has_no_end(world: Ran, name: str) -> None:
    assert world.shown()[name, "1"]["end_date"] is None
    assert world.shown()[name, "1"]["begn_date"] == "2026-03-02"


def test_an_ended_visit_has_its_end(world: Ran) -> None:
    assert world.shown()["med21", "1"]["end_date"] == "2026-03-02"


def test_what_the_register_lacks_is_taken_from_the_settlement(world: Ran) -> None:
    line = world.shown()["no_visit", "1"]
    assert (line["gend"], line["brdy"], line["hosp_lv"]) == ("2", "1990-05-05", "07")
    assert (line["begn_date"], line["end_date"]) == ("2026-03-01", "2026-03-03")
    assert (line["insu_admdvs"], line["main_diag_code"]) == ("620102", None)


def test_the_register_of_persons_goes_first(world: Ran) -> None:
    line = world.shown()["med11", "1"]
    assert (line["gend"], line["brdy"]) == ("1", "1980-01-01")


def test_place_and_day_of_settlement(world: Ran) -> None:
    line = world.shown()["med11", "1"]
    assert (line["admdvs"], line["area"], line["setl_date"]) == ("620102", "6201", "2026-03-02")
    assert (line["main_diag_code"], line["hosp_lv"]) == ("I10.X00", "02")
