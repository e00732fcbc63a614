"""Lookup by place and day, in a made-up pack and in the shipped ones."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.conftest import NAME, PackBuilder, dated
from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law, admdvs, chain


def test_most_specific_place_wins_on_both_sides_of_a_date(pack: PackBuilder) -> None:
    pack.parameter("national", dated("6", "2010-01-01"))
    pack.parameter("gansu", dated("3", "2020-01-01"))
    pack.parameter("lanzhou", dated("1", "2024-03-01", until="2025-02-28"))
    law = Law.load(pack.root)
    days = {
        date(2019, 12, 31): (6, "national"),
        date(2020, 1, 1): (3, "gansu"),
        date(2024, 2, 29): (3, "gansu"),
        date(2024, 3, 1): (1, "lanzhou"),
        date(2025, 2, 28): (1, "lanzhou"),
        date(2025, 3, 1): (3, "gansu"),
    }
    for day, expected in days.items():
        found = law.value(NAME, "lanzhou", day)
        assert (found.value, found.resolved_from) == expected
    assert law.value(NAME, "gansu", date(2024, 6, 1)).value == 3


def test_timeline_agrees_with_lookup_and_has_no_gap(pack: PackBuilder) -> None:
    pack.parameter("national", dated("6", "2010-01-01"))
    pack.parameter("lanzhou", dated("1", "2024-03-01", until="2025-02-28"))
    law = Law.load(pack.root)
    spans = law.timeline(NAME, "lanzhou")
    assert [(s.value, str(s.since), str(s.until)) for s in spans] == [
        (6, "2010-01-01", "2024-02-29"),
        (1, "2024-03-01", "2025-02-28"),
        (6, "2025-03-01", "None"),
    ]
    for span in spans:
        assert law.value(NAME, "lanzhou", span.since).value == span.value


def test_gap_between_city_and_nation_is_refused(pack: PackBuilder) -> None:
    pack.parameter("lanzhou", dated("1", "2010-01-01", until="2015-12-31"))
    pack.parameter("national", dated("6", "2016-01-03"))
    law = Law.load(pack.root)
    for ask in (
        lambda: law.timeline(NAME, "lanzhou"),
        lambda: law.value(NAME, "lanzhou", date(2016, 1, 1)),
        law.check,
    ):
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.code == "law.gap"
        assert "2016-01-01 至 2016-01-02" in caught.value.message


def test_before_the_first_and_after_the_last_value(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01", until="2024-12-31"))
    law = Law.load(pack.root)
    assert law.value(NAME, "gansu", date(2024, 1, 1)).value == 1
    assert law.value(NAME, "gansu", date(2024, 12, 31)).value == 1
    for day, code in [(date(2023, 12, 31), "law.before_first"), (date(2025, 1, 1), "law.ended")]:
        with pytest.raises(Refused) as caught:
            law.value(NAME, "gansu", day)
        assert caught.value.code == code
        assert "2024-" in caught.value.message


def test_unknown_names_are_answered_with_what_there_is(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01"))
    law = Law.load(pack.root)
    with pytest.raises(UsageError) as caught:
        law.value("agreement.publish_sign.deadline", "gansu", date(2024, 1, 1))
    assert caught.value.code == "law.unknown_parameter"
    assert NAME in caught.value.message
    with pytest.raises(UsageError) as caught:
        law.value(NAME, "beijing", date(2024, 1, 1))
    assert caught.value.code == "law.unknown_jurisdiction"
    assert "lanzhou" in caught.value.message


def test_digest_follows_every_byte(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01"))
    before = Law.load(pack.root).digest
    assert before == Law.load(pack.root).digest
    pack.parameter("gansu", dated("2", "2024-01-01"))
    assert Law.load(pack.root).digest != before


def test_a_file_is_read_when_it_is_asked_for(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01"))
    pack.write("gansu/parameters/agreement.broken.thing.yaml", "name: [")
    assert Law.load(pack.root).value(NAME, "gansu", date(2024, 1, 1)).value == 1


def test_shipped_packs_are_whole() -> None:
    law = Law.load()
    law.check()
    assert Law.load() is law
    assert set(law.jurisdictions) == {
        "national", "gansu", "lanzhou", "hainan", "ningxia", "chongqing"
    }  # fmt: skip
    assert chain("lanzhou") == ("lanzhou", "gansu", "national")
    assert [admdvs(p) for p in ("national", "lanzhou", "ningxia")] == ["000000", "620100", "640000"]


def test_defaults_of_ours_are_shown_as_such() -> None:
    found = Law.load().value("monitor.detect.child_max_age", "chongqing", date(2026, 1, 1))
    shown = found.as_json()
    assert (shown["value"], shown["origin"], shown["resolved_from"]) == (14, "ours", "national")
    assert shown["reason"]
    assert shown["article"] is None
    assert (shown["on"], shown["until"]) == ("2026-01-01", None)


def test_a_draft_can_be_passed_over(pack: PackBuilder) -> None:
    pack.instrument("gansu", "plan", "simulated_from: 2020-01-01")
    path = pack.root / "gansu/instruments/plan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("in_force", "draft"), encoding="utf-8")
    pack.articles("gansu", "plan", "{id: PLAN-1, label: 第一条, gist: 某事。}")
    pack.parameter("national", dated("6", "2010-01-01"))
    pack.parameter("gansu", dated("3", "2020-01-01").replace("act", "plan"))
    law = Law.load(pack.root)
    day = date(2020, 1, 1)
    simulated, held = law.value(NAME, "gansu", day), law.value(NAME, "gansu", day, drafts=False)
    assert (simulated.value, simulated.status) == (3, "draft")
    assert (held.value, held.status, held.resolved_from) == (6, "in_force", "national")


def test_status_of_a_value_is_that_of_its_day(pack: PackBuilder) -> None:
    path = pack.instrument("national", "act", "in_force_on: 2000-01-01\nended_on: 2009-12-31")
    text = path.read_text(encoding="utf-8").replace("status: in_force", "status: repealed")
    path.write_text(text, encoding="utf-8")
    pack.parameter("national", dated("6", "2000-01-01", until="2009-12-31"))
    law = Law.load(pack.root)
    assert law.value(NAME, "national", date(2009, 12, 31)).status == "in_force"
    assert [span.status for span in law.timeline(NAME, "national")] == ["in_force"]


def test_only_the_files_of_an_answer_are_read(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01"))
    pack.parameter("national", dated("2", "2024-01-01"))
    law = Law.load(pack.root)
    law.value(NAME, "gansu", date(2024, 1, 1))
    read = [path.relative_to(pack.root).as_posix() for path in law.shelf.read()]
    assert read == ["gansu/parameters/" + NAME + ".yaml", "national/instruments/act.yaml"]


def test_instruments_of_a_place_are_its_own_and_those_above(pack: PackBuilder) -> None:
    pack.instrument("lanzhou", "measure", "in_force_on: 2024-01-01")
    law = Law.load(pack.root)
    assert [it.id for it in law.instruments("lanzhou")] == ["measure", "act"]
    assert [it.id for it in law.instruments("gansu")] == ["act"]
    assert (law.home("measure"), law.home("act")) == ("lanzhou", "national")
    with pytest.raises(UsageError, match="没有文件 none"):
        law.home("none")


def test_articles_of_a_place_are_its_own(pack: PackBuilder) -> None:
    pack.instrument("lanzhou", "measure", "in_force_on: 2024-01-01")
    pack.articles("lanzhou", "measure", "{id: MEASURE-1, label: 第一条, gist: 甲。}")
    law = Law.load(pack.root)
    assert [unit.id for unit in law.articles("lanzhou")] == ["MEASURE-1"]
    assert [unit.id for unit in law.articles("national")] == ["ACT-1"]
    assert law.articles("gansu") == ()


def test_an_article_is_found_or_refused_with_what_there_is(pack: PackBuilder) -> None:
    law = Law.load(pack.root)
    assert law.article("ACT-1").label == "第一条"
    with pytest.raises(UsageError) as caught:
        law.article("ACT-2")
    assert (caught.value.code, "ACT-1" in caught.value.message) == ("law.unknown_article", True)
    with pytest.raises(UsageError) as caught:
        law.article("XX-1")
    assert "ACT" in caught.value.message


def test_an_unknown_list_is_answered_with_what_there_is(pack: PackBuilder) -> None:
    pack.codes("national", "colours", "{code: red, title: 红, reason: 试。}")
    law = Law.load(pack.root)
    assert law.code_lists() == ("colours",)
    assert law.title("colours", "red") == "红"
    assert law.title("colours", "blue") == "blue"
    with pytest.raises(UsageError) as caught:
        law.code_list("colour", "gansu", date(2024, 1, 1))
    assert (caught.value.code, "colours" in caught.value.message) == ("law.unknown_list", True)


def test_a_parameter_bears_the_title_of_the_highest_place(pack: PackBuilder) -> None:
    path = pack.parameter("gansu", dated("1", "2024-01-01"))
    path.write_text(
        path.read_text(encoding="utf-8").replace("某参数", "省的叫法"), encoding="utf-8"
    )
    assert Law.load(pack.root).parameter_title(NAME) == "省的叫法"
    pack.parameter("national", dated("2", "2024-01-01"))
    assert Law.load(pack.root).parameter_title(NAME) == "某参数"
