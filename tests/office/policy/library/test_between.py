"""What changes between two days."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor
from tests.office.policy.library.conftest import Read
from yijian.law.compare import changes
from yijian.office.framework.roles import Role
from yijian.office.policy.library import source
from yijian.office.policy.library.between import (
    BetweenForm,
    coming_days,
    instrument_changes,
    parameter_changes,
    procedure_changes,
    table,
)

pytestmark = pytest.mark.django_db
TURN = "first=2026-12-31&last=2027-01-01"


def asked(actor: MakeActor, query: str) -> BetweenForm:
    form = BetweenForm(actor(Role.AUTHORITY), QueryDict(query))
    assert form.is_valid(), form.errors
    return form


def test_the_new_law_is_proposed_and_shown(read: Read) -> None:
    html = read("between/")
    for said in ("即将施行", "2027-01-01", "中华人民共和国医疗保障法", "值改变", "骗保处罚的主体"):
        assert said in html


def test_every_change_of_a_parameter(actor: MakeActor) -> None:
    found = parameter_changes(asked(actor, TURN))
    said = changes(source.law(), "lanzhou", date(2026, 12, 31), date(2027, 1, 1))
    assert {it.name for it in found} == {it.name for it in said}
    only = parameter_changes(asked(actor, f"{TURN}&only=value"))
    assert only == [it for it in found if it.what != "值不变，依据改变"]
    assert found[: len(only)] == only
    module = parameter_changes(asked(actor, f"{TURN}&module=agreement"))
    assert {it.module for it in module} <= {"协议管理"}


def test_instruments_begin_and_end(actor: MakeActor) -> None:
    form = asked(actor, "jurisdiction=ningxia&first=2022-02-28&last=2022-03-01")
    found = {(it.instrument.id, it.what, str(it.on)) for it in instrument_changes(form)}
    assert ("ningxia-order-55", "失效", "2022-03-01") in found
    assert ("ningxia-order-118", "施行", "2022-03-01") in found


def test_procedures_change(actor: MakeActor) -> None:
    form = asked(actor, "jurisdiction=lanzhou&first=2021-04-30&last=2023-07-14")
    found = {(it.name, str(it.on), it.what) for it in procedure_changes(form)}
    assert ("agreement.breach", "2023-07-14", "换了版本") in found
    quiet = asked(actor, "first=2026-11-22&last=2026-11-23")
    assert procedure_changes(quiet) == []


def test_the_days_that_come() -> None:
    assert coming_days("lanzhou", date(2026, 11, 22)) == [(date(2027, 1, 1), "医疗保障法")]
    assert coming_days("lanzhou", date(2027, 1, 1)) == []


def test_days_in_the_wrong_order(read: Read) -> None:
    assert "请交换两者" in read("between/", {"first": "2027-01-02", "last": "2026-01-01"})


def test_the_table(actor: MakeActor) -> None:
    made = table(actor(Role.AUTHORITY), QueryDict(TURN))
    assert made is not None
    assert {row[1] for row in made.rows} >= {"文件", "参数"}
    assert table(actor(Role.AUTHORITY), QueryDict("first=abc")) is None
