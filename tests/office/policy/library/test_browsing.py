"""The first page of the library: filters, words, why, and what to do when nothing is found."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from tests.office.conftest import MakeActor
from tests.office.policy.library.conftest import Read
from yijian.office.framework.roles import Role
from yijian.office.policy.library.browsing import BrowseForm, find, row, table

pytestmark = pytest.mark.django_db


def asked(actor: MakeActor, query: str) -> BrowseForm:
    form = BrowseForm(actor(Role.AUTHORITY), QueryDict(query))
    assert form.is_valid(), form.errors
    return form


def test_words_find_and_say_why(read: Read) -> None:
    html = read("library/", {"q": "集体讨论"})
    for said in (
        "拒付或追回达到多少须集体讨论",
        "50,000 元（含本数）",
        "兰州市规定",
        "为何找到",
        "名称：集体讨论",
        "草案，仅供模拟",
    ):
        assert said in html


def test_what_other_places_and_days_have_is_counted(read: Read) -> None:
    html = read("library/", {"q": "签订协议后公布", "on": "2015-01-01"})
    assert "在所选法域、所选日期不适用" in html
    assert "jurisdiction=all" in html


def test_every_filter_narrows(actor: MakeActor) -> None:
    whole = find(asked(actor, ""))
    case = find(asked(actor, "module=case"))
    kind = find(asked(actor, "module=case&kind=parameter"))
    assert len(whole.entries) > len(case.entries) > len(kind.entries) > 0
    assert {it.kind for it in kind.entries} == {"parameter"}
    assert all("case" in it.modules for it in case.entries)
    assert case.kinds["parameter"] == len(kind.entries)
    assert len(find(asked(actor, "jurisdiction=all")).entries) > len(whole.entries)


def test_the_place_and_the_day_decide(actor: MakeActor) -> None:
    def keys(query: str) -> set[str]:
        return {it.key for it in find(asked(actor, query)).entries}

    ningxia = keys("jurisdiction=ningxia&on=2026-11-22")
    assert "NX-12-2" in ningxia
    assert not any(key.startswith(("LZ-", "HI-")) for key in ningxia)
    assert "NX-12-2" not in keys("jurisdiction=ningxia&on=2022-01-07")  # not yet published
    assert "NX-12-2" in keys("jurisdiction=ningxia&on=2022-03-01")


def test_a_row_of_every_kind_leads_to_its_page(actor: MakeActor) -> None:
    form = asked(actor, "on=2026-11-22")
    rows = {it.kind: row(form, it) for it in find(form).entries}
    for kind, part in {
        "article": "articles/",
        "parameter": "parameters/",
        "code": "codes/",
        "procedure": "procedures/",
        "instrument": "instruments/",
    }.items():
        assert part in rows[kind].link
        assert "jurisdiction=lanzhou" in rows[kind].link
        assert rows[kind].title
        assert rows[kind].said


def test_nothing_found_says_what_to_try(read: Read) -> None:
    html = read("library/", {"q": "zzz"})
    assert "法规库里没有一处写到“zzz”" in html
    assert "换一个更短的词" in html


def test_what_cannot_be_read_is_refused_in_words(read: Read) -> None:
    assert "应写成 2026-11-21" in read("library/", {"on": "abc"})
    assert "没有“x”这一项" in read("library/", {"module": "x"})
    assert "这个列表共 1 页" in read("library/", {"q": "zzz", "page": "7"}, status=400)


def test_everybody_reads_all_law_of_every_place(read: Read) -> None:
    for role in (Role.HOSPITAL, Role.PHARMACY, Role.AUDITOR):
        html = read("library/", {"jurisdiction": "hainan", "q": "公布签约"}, role=role)
        assert "海南省" in html


def test_the_table_has_the_whole_list(actor: MakeActor) -> None:
    made = table(actor(Role.AUTHORITY), QueryDict("module=policy&q=基金"))
    assert made is not None
    assert len(made.rows) == len(find(asked(actor, "module=policy&q=基金")).entries)
    assert ("主题", "政策参数与职权") in made.about
    assert table(actor(Role.AUTHORITY), QueryDict("on=abc")) is None
