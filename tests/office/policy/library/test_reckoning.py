"""The deadline calculator: the last day, whether it is certain, and how it came about."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor
from tests.office.policy.library.conftest import Read
from yijian.office.framework.roles import Role
from yijian.office.policy.library.deadline_form import DeadlineForm
from yijian.office.policy.library.reckoning import Answer, answered, table, with_weekday

pytestmark = pytest.mark.django_db
WINDOW = "agreement.pre_decision_notice.statement_window"
FILING = "agreement.case_reporting.filing_deadline"
DECISION = "case.decision_service.decision_deadline"


def reckon(actor: MakeActor, query: str) -> tuple[Answer | None, str]:
    form = DeadlineForm(actor(Role.AUTHORITY), QueryDict(query))
    assert form.is_valid(), form.errors
    return answered(form)


def sure(actor: MakeActor, query: str) -> Answer:
    answer, fault = reckon(actor, query)
    assert answer is not None, fault
    return answer


def test_five_working_days_over_the_holidays(read: Read) -> None:
    html = read("deadline/", {"name": WINDOW, "start": "2026-09-28"})
    for said in (
        "2026-10-10（星期六）",
        "确定",
        "起算之日 2026-09-28（星期一） 不计",
        "5 个工作日",
        "国庆节 7 日",
        "第二十三条第3款",
        "2026-10-01",
        "兰州市规定",
    ):
        assert said in html


def test_beyond_the_published_calendar_it_is_provisional(actor: MakeActor) -> None:
    answer = sure(actor, f"name={WINDOW}&start=2026-12-28")
    assert answer.doubt.startswith("暂定：2027 年的放假安排尚未公布")
    assert answer.steps[-1].startswith("最早到 2026-12-31")


def test_an_extension_and_days_that_do_not_count(actor: MakeActor) -> None:
    plain = sure(actor, "name=inspection.sealing.limit&start=2026-03-02")
    longer = sure(actor, "name=inspection.sealing.limit&start=2026-03-02&extended=on")
    assert (plain.last_day[:10], longer.last_day[:10]) == ("2026-04-01", "2026-05-01")
    assert "再延长 30 日" in " ".join(longer.steps)
    span = "first_a=2026-03-10&last_a=2026-03-12&why_a=鉴定"
    without = sure(actor, f"name=inspection.sealing.limit&start=2026-03-02&{span}")
    assert without.last_day[:10] == "2026-04-04"
    assert ("鉴定", 3) in without.skipped


def test_an_exclusion_that_goes_on_stops_the_clock(actor: MakeActor) -> None:
    answer = sure(actor, f"name={DECISION}&start=2026-03-02&first_a=2026-03-10&why_a=听证")
    assert answer.doubt == "暂定：听证仍在进行，期间停着，结束后接着算"


def test_service_by_public_notice_starts_later(actor: MakeActor) -> None:
    answer = sure(actor, f"name={WINDOW}&start=2026-03-02&service=notice")
    assert answer.steps[0] == "公告送达，公告发出之日为 2026-03-02。"
    assert answer.steps[1] == "公告期满视为送达：2026-04-01。"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            f"name={FILING}&jurisdiction=hainan&start=2026-03-02",
            "没有规定这个期间；有规定的法域：兰州市",
        ),
        (f"name={WINDOW}&start=2026-03-02&extended=on", "没有规定可以延长"),
        (f"name={WINDOW}&start=1960-01-01", "才有规定"),
    ],
)
def test_no_answer_says_why(actor: MakeActor, query: str, said: str) -> None:
    answer, fault = reckon(actor, query)
    assert answer is None
    assert said in fault


def test_bad_input_and_the_empty_form(read: Read) -> None:
    assert "应写成 2026-11-21" in read("deadline/", {"name": WINDOW, "start": "2026-02-30"})
    assert "可以计算的期间" in read("deadline/")
    fault = read("deadline/", {"name": "review.second_sample.min_share"})
    assert "换一个词" in fault


def test_the_table_and_the_weekday(actor: MakeActor) -> None:
    made = table(actor(Role.AUTHORITY), QueryDict(f"name={WINDOW}&start=2026-09-28"))
    assert made is not None
    assert ("最后一日", "2026-10-10（星期六）") in made.rows
    assert ("不计的日子", "2026-10-01 国庆节") in made.rows
    assert table(actor(Role.AUTHORITY), QueryDict("")) is None
    assert with_weekday(sure(actor, f"name={WINDOW}&start=2026-09-28").days[0].day)[-1] == "）"
