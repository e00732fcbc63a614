from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.audit.small_lake import DRUG
from tests.office.conftest import SignedIn
from tests.office.monitor.knowing import adopted, sexed
from tests.office.pages import foreign_words, visible_text
from yijian.audit.knowledge.kinds import kind_named
from yijian.office.framework.roles import Role
from yijian.office.monitor.views.knowledge import cells, plain

pytestmark = [pytest.mark.django_db, pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")]


@pytest.fixture
def read(client: Client, signed_in: SignedIn) -> Any:
    """``read("knowledge_kind", "drug_sex", role=…, on=…)``: the text of a page, then its source."""

    def get(page: str, *args: str, role: Role = Role.HOSPITAL, **asked: str) -> str:
        browser = signed_in(client, role)
        answer = browser.get(reverse(f"monitor:{page}", args=args), asked)
        assert answer.status_code == 200, answer.content.decode()[:500]
        html = answer.content.decode()
        assert foreign_words(html) - {"hospital", "nothing"} == set()
        return f"{' '.join(visible_text(html).split())} {html}"

    return get


def test_the_kinds_with_and_without_knowledge(actor, bare, read) -> None:
    empty = read("knowledge", role=Role.FIRST_REVIEWER)
    assert "还没有导入过知识" in empty
    adopted(actor)
    shown = read("knowledge", q="区分性别", only="rows")
    assert "药品区分性别使用" in shown
    assert "提交知识" not in shown
    assert "提交知识" in read("knowledge", role=Role.AUTHORITY)
    assert "没有符合条件的知识种类" in read("knowledge", q="没有这种")


def test_a_kind_its_rows_its_sources(actor, bare, read) -> None:
    adopted(actor)
    shown = read("knowledge_kind", "drug_sex")
    assert DRUG in shown
    assert "共 1 条" in shown
    assert "某号文" in shown
    past = read("knowledge_kind", "drug_sex", on="2025-06-01")
    assert "没有符合条件的行" in past
    assert DRUG in read("knowledge_kind", "drug_sex", all="1", name="某片")
    none = read("knowledge_kind", "drug_second_line", role=Role.FIRST_REVIEWER)
    assert "还没有内容" in none
    assert "下载空表" in none


def test_no_such_kind(client, signed_in, bare) -> None:
    answer = signed_in(client, Role.HOSPITAL).get(reverse("monitor:knowledge_kind", args=["x"]))
    assert answer.status_code == 404


def test_a_bad_day_is_said(client, signed_in, bare) -> None:
    answer = signed_in(client, Role.HOSPITAL).get(reverse("monitor:knowledge"), {"on": "昨天"})
    assert answer.status_code == 400
    assert "应写作 2026-11-21" in answer.content.decode()


def test_one_code_over_time(actor, bare, read) -> None:
    adopted(actor)
    adopted(actor, sexed(sex="男", since="2026-07-01"))
    shown = read("knowledge_code", code=DRUG)
    assert "2026-01-01 至 2026-06-30" in shown
    assert "2026-07-01 起" in shown
    assert "知识里没有提到它" in read("knowledge_code", code="nothing")
    assert DRUG in read("knowledge_codes", q="某片")
    assert "没有找到“并无此药”" in read("knowledge_codes", q="并无此药")


def test_a_code_is_asked_for_first(client, signed_in, bare) -> None:
    answer = signed_in(client, Role.HOSPITAL).get(reverse("monitor:knowledge_code"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("monitor:knowledge_codes"))


def test_an_empty_table_under_the_right_name(client, signed_in, bare) -> None:
    path = reverse("monitor:knowledge_form", args=["drug_sex"])
    answer = signed_in(client, Role.FIRST_REVIEWER).get(path)
    assert 'filename="drug_sex.csv"' in answer["Content-Disposition"]
    head = answer.content.decode("utf-8-sig").strip()
    assert head == "医保编码,名称,性别,批次,来源,层级,行政区划,生效日期,失效日期"


def test_values_as_people_write_them() -> None:
    assert [plain(it) for it in (True, False, None, Decimal("24.0000"), 3, date(2026, 1, 2))] == [
        "是", "否", "", "24", "3", "2026-01-02",
    ]  # fmt: skip
    assert plain(Decimal("12.50")) == "12.5"
    kind = kind_named("drug_sex")
    side = {"batch": "5", "source": "某", "level": "国家", "begndate": date(2026, 1, 1)}
    row = {
        "hilist_code": "A",
        "item_name": None,
        "sex": "男",
        "enddate": date(9999, 12, 31),
        **side,
    }
    shown = cells(kind, row)
    assert (shown["cells"][0], shown["batch"], shown["until"]) == (
        ("医保编码", "A", True), "第 5 批", None,
    )  # fmt: skip
