"""A value that a decision used stays as it read it; an edit is refused where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.law.conftest import NAME, PackBuilder, dated
from tests.law.test_additions import added, over, value
from yijian.kernel.errors import BadInput
from yijian.law import Law, additions
from yijian.law.used import Used, check_used, value_digest

ON = date(2026, 5, 1)


def use(law: Law, place: str = "lanzhou", on: date = ON) -> Used:
    return Used(place, NAME, on, value_digest(law.value(NAME, place, on)), "解除〔2026〕7号")


def refused(law: Law, *uses: Used) -> BadInput:
    with pytest.raises(BadInput) as caught:
        check_used(law, uses)
    assert caught.value.code == "law.used_value"
    assert "解除〔2026〕7号" in caught.value.message
    assert "另加一个以后起算的值" in caught.value.right
    return caught.value


def test_an_untouched_value_passes(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("6", "2020-01-01"))
    used = use(Law.load(pack.root))
    check_used(Law.load(pack.root), [used, used])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("value: 6", "value: 7"),
        ("unit: month", "unit: day"),
        ("since: 2020-01-01", "since: 2021-01-01"),
        ("confidence: high", "confidence: high\ninclusive: true"),
        ("confidence: high", "confidence: high\ncomponents: {extension: 1}"),
        ("confidence: high", "confidence: high\nrolls: false"),
    ],
)
def test_an_edited_value_is_refused_with_file_and_line(
    pack: PackBuilder, before: str, after: str
) -> None:
    first = dated("5", "2010-01-01", until="2019-12-31")
    pack.parameter("gansu", first, dated("6", "2020-01-01"))
    used = use(Law.load(pack.root))
    if "since" in after:
        first = first.replace("2019-12-31", "2020-12-31")
    path = pack.parameter("gansu", first, dated("6", "2020-01-01").replace(before, after))
    place = refused(Law.load(pack.root), used).place
    assert (place.file, place.row) == (str(path), 13)


def test_what_does_not_decide_may_be_mended(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("6", "2020-01-01"))
    used = use(Law.load(pack.root))
    pack.parameter(
        "gansu", dated("6", "2020-01-01", until="2027-01-01").replace("2026-11-21", "2026-11-22")
    )
    check_used(Law.load(pack.root), [used])


def test_a_later_value_is_the_way_to_change(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("6", "2020-01-01"))
    used = use(Law.load(pack.root))
    pack.parameter("gansu", dated("6", "2020-01-01", until=str(ON)), dated("7", "2026-05-02"))
    check_used(Law.load(pack.root), [used])
    pack.parameter("gansu", dated("6", "2020-01-01", until="2026-04-30"), dated("7", str(ON)))
    assert refused(Law.load(pack.root), used).place.row == 13


def test_an_addition_that_reaches_back_is_refused(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("6", "2020-01-01"))
    used = use(Law.load(pack.root))
    law = over(pack, ("lanzhou", added(value(3, "2026-05-01"))))
    place = refused(law, used).place
    assert (place.file, place.row) == (str(law.files(NAME, "lanzhou")[0]), 4)
    check_used(over(pack, ("lanzhou", added(value(3, "2026-05-02")))), [used])


def test_an_addition_before_the_day_cuts_the_value_and_leaves_it_the_same(
    pack: PackBuilder,
) -> None:
    pack.parameter("gansu", dated("6", "2020-01-01"))
    used = use(Law.load(pack.root))
    law = over(pack, ("gansu", added(value(3, "2026-03-01", "2026-04-30"))))
    assert law.value(NAME, "lanzhou", ON).since == ON
    check_used(law, [used])


def test_a_change_that_a_later_one_cuts_stays_the_same_after_it(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("6", "2020-01-01"))
    first = additions.laid(None, value(3, "2026-03-01"), NAME, "某参数")
    used = use(over(pack, ("gansu", first)))
    for begins in ("2026-04-01", "2026-02-01"):
        meanwhile = value(4, begins, "2026-04-30", decided="2号")
        law = over(pack, ("gansu", additions.laid(first, meanwhile, NAME, "某参数")))
        law.check()
        assert law.value(NAME, "lanzhou", ON).since == ON
        check_used(law, [used])
    law = over(pack, ("gansu", additions.laid(first, value(4, "2026-04-01"), NAME, "某参数")))
    assert refused(law, used).place.file == str(law.files(NAME, "gansu")[0])


def test_a_lost_value_names_the_file_that_lost_it(pack: PackBuilder) -> None:
    path = pack.parameter("gansu", dated("6", "2020-01-01"))
    used = use(Law.load(pack.root))
    pack.parameter("gansu", dated("6", "2020-01-01", until="2026-04-30"))
    found = refused(Law.load(pack.root), used)
    assert (found.place.file, "现在没有了" in found.message) == (str(path), True)
    path.unlink()
    lost = refused(Law.load(pack.root), used).place.file
    assert Path(lost).name == "jurisdiction.yaml"
    assert refused(Law.load(pack.root), replace(used, jurisdiction="beijing")).place.row is None


def test_a_decision_that_passed_over_a_draft_keeps_the_law_in_force(pack: PackBuilder) -> None:
    pack.parameter("national", dated("6", "2010-01-01"))
    used = use(Law.load(pack.root))
    path = pack.instrument("gansu", "plan", "simulated_from: 2020-01-01")
    path.write_text(path.read_text(encoding="utf-8").replace("in_force", "draft"), encoding="utf-8")
    pack.parameter("gansu", dated("3", "2020-01-01").replace("act", "plan"))
    assert Law.load(pack.root).value(NAME, "lanzhou", ON).value == 3
    check_used(Law.load(pack.root), [used])
