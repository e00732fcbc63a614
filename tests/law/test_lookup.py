"""Lookup by place and day, in a made-up pack and in the shipped ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

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


@pytest.mark.article("LZ-18-3b")
def test_lanzhou_second_review_share() -> None:
    found = Law.load().value("review.second_sample.min_share", "lanzhou", date(2024, 6, 1))
    assert (found.value, found.inclusive, found.unit) == (Decimal("0.05"), True, "ratio")
    assert (found.rows, found.article) == (("LZ-18-3b",), "第十八条第3款")
    assert found.status == "draft"
    with pytest.raises(Refused, match="兰州市"):
        Law.load().value("review.second_sample.min_share", "hainan", date(2024, 6, 1))


@pytest.mark.article("LZ-21-2")
def test_lanzhou_readmission_bar() -> None:
    found = Law.load().value("agreement.readmission_bar.duration", "lanzhou", date(2024, 6, 1))
    assert (found.value, found.unit, found.origin) == (3, "year", "seed")


@pytest.mark.article("HI-20-2")
@pytest.mark.article("NX-12-2")
def test_publication_of_agreements_differs_by_place() -> None:
    law = Law.load()
    hainan = law.value("agreement.publish_signed.deadline", "hainan", date(2024, 1, 1))
    ningxia = law.value("agreement.publish_signed.deadline", "ningxia", date(2022, 3, 1))
    assert (hainan.value, ningxia.value, ningxia.unit) == (1, 3, "month")
    for place, day in [("hainan", date(2023, 12, 31)), ("ningxia", date(2022, 2, 28))]:
        with pytest.raises(Refused) as caught:
            law.value("agreement.publish_signed.deadline", place, day)
        assert caught.value.code == "law.before_first"


def test_defaults_of_ours_are_shown_as_such() -> None:
    found = Law.load().value("monitor.detect.child_max_age", "chongqing", date(2026, 1, 1))
    shown = found.as_json()
    assert (shown["value"], shown["origin"], shown["resolved_from"]) == (14, "ours", "national")
    assert shown["reason"]
    assert shown["article"] is None
    assert (shown["on"], shown["until"]) == ("2026-01-01", None)


@pytest.mark.shared
def test_cited_rows_exist_in_the_requirements() -> None:
    listed = Path(__file__).parents[3] / "shared" / "requirements" / "articles.csv"
    if not listed.is_file():
        pytest.skip("no ../shared/requirements/articles.csv beside the checkout")
    known = {line.split(",", 1)[0] for line in listed.read_text(encoding="utf-8").splitlines()}
    law = Law.load()
    for name in law.names():
        for place in law.jurisdictions:
            try:
                spans = law.timeline(name, place)
            except Refused:
                continue
            assert all(row in known for span in spans for row in span.rows)
