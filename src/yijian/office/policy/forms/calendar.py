"""The form of a year's working days: as the notice is written, line by line."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms

from yijian.office.policy.forms.sheet import Sheet, day_field, long_field, text_field

_ROW = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|~|—|－)\s*(\d{4}-\d{2}-\d{2}))?\s*(.*)$")
_TITLE = "放假"


class CalendarForm(Sheet):
    """A year, whose it is, the notice, the days off and the make-up working days."""

    year = forms.IntegerField(
        label="年份",
        min_value=2000,
        max_value=2100,
        error_messages={
            "invalid": "年份应为四位数字",
            "min_value": "年份应为四位数字",
            "max_value": "年份应为四位数字",
        },
    )
    place = forms.ChoiceField(label="范围")
    title = text_field(
        "通知标题", most=120, hint="如：国务院办公厅关于 2027 年部分节假日安排的通知"
    )
    number = text_field("文号", most=60, hint="如：国办发明电〔2026〕7 号")
    issued_on = day_field("发文日期")
    days_off = long_field(
        "放假日期",
        rows=9,
        hint="每行一个节日，如：2027-02-05 至 2027-02-11 春节；只放一日的写一个日期",
    )
    make_up = long_field(
        "调休上班日期", needed=False, rows=4, hint="每行一个周末日期，如：2027-02-13"
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def clean_days_off(self) -> list[dict[str, str]]:
        """The rows of days off; a fault names its line."""
        rows = []
        for number, line in _lines(self.cleaned_data["days_off"]):
            found = _ROW.match(line)
            days = [_day(text) for text in found.groups()[:2] if text] if found else []
            if found is None or None in days:
                raise forms.ValidationError(
                    f"第 {number} 行“{line}”看不懂；应写成：2027-10-01 至 2027-10-07 国庆节"
                )
            first, last = days[0], days[-1]
            rows.append(
                {"first": f"{first}", "last": f"{last}", "title": found.group(3).strip() or _TITLE}
            )
        return rows

    def clean_make_up(self) -> list[str]:
        """The make-up days; a fault names its line."""
        rows = []
        for number, line in _lines(self.cleaned_data["make_up"]):
            for text in re.split(r"[\s、，,]+", line):
                day = _day(text)
                if day is None:
                    raise forms.ValidationError(
                        f"第 {number} 行“{text}”不是日期；应写成 2027-02-13"
                    )
                rows.append(f"{day}")
        return rows

    def content(self, checked_on: date) -> dict[str, Any]:
        """The content of the change; only of a valid form."""
        given = self.cleaned_data
        return {
            "year": given["year"],
            "jurisdiction": given["place"],
            "days_off": given["days_off"],
            "make_up": given["make_up"],
            "source": f"{given['title']}（{given['number']}，{given['issued_on']}）",
            "checked_on": checked_on.isoformat(),
            "fictitious": False,
        }


def initial_of_year(content: dict[str, Any]) -> dict[str, Any]:
    """What a form shows of a year that is to be revised."""
    said = re.match(r"^(.*)（(.*)，(\d{4}-\d{2}-\d{2})）$", content["source"])
    title, number, issued = said.groups() if said else (content["source"], "", None)
    return {
        "year": content["year"],
        "place": content["jurisdiction"],
        "title": title,
        "number": number,
        "issued_on": issued,
        "days_off": "\n".join(
            f"{row['first']} 至 {row['last']} {row['title']}" for row in content["days_off"]
        ),
        "make_up": "\n".join(content.get("make_up") or ()),
    }


def _lines(text: str) -> list[tuple[int, str]]:
    rows = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    return [(number, line) for number, line in rows if line]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
