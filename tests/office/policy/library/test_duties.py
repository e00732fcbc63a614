"""The register of duties on a page."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor
from tests.office.policy.library.conftest import Read
from yijian.law.duties import trace
from yijian.office.framework.roles import Role
from yijian.office.policy.library.duties import DutyForm, rows_of, table, traced_rows

pytestmark = pytest.mark.django_db


def ids(actor: MakeActor, query: str) -> list[str]:
    form = DutyForm(actor(Role.AUDITOR), QueryDict(query))
    assert form.is_valid(), form.errors
    return [it.traced.duty.id for it in rows_of(form)]


def test_all_rows_and_totals(read: Read, actor: MakeActor) -> None:
    html = read("duties/")
    for said in ("811", "兰州市", "266", "LZ-1", "目的和依据", "政策参数与职权"):
        assert said in html
    assert len(ids(actor, "")) == 811


def test_every_filter(actor: MakeActor) -> None:
    assert len(ids(actor, "jurisdiction=ningxia")) == 95
    assert len(ids(actor, "module=security")) == 6
    nothing = ids(actor, "status=nothing")
    assert set(nothing) == {it.duty.id for it in trace() if it.status == "nothing to build"}
    assert ids(actor, "q=NX-32-1a") == ["NX-32-1a"]
    register = ids(actor, "capability=policy.instrument_register")
    assert "LZ-1" in register
    assert len(register) == 13
    assert ids(actor, "q=没有这样的事") == []


def test_a_capability_is_one_click_away(read: Read) -> None:
    html = read("duties/", {"capability": "policy.fund_scope", "jurisdiction": "hainan"})
    assert "只看能力" in html
    assert "HI-40-1a" in html
    assert "没有符合条件的义务" in read("duties/", {"q": "zzz"})


def test_rows_by_their_identifiers() -> None:
    assert [it.traced.duty.id for it in traced_rows(["NX-1", "LZ-1"])] == ["LZ-1", "NX-1"]


def test_the_table(actor: MakeActor) -> None:
    made = table(actor(Role.AUDITOR), QueryDict("jurisdiction=gansu"))
    assert made is not None
    assert len(made.rows) == 143
    assert ("法域", "甘肃省") in made.about
    assert table(actor(Role.AUDITOR), QueryDict("status=x")) is None
