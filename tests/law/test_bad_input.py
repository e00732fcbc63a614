"""Each kind of file broken in each way that can be: refused with code, file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.law.calendar.test_overlay import GOOD as YEAR
from tests.law.conftest import NAME, PackBuilder, dated
from tests.law.procedures.conftest import WHOLE, WINDOW
from yijian.kernel.errors import BadInput, Refused
from yijian.law import Law
from yijian.law.pack import read_file
from yijian.law.procedures.registers import Documents, Events, Guards, Roles
from yijian.law.used import Used, check_used, value_digest

JURISDICTION = "gansu/jurisdiction.yaml"
INSTRUMENT = "national/instruments/act.yaml"
ARTICLES = "national/articles/act.yaml"
PARAMETER = f"gansu/parameters/{NAME}.yaml"
LIST = "national/lists/acts.yaml"
PROCEDURE = "national/procedures/agreement.breach.yaml"
CALENDAR = "national/calendar/2027.yaml"
KEYS = "keys.yaml"
LATER = dated("2", "2025-07-01")
NEXT_VERSION = (
    "- since: {since}\n  instrument: act\n  checked_on: 2026-11-21\n  base: {{since: 2020-01-01}}\n"
)
"""A second version of the procedure, which is the first one again."""

BREAKS: dict[str, list[tuple[str, str, str, str, int]]] = {
    "duplicate key": [
        (JURISDICTION, "title: 某地", "title: 某地\ntitle: 甲", "yaml.syntax", 3),
        (INSTRUMENT, "issuer: 某局", "issuer: 某局\nissuer: 乙", "yaml.syntax", 6),
        (ARTICLES, "units:", "instrument: act\nunits:", "yaml.syntax", 2),
        (PARAMETER, "unit: month", "unit: month\n    unit: day", "yaml.syntax", 6),
        (LIST, "title: 某表", "title: 某表\ntitle: 甲", "yaml.syntax", 3),
        (PROCEDURE, "to: noticed", "to: noticed\n    to: stated", "yaml.syntax", 19),
        (CALENDAR, "fictitious: true", "fictitious: true\nfictitious: false", "yaml.syntax", 10),
        (KEYS, "{key: a, title: 甲", "{key: a, key: b, title: 甲", "yaml.syntax", 2),
    ],
    "unknown field": [
        (JURISDICTION, "title: 某地", "titel: 某地", "law.schema", 1),
        (INSTRUMENT, "issuer: 某局", "issuer: 某局\nseal: 某章", "law.schema", 6),
        (ARTICLES, "gist: 某事。", "gist: 某事。, text: 全文", "law.schema", 3),
        (PARAMETER, "unit: month", "unit: month\n    note: 甲", "law.schema", 6),
        (LIST, "reason: 试。", "reason: 试。, colour: 红", "law.schema", 5),
        (PROCEDURE, "to: noticed", "to: noticed\n    who: agency", "law.schema", 19),
        (CALENDAR, "title: 元旦", "title: 元旦, paid: true", "law.calendar", 5),
        (KEYS, "title: 甲", "title: 甲, unit: day", "law.schema", 2),
    ],
    "wrong type": [
        (JURISDICTION, "admdvs: '620000'", "admdvs: 62", "law.schema", 4),
        (INSTRUMENT, "in_force_on: 2000-01-01", "in_force_on: 某日", "law.schema", 8),
        (ARTICLES, "- {id: ACT-1, label: 第一条, gist: 某事。}", "  三", "law.schema", 3),
        (PARAMETER, "since: 2024-01-01", "since: 2024-13-01", "yaml.syntax", 6),
        (LIST, "checked_on: 2026-11-21", "checked_on: 昨天", "law.schema", 3),
        (PROCEDURE, "from: [found]", "from: found", "law.schema", 17),
        (CALENDAR, "year: 2027", "year: 某年", "law.calendar", 2),
        (KEYS, f"parameters: [{NAME}]", "parameters: 三", "law.schema", 2),
    ],
    "overlapping validity": [
        (PARAMETER, "until: 2025-06-30", "until: 2025-07-01", "law.overlap", 13),
        (PROCEDURE, "until: null", "until: 2026-12-31", "procedure.overlap", 45),
        (CALENDAR, "make_up:", "  - {first: 2027-01-02, last: 2027-01-04, title: 节}\nmake_up:",
         "law.calendar", 6),
    ],
    "gap": [
        (PARAMETER, "until: 2025-06-30", "until: 2025-06-28", "law.gap", 13),
        (PROCEDURE, "until: null", "until: 2026-12-29", "procedure.gap", 45),
    ],
    "unknown parameter": [
        (KEYS, f"[{NAME}]", f"[{NAME}, a.b.c]", "law.unknown_parameter", 2),
        (LIST, "reason: 试。", "reason: 试。, parameters: [a.b.c]", "law.unknown_code", 5),
        (PROCEDURE, WINDOW, f"{WINDOW}s", "procedure.unknown_parameter", 29),
    ],
    "value without article": [
        (PARAMETER, "    article: 第一条\n", "", "law.article", 4),
        (PARAMETER, "article: 第一条", "article: 第九条", "law.unknown_article", 4),
        (PARAMETER, "instrument: act", "instrument: none", "law.unknown_instrument", 4),
        (LIST, "reason: 试。", "note: 试。", "law.reason", 5),
    ],
    "cyclic parent": [(JURISDICTION, "parent: national", "parent: lanzhou", "law.cycle", 3)],
    "wrong unit": [
        (PARAMETER, "unit: month", "unit: week", "law.schema", 5),
        (PARAMETER, "value: 1", "value: '一'", "law.unit", 4),
        (PARAMETER, "unit: month", "unit: bool", "law.unit", 4),
    ],
    "date before the law": [
        (PARAMETER, "since: 2024-01-01", "since: 1999-12-31", "law.before_instrument", 4),
        (PROCEDURE, "since: 2020-01-01\n", "since: 1999-12-31\n", "procedure.not_in_force", 7),
    ],
}  # fmt: skip
ROWS = [(what, *row) for what, rows in BREAKS.items() for row in rows]


@pytest.fixture
def whole(pack: PackBuilder) -> PackBuilder:
    """A pack with one file of each kind, all sound."""
    pack.parameter("gansu", dated("1", "2024-01-01", until="2025-06-30"), LATER)
    pack.parameter("national", dated("5", "2000-01-01", unit="working_day"), name=WINDOW)
    pack.codes("national", "acts", "{code: a, title: 甲, reason: 试。}")
    pack.write(PROCEDURE, WHOLE)
    pack.write(CALENDAR, YEAR)
    pack.write(KEYS, f"keys:\n- {{key: a, title: 甲, parameters: [{NAME}]}}\n")
    return pack


@pytest.mark.parametrize(("what", "file", "old", "new", "code", "row"), ROWS)
def test_a_broken_file_is_refused_where_it_is_broken(
    whole: PackBuilder, what: str, file: str, old: str, new: str, code: str, row: int
) -> None:
    path = whole.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    if file == PROCEDURE and what in ("overlapping validity", "gap"):
        text += NEXT_VERSION.format(since="2026-12-31")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        Law.load(whole.root).check()
    found = refused.value
    where = path if what != "cyclic parent" else Path(found.place.file)
    assert (found.code, found.place.file, found.place.row) == (code, str(where), row), found
    assert found.right


def test_the_pack_is_sound_before_it_is_broken(whole: PackBuilder) -> None:
    Law.load(whole.root).check()


@pytest.mark.parametrize(
    ("file", "code"),
    [(CALENDAR, "law.calendar"), *((it, "law.schema") for it in (JURISDICTION, PARAMETER, KEYS))],
)
@pytest.mark.parametrize("text", ["", "- 甲\n", "三\n"])
def test_a_file_of_another_shape(whole: PackBuilder, file: str, code: str, text: str) -> None:
    path = whole.write(file, text)
    with pytest.raises(BadInput) as refused:
        Law.load(whole.root).check()
    found = refused.value
    assert (found.code, found.place.file, found.place.row) == (code, str(path), 1)


def test_a_file_in_another_encoding(whole: PackBuilder) -> None:
    path = whole.root / PARAMETER
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(BadInput) as refused:
        Law.load(whole.root).check()
    assert (refused.value.code, refused.value.place.row) == ("yaml.encoding", 2)


@pytest.mark.parametrize(
    ("model", "text", "row"),
    [
        (Roles, "a: {title: 甲, side: 外人}\n", 1),
        (Guards, "a: {title: 甲}\nb: {title: 乙, number: 3}\n", 2),
        (Documents, "a: {title: 甲}\nb: {}\n", 2),
        (Events, "a: 甲\n", 1),
    ],
)
def test_a_broken_register(tmp_path: Path, model: type[Roles], text: str, row: int) -> None:
    path = tmp_path / "register.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_file(path, model)
    assert (refused.value.code, refused.value.place.row) == ("law.schema", row)


def test_a_gap_between_the_places_names_the_value_after_it(whole: PackBuilder) -> None:
    path = whole.parameter("national", dated("6", "2010-01-01", until="2023-12-30"))
    with pytest.raises(BadInput) as refused:
        Law.load(whole.root).check()
    place = refused.value.place
    assert (refused.value.code, place.file, place.row) == (
        "law.gap",
        str(whole.root / PARAMETER),
        4,
    )
    assert path.is_file()


def test_a_date_before_the_first_value_names_the_first(whole: PackBuilder) -> None:
    with pytest.raises(Refused) as refused:
        Law.load(whole.root).value(NAME, "lanzhou", date(2023, 12, 31))
    assert refused.value.code == "law.before_first"
    assert f"自 2024-01-01 起才有规定（{PARAMETER} 第 4 行）" in refused.value.message
    path = whole.root / PARAMETER
    path.write_text(path.read_text("utf-8").replace("until: null", "until: 2026-01-01"), "utf-8")
    with pytest.raises(Refused) as refused:
        Law.load(whole.root).value(NAME, "lanzhou", date(2026, 1, 2))
    assert refused.value.code == "law.ended"
    assert f"（{PARAMETER} 第 13 行）" in refused.value.message


def test_an_edited_value_that_a_decision_used(whole: PackBuilder) -> None:
    on = date(2026, 5, 1)
    found = value_digest(Law.load(whole.root).value(NAME, "lanzhou", on))
    used = Used("lanzhou", NAME, on, found, "解除〔2026〕7号")
    path = whole.root / PARAMETER
    path.write_text(path.read_text("utf-8").replace("value: 2", "value: 3"), "utf-8")
    law = Law.load(whole.root)
    law.check()
    with pytest.raises(BadInput) as refused:
        check_used(law, [used])
    place = refused.value.place
    assert (refused.value.code, place.file, place.row) == ("law.used_value", str(path), 13)
