"""The form of the calculator, and the periods it knows."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor
from yijian.office.framework.roles import Role
from yijian.office.policy.library.deadline_form import DeadlineForm, by_module, periods, reasons

pytestmark = pytest.mark.django_db
WINDOW = "agreement.pre_decision_notice.statement_window"


def form_of(actor: MakeActor, query: str) -> DeadlineForm:
    return DeadlineForm(actor(Role.FIRST_REVIEWER), QueryDict(query))


@pytest.mark.parametrize("name", [WINDOW, "违约处理前陈述申辩的期限", "违约 申辩"])
def test_a_period_by_its_name_its_title_or_words_of_it(actor: MakeActor, name: str) -> None:
    form = form_of(actor, f"name={name}")
    assert form.is_valid()
    assert form.word("name") == WINDOW
    assert form["name"].value() == "违约处理前陈述申辩的期限"


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("name=陈述申辩", "name", "请点选一个"),
        ("name=没有这个", "name", "换一个词"),
        ("start=2026-02-30", "start", "应写成 2026-11-21"),
        ("start=2200-01-01", "start", "2099-12-31"),
        ("service=electronic", "service", "须经受送达人同意"),
        ("service=pigeon", "service", "没有“pigeon”这一项"),
        ("first_a=2026-03-03", "why_a", "写明事由"),
        ("last_b=2026-03-03&why_b=听证", "first_b", "从哪一天起"),
        ("first_c=2026-03-03&last_c=2026-03-01&why_c=听证", "last_c", "请交换两者"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    actor: MakeActor, query: str, field: str, said: str
) -> None:
    form = form_of(actor, query)
    assert not form.is_valid()
    assert said in str(form.errors[field])


def test_several_periods_are_offered(actor: MakeActor) -> None:
    form = form_of(actor, "name=陈述申辩")
    form.is_valid()
    assert WINDOW in dict(form.near)


def test_excluded_days(actor: MakeActor) -> None:
    form = form_of(
        actor, "first_a=2026-03-03&last_a=2026-03-05&why_a=听证&first_b=2026-04-01&why_b=鉴定"
    )
    assert form.is_valid()
    assert [(it.first, it.last, it.why) for it in form.exclusions()] == [
        (date(2026, 3, 3), date(2026, 3, 5), "听证"),
        (date(2026, 4, 1), None, "鉴定"),
    ]
    assert [len(row) for row in form.spans()] == [3, 3, 3]


def test_the_periods_of_the_law() -> None:
    listed = periods()
    assert (WINDOW, "违约处理前陈述申辩的期限", "协议管理") in listed
    assert not any(name.endswith("collective_discussion_threshold") for name, _, _ in listed)
    assert sum(len(names) for _, names in by_module()) == len(listed)
    assert "听证" in reasons()
