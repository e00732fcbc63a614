"""Faults that one file alone cannot show: each refused with its code, its file and its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.law.conftest import NAME, PackBuilder, dated
from yijian.kernel.errors import BadInput
from yijian.law import Law
from yijian.law.checks import OVERRIDE, check

CITED = (
    "{code: a, title: 甲, citations: [{jurisdiction: national, instrument: act, article: 第一条}]}"
)


def fault(pack: PackBuilder) -> tuple[str, str, int | None]:
    with pytest.raises(BadInput) as caught:
        check(Law.load(pack.root))
    place = caught.value.place
    return caught.value.code, Path(place.file).name, place.row


def test_a_sound_pack_passes(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01"))
    pack.codes("national", "acts", CITED)
    check(Law.load(pack.root))


def test_an_article_must_be_a_unit(pack: PackBuilder) -> None:
    second = dated("2", "2025-01-01").replace("第一条", "第九条")
    pack.parameter("gansu", dated("1", "2024-01-01", until="2024-12-31"), second)
    assert fault(pack) == ("law.unknown_article", f"{NAME}.yaml", 13)
    pack.root.joinpath("national/articles/act.yaml").unlink()
    assert fault(pack) == ("law.unknown_article", f"{NAME}.yaml", 4)


def test_a_row_must_lie_in_its_article(pack: PackBuilder) -> None:
    pack.articles(
        "national",
        "act",
        "{id: ACT-1, label: 第一条, gist: 甲。}",
        "{id: ACT-10, label: 第十条, gist: 乙。}",
    )
    pack.parameter("gansu", dated("1", "2024-01-01") + "\nrows: [ACT-1-1a]")
    check(Law.load(pack.root))
    pack.parameter("gansu", dated("1", "2024-01-01") + "\nrows: [ACT-10]")
    assert fault(pack)[0] == "law.unknown_row"
    pack.parameter("gansu", dated("1", "2024-01-01") + "\nrows: [ACT-7]")
    assert fault(pack) == ("law.unknown_row", f"{NAME}.yaml", 4)
    ours = dated("1", "2024-01-01").replace(
        "origin: seed", "origin: ours\nreason: 试。\nrows: [XX-1]"
    )
    pack.parameter("gansu", ours.replace("article: 第一条\n", ""))
    assert fault(pack) == ("law.unknown_row", f"{NAME}.yaml", 4)


def test_members_must_be_codes_of_their_list(pack: PackBuilder) -> None:
    pack.codes("national", "acts", CITED)
    counted = dated("1", "2024-01-01", unit="count") + "\nmembers_of: acts\nmembers: [a]"
    pack.parameter("gansu", counted)
    check(Law.load(pack.root))
    pack.parameter("gansu", counted.replace("[a]", "[b]"))
    assert fault(pack) == ("law.unknown_code", f"{NAME}.yaml", 4)
    pack.parameter("gansu", counted.replace("[a]", "[a, b]"))
    assert fault(pack)[0] == "law.parts"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (CITED.replace("act,", "none,"), "law.unknown_instrument"),
        (CITED.replace("national", "nowhere"), "law.unknown_instrument"),
        (CITED.replace("第一条", "第九条"), "law.unknown_article"),
        (CITED.replace("第一条", "第一条, rows: [ACT-9]"), "law.unknown_row"),
        ("{code: a, title: 甲, reason: 试。, parameters: [a.b.c]}", "law.unknown_code"),
        ("{code: a, title: 甲, reason: 试。, refers: {acts: [x]}}", "law.unknown_code"),
        ("{code: a, title: 甲, reason: 试。, refers: {none: [z]}}", "law.unknown_code"),
    ],
)
def test_references_of_a_list_are_followed(pack: PackBuilder, entry: str, code: str) -> None:
    pack.codes("national", "acts", "{code: z, title: 末, reason: 试。}", entry)
    assert fault(pack) == (code, "acts.yaml", 6)


def test_references_of_an_instrument_are_followed(pack: PackBuilder) -> None:
    pack.instrument("gansu", "plan", "in_force_on: 2020-01-01\nbases: [act]")
    check(Law.load(pack.root))
    pack.instrument("gansu", "plan", "in_force_on: 2020-01-01\nbases: [none]")
    assert fault(pack)[:2] == ("law.unknown_instrument", "plan.yaml")
    pack.instrument("gansu", "plan", "in_force_on: 2020-01-01\nrows: [PLAN-1]")
    assert fault(pack) == ("law.unknown_row", "plan.yaml", 9)


def test_articles_need_their_instrument(pack: PackBuilder) -> None:
    pack.articles("gansu", "act", "{id: ACT-1, label: 第一条, gist: 甲。}")
    assert fault(pack)[:2] == ("law.unknown_instrument", "act.yaml")


def test_keys_name_parameters(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01"))
    pack.write("keys.yaml", f"keys:\n- {{key: a, title: 甲, parameters: [{NAME}]}}\n")
    check(Law.load(pack.root))
    pack.write("keys.yaml", "keys:\n- {key: a, title: 甲, parameters: [a.b.c]}\n")
    assert fault(pack) == ("law.unknown_parameter", "keys.yaml", 2)


@pytest.mark.article("HI-8-1a")
def test_a_place_below_may_not_override_what_is_kept(pack: PackBuilder) -> None:
    barred = dated("false", "2020-01-01", until="2024-12-31", unit="bool")
    freed = dated("true", "2025-01-01", unit="bool")
    pack.parameter("gansu", barred, freed, name=OVERRIDE)
    pack.parameter("gansu", dated("1", "2010-01-01"))
    pack.parameter("lanzhou", dated("2", "2025-01-01"))
    check(Law.load(pack.root))
    pack.parameter("lanzhou", dated("2", "2024-12-31"))
    assert fault(pack) == ("law.override", f"{NAME}.yaml", 4)
    shipped = Law.load().value(OVERRIDE, "hainan", date(2024, 6, 1))
    assert (shipped.value, shipped.resolved_from) == (False, "hainan")
    level = Law.load().value("policy.jurisdiction_params.pooling_level", "hainan", date(2024, 6, 1))
    assert (level.value, level.rows) == ("省级", ("HI-8-1a",))
