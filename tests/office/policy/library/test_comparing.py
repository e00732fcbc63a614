"""Places side by side."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor
from tests.office.policy.library.conftest import Read
from yijian.law.compare import differences
from yijian.office.framework.roles import Role
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import ORDER
from yijian.office.policy.library.comparing import CompareForm, names_of, row, table

pytestmark = pytest.mark.django_db
DEADLINE = "agreement.publish_signed.deadline"


def asked(actor: MakeActor, query: str) -> CompareForm:
    form = CompareForm(actor(Role.AUTHORITY), QueryDict(query))
    assert form.is_valid(), form.errors
    return form


def test_the_persons_place_beside_another(read: Read) -> None:
    html = read("compare/")
    assert "兰州市" in html
    assert "海南省" in html
    assert "值不同的" in html


def test_only_differences_or_all(actor: MakeActor) -> None:
    two = "places=hainan&places=ningxia&on=2026-11-22"
    value, basis, whole = (
        names_of(asked(actor, f"{two}&show={it}")) for it in ("value", "basis", "all")
    )
    assert DEADLINE in value
    assert set(value) < set(basis) < set(whole)
    day = asked(actor, two).day("on")
    said = {it.name for it in differences(source.law(), "hainan", "ningxia", day)}
    assert set(basis) == said


def test_a_row_has_a_cell_for_each_place(actor: MakeActor) -> None:
    form = asked(actor, "places=ningxia&places=hainan&places=lanzhou&q=签订协议后公布")
    assert names_of(form) == [DEADLINE]
    cells = row(form, DEADLINE).cells
    assert [cell.place for cell in cells] == ["兰州市", "海南省", "宁夏回族自治区"]
    assert [cell.shown.worth if cell.shown else None for cell in cells] == [
        "1 个月",
        "1 个月",
        "3 个月",
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("places=lanzhou", "请选 2 到 5 个法域"),
        ("&".join(f"places={it}" for it in ORDER), "请选 2 到 5 个法域"),
        ("places=lanzhou&places=x", "没有“x”这个法域"),
    ],
)
def test_too_few_too_many_unknown(read: Read, query: str, said: str) -> None:
    assert said in read(f"compare/?{query}")


def test_where_nothing_differs(read: Read) -> None:
    html = read("compare/?places=chongqing&places=national&module=security")
    assert "没有不同" in html


def test_the_table(actor: MakeActor) -> None:
    query = "places=hainan&places=ningxia&module=agreement"
    made = table(actor(Role.AUTHORITY), QueryDict(query))
    assert made is not None
    assert len(made.rows) == len(names_of(asked(actor, query)))
    assert [it.title for it in made.headings][3:] == [
        "海南省",
        "海南省的依据",
        "宁夏回族自治区",
        "宁夏回族自治区的依据",
    ]
    assert any("征求意见稿" in row[3] for row in made.rows)
    assert table(actor(Role.AUTHORITY), QueryDict("places=lanzhou")) is None
