from __future__ import annotations

from datetime import date

import pytest

from tests.office.monitor.evaluated import INDEX, SINCE, compared, drafted, of
from tests.office.monitor.found import HOSPITAL_B, LEVEL
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-19-2c")
def test_the_effect_of_the_rules_is_frozen(actor) -> None:
    compared("ningxia")
    officer = of(actor, "authority", "ningxia")
    row = drafted(officer)
    assert row.state_title == "评估中"
    assert row.number == f"2026-{row.pk:04d}"
    assert (row.figures["total"]["n"], row.figures["total"]["n_before"]) == (3, 1)
    [first] = [it for it in row.figures["rules"] if it["code"] == LEVEL]
    assert (first["n"], first["counted"], first["counted_before"]) == (2, "500.00", "50.00")
    assert Entry.objects.filter(event="monitor.draft_evaluation", outcome="done").exists()


@pytest.mark.article("CQ-3.3-4c")
def test_an_institution_beyond_its_limit_is_proposed_where_the_law_says_so(actor) -> None:
    compared("chongqing")
    row = drafted(of(actor, "authority", "chongqing"))
    [proposed] = row.changes
    assert (proposed["kind"], proposed["key"], proposed["on"]) == ("institution", HOSPITAL_B, True)
    assert "加强现场检查" in proposed["reason"]
    assert "三（三）第4句" in proposed["basis"]
    [told] = [it for it in row.figures["institutions"] if it["code"] == HOSPITAL_B]
    assert told["indicators"][0]["code"] == INDEX
    assert (told["indicators"][0]["measured"], told["indicators"][0]["limit"]) == ("0.62", "0.45")


def test_elsewhere_and_before_the_law_it_is_only_shown(actor) -> None:
    compared("hainan")
    row = drafted(of(actor, "authority", "hainan"))
    assert row.changes == []
    assert any(it["indicators"] for it in row.figures["institutions"])


def test_who_may_not_and_what_cannot_be(actor, run) -> None:
    with pytest.raises(NotAllowed):
        drafted(actor("first_reviewer"))
    with pytest.raises(Guarded, match="还没有过去"):
        drafted(actor("authority"), SINCE, date(2026, 12, 31))
    drafted(actor("authority"))
    with pytest.raises(Guarded, match="还没有办完"):
        drafted(actor("second_reviewer"))
