"""A reference to what the packs do not hold is refused; what still waits is listed and shrinks."""

from __future__ import annotations

import pytest

from tests.law.conftest import PackBuilder
from tests.law.procedures.conftest import LOCAL, NAME, WHOLE, Write
from yijian.kernel.errors import BadInput
from yijian.law import Law
from yijian.law.procedures import Procedures
from yijian.law.procedures.references import check_references, missing_references, unresolved

BREAKS = {
    "an unknown row": ("rows: [LZ-25-2]", "rows: [LZ-99-9]", "procedure.unknown_row", "LZ-99-9"),
    "a row of elsewhere": ("[LZ-25-2]", "[NX-12-2]", "procedure.foreign", "不适用"),
    "an unknown article": (
        "rows: [LZ-25-2]", "articles: [ACT-9]", "procedure.unknown_article", "ACT-9",
    ),
    "an unknown instrument": (
        "instrument: act", "instrument: acts", "procedure.unknown_instrument", "acts",
    ),
    "an instrument not yet in force": (
        "instrument: act", "instrument: late", "procedure.not_in_force", "2023-01-01",
    ),
    "an instrument that ended": (
        "instrument: act", "instrument: gone", "procedure.not_in_force", "2024-12-31",
    ),
    "an unknown switch": (
        "rows: [LZ-25-2]", "rows: [LZ-25-2]\n    switch: agreement.breach.filing",
        "procedure.unknown_parameter", "agreement.breach.filing",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BREAKS)
def test_what_is_not_there_is_refused(what: str, pack: PackBuilder, write: Write) -> None:
    old, new, code, said = BREAKS[what]
    pack.instrument("lanzhou", "late", "in_force_on: 2023-01-01")
    text = "in_force_on: 2000-01-01\nended_on: 2024-12-31"
    path = pack.instrument("lanzhou", "gone", text)
    path.write_text(path.read_text("utf-8").replace("in_force\n", "repealed\n", 1), "utf-8")
    write(WHOLE)
    path = write(LOCAL.replace(old, new, 1), "lanzhou")
    procedures = Procedures(Law.load(pack.root))
    found = procedures.reader.read(path)
    with pytest.raises(BadInput) as caught:
        check_references(procedures.law, procedures.reader.source(path), found)
    assert caught.value.code == code
    assert said in caught.value.message
    assert caught.value.place.row is not None


def test_an_unknown_parameter_is_refused_where_it_stands(pack: PackBuilder, write: Write) -> None:
    path = write(WHOLE.replace("statement_window", "statement_windows"))
    procedures = Procedures(Law.load(pack.root))
    with pytest.raises(BadInput, match="没有参数 agreement"):
        procedures.check()
    [missing] = missing_references(
        procedures.law, procedures.reader.source(path), procedures.reader.read(path)
    )
    assert missing.name == "agreement.pre_decision_notice.statement_windows"


def test_a_base_must_be_above(pack: PackBuilder, write: Write) -> None:
    pack.place("hainan", "national")
    write(WHOLE)
    write(WHOLE, "hainan")
    write(LOCAL.replace("jurisdiction: national", "jurisdiction: hainan"), "lanzhou")
    with pytest.raises(BadInput, match="hainan 不是 lanzhou 的上级"):
        Procedures(Law.load(pack.root)).check()


def test_a_name_on_the_list_is_let_pass(
    pack: PackBuilder, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "agreement.pre_decision_notice.statement_windows"
    write(WHOLE.replace("statement_window", "statement_windows"))
    monkeypatch.setattr(
        "yijian.law.procedures.references.unresolved", lambda: {name: "规定包里还没有。"}
    )
    assert Procedures(Law.load(pack.root)).names() == (NAME,)
    Procedures(Law.load(pack.root)).check()


def test_the_list_holds_what_is_missing_and_nothing_else() -> None:
    procedures = Procedures(Law.load())
    missing = {
        reference.name
        for places in procedures.files.values()
        for path in places.values()
        for reference in missing_references(
            procedures.law, procedures.reader.source(path), procedures.reader.read(path)
        )
    }
    assert missing == set(unresolved())
    assert all(len(reason) > 10 for reason in unresolved().values())
