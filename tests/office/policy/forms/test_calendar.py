from __future__ import annotations

from datetime import date

import pytest

from yijian.office.policy.forms.calendar import CalendarForm, initial_of_year

PLACES = [("national", "全国"), ("lanzhou", "兰州市")]
GIVEN = {
    "year": "2027",
    "place": "national",
    "title": "（虚构）通知",
    "number": "虚构 1 号",
    "issued_on": "2026-11-10",
    "days_off": "2027-01-01至2027-01-03元旦\n\n 2027-05-01 ~ 2027-05-05 劳动节\n2027-06-09",
    "make_up": "2027-01-09、2027-02-06\n2027-10-09",
}


def test_as_the_notice_is_written() -> None:
    form = CalendarForm(GIVEN, places=PLACES)
    assert form.is_valid(), form.errors
    content = form.content(date(2026, 11, 21))
    assert [row["title"] for row in content["days_off"]] == ["元旦", "劳动节", "放假"]
    assert content["make_up"] == ["2027-01-09", "2027-02-06", "2027-10-09"]
    assert content["source"] == "（虚构）通知（虚构 1 号，2026-11-10）"
    again = CalendarForm(initial_of_year(content), places=PLACES)
    assert again.is_valid(), again.errors
    assert again.content(date(2026, 11, 21)) == content


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("days_off", "2027-01-01 元旦\n1月2日", "第 2 行“1月2日”看不懂"),
        ("days_off", "2027-02-30", "第 1 行“2027-02-30”看不懂"),
        ("make_up", "周六", "第 1 行“周六”不是日期"),
        ("year", "二零二七", "年份应为四位数字"),
        ("days_off", "", "请填写放假日期"),
    ],
)
def test_a_fault_names_its_line(field: str, text: str, said: str) -> None:
    form = CalendarForm({**GIVEN, field: text}, places=PLACES)
    assert said in str(form.errors[field])
