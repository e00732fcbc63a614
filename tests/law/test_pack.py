"""Faults of a pack: each refused with its code, its file and, where it can be known, its line."""

from __future__ import annotations

import pytest

from tests.law.conftest import NAME, PackBuilder, dated
from yijian.kernel.errors import BadInput
from yijian.law import Law


def fault(pack: PackBuilder) -> BadInput:
    with pytest.raises(BadInput) as caught:
        Law.load(pack.root).check()
    return caught.value


def test_overlap_names_file_and_line(pack: PackBuilder) -> None:
    path = pack.parameter(
        "gansu", dated("1", "2024-01-01", until="2025-06-30"), dated("2", "2025-06-30")
    )
    found = fault(pack)
    assert (found.code, found.place.file, found.place.row) == ("law.overlap", str(path), 13)


def test_an_open_value_overlaps_its_successor(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01"), dated("2", "2025-07-01"))
    assert fault(pack).code == "law.overlap"


def test_gap_names_the_days_without_value(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01", until="2025-06-30"), dated("2", "2025-07-02"))
    found = fault(pack)
    assert found.code == "law.gap"
    assert "2025-07-01 至 2025-07-01" in found.message


def test_adjoining_values_are_accepted(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("2", "2025-07-01"), dated("1", "2024-01-01", until="2025-06-30"))
    Law.load(pack.root).check()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("article: 第一条", "law.article"),
        ("instrument: act", "law.article"),
    ],
)
def test_value_without_its_source_is_refused(pack: PackBuilder, line: str, code: str) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01").replace(line + "\n", ""))
    found = fault(pack)
    assert (found.code, found.place.row) == (code, 4)


def test_default_of_ours_needs_a_reason(pack: PackBuilder) -> None:
    ours = dated("1", "2024-01-01").replace("origin: seed", "origin: ours")
    pack.parameter("gansu", ours)
    assert fault(pack).code == "law.reason"
    pack.parameter("gansu", ours + "\nreason: 文本没有写期限。")
    Law.load(pack.root).check()


@pytest.mark.parametrize(
    ("value", "unit"),
    [("1.5", "month"), ("yes", "day"), ("0.05", "ratio"), ("'多'", "yuan"), ("1", "bool")],
)
def test_value_that_does_not_fit_its_unit(pack: PackBuilder, value: str, unit: str) -> None:
    pack.parameter("gansu", dated(value, "2024-01-01", unit=unit))
    assert fault(pack).code in ("law.unit", "law.schema")


def test_unknown_unit_lists_the_units_and_its_line(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01", unit="week"))
    found = fault(pack)
    assert (found.place.column, found.place.row) == ("unit", 5)
    assert "working_day" in found.right


def test_enum_takes_only_its_options(pack: PackBuilder) -> None:
    choice = dated("甲", "2024-01-01", unit="enum") + "\noptions: [乙, 丙]"
    pack.parameter("gansu", choice)
    assert fault(pack).code == "law.unit"
    pack.parameter("gansu", choice.replace("value: 甲", "value: 乙"))
    Law.load(pack.root).check()


def test_duplicate_key_names_its_line(pack: PackBuilder) -> None:
    path = pack.parameter("gansu", dated("1", "2024-01-01") + "\nunit: day")
    found = fault(pack)
    assert (found.code, found.place.file, found.place.row) == ("yaml.syntax", str(path), 13)


def test_missing_and_unknown_items(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01").replace("confidence: high\n", ""))
    assert (fault(pack).code, fault(pack).place.column) == ("law.schema", "confidence")
    pack.parameter("gansu", dated("1", "2024-01-01") + "\nnotes: x")
    assert fault(pack).place.column == "notes"


def test_cyclic_and_missing_parents(pack: PackBuilder) -> None:
    pack.place("gansu", "lanzhou")
    found = fault(pack)
    assert found.code == "law.cycle"
    assert "jurisdiction.yaml" in found.place.file
    pack.place("gansu", "nowhere")
    assert fault(pack).code == "law.parent"


def test_names_agree_with_files(pack: PackBuilder) -> None:
    pack.write(
        f"gansu/parameters/{NAME}.yaml", "name: agreement.other.thing\ntitle: 某\nvalues: []"
    )
    assert fault(pack).code == "law.schema"
    path = pack.parameter("gansu", dated("1", "2024-01-01"))
    path.rename(path.with_name("agreement.publish_signed.duration.yaml"))
    pack.root.joinpath(f"gansu/parameters/{NAME}.yaml").unlink(missing_ok=True)
    assert fault(pack).code == "law.name"


def test_instrument_must_exist_and_be_in_force(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01").replace("act", "law-of-nowhere"))
    assert fault(pack).code == "law.unknown_instrument"
    pack.parameter("gansu", dated("1", "1999-12-31"))
    assert fault(pack).code == "law.before_instrument"
    pack.parameter("gansu", dated("1", "2000-01-01"))
    Law.load(pack.root).check()


def test_period_that_ends_before_it_begins(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-02", until="2024-01-01"))
    assert fault(pack).code == "law.period"


def test_value_may_not_outlive_its_instrument(pack: PackBuilder) -> None:
    path = pack.instrument("national", "act", "in_force_on: 2000-01-01\nended_on: 2009-12-31")
    path.write_text(
        path.read_text(encoding="utf-8").replace("status: in_force", "status: repealed"),
        encoding="utf-8",
    )
    pack.parameter("gansu", dated("1", "2001-01-01", until="2009-12-31"))
    Law.load(pack.root).check()
    pack.parameter("gansu", dated("1", "2001-01-01"))
    found = fault(pack)
    assert (found.code, found.place.row) == ("law.after_instrument", 4)


@pytest.mark.parametrize(
    ("status", "dates"),
    [
        ("in_force", "in_force_on: 2027-01-01"),
        ("in_force", "note: 没有日期"),
        ("published", "in_force_on: 2000-01-01"),
        ("repealed", "in_force_on: 2000-01-01"),
        ("in_force", "in_force_on: 2000-01-01\nsimulated_from: 2000-01-01"),
        ("draft", "in_force_on: 2000-01-01"),
    ],
)
def test_status_of_an_instrument_agrees_with_its_dates(
    pack: PackBuilder, status: str, dates: str
) -> None:
    path = pack.instrument("national", "act", dates)
    text = path.read_text(encoding="utf-8").replace("status: in_force", f"status: {status}")
    path.write_text(text, encoding="utf-8")
    found = fault(pack)
    assert (found.code, found.place.file, found.place.row) == ("law.status", str(path), 7)


def test_what_is_not_certain_needs_its_doubt(pack: PackBuilder) -> None:
    unsure = dated("1", "2024-01-01").replace("confidence: high", "confidence: medium")
    pack.parameter("gansu", unsure)
    assert fault(pack).code == "law.doubt"
    pack.parameter("gansu", unsure + "\ndoubt: 文本残缺。\nmark: F")
    Law.load(pack.root).check()
    pack.parameter("gansu", unsure + "\ndoubt: 文本残缺。\nmark: S")
    assert (fault(pack).code, fault(pack).right) == ("law.doubt", "low")


@pytest.mark.parametrize(
    "parts",
    [
        "components: {second: 1}",
        "members: [a]",
        "members_of: acts",
        "members_of: acts\nmembers: [a, a]",
        "members_of: acts\nmembers: [a, b, c]",
    ],
)
def test_parts_fit_their_value(pack: PackBuilder, parts: str) -> None:
    pack.parameter("gansu", dated("2", "2024-01-01", unit="count") + "\n" + parts)
    found = fault(pack)
    assert (found.code, found.place.row) == ("law.parts", 4)
