"""What an address asks for: defaults of the person, refusals in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor, MakePerson
from yijian.office.framework.roles import Role
from yijian.office.policy.library import asked

pytestmark = pytest.mark.django_db


def test_the_persons_place_and_today(actor: MakeActor, person: MakePerson) -> None:
    form = asked.PlaceForm(actor(Role.AUTHORITY), {})
    assert form.is_valid()
    assert (form.place, form.day("on")) == ("lanzhou", date(2026, 11, 21))
    assert form.kept() == "?jurisdiction=lanzhou&on=2026-11-21"
    far = asked.PlaceForm(actor(person(Role.FIRST_REVIEWER, "hainan_agency")), {})
    assert far.is_valid()
    assert far.place == "hainan"


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ({"on": "2026-02-30"}, "on", "应写成 2026-11-21"),
        ({"on": "1800-01-01"}, "on", "1949-10-01 至 2099-12-31"),
        ({"jurisdiction": "x"}, "jurisdiction", "没有“x”这一项"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(
    actor: MakeActor, query: dict[str, str], field: str, said: str
) -> None:
    form = asked.PlaceForm(actor(Role.AUTHORITY), query)
    assert not form.is_valid()
    assert said in str(form.errors[field])
    assert form.kept() == ""


def test_what_is_asked_in_words(actor: MakeActor) -> None:
    form = asked.PlaceForm(actor(Role.AUTHORITY), QueryDict("jurisdiction=national&on=2027-01-01"))
    assert form.is_valid()
    assert form.said() == [("法域", "国家"), ("日期", "2027-01-01")]
    assert form.word("jurisdiction") == "national"


def test_fields_and_choices(actor: MakeActor) -> None:
    assert [name for name, _ in asked.places()] == list(asked.ORDER)
    assert asked.today(actor(Role.AUTHORITY)) == date(2026, 11, 21)
    assert asked.kept("lanzhou", None) == "?jurisdiction=lanzhou"
    assert ("case", "行政执法案件") in asked.module_field().choices
    assert asked.words_field("查找", "词").max_length == 60
    assert asked.day_field("日").label == "日"
    assert asked.choice_field("甲", [("", "全部")]).required is False
