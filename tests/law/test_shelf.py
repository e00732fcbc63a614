"""The files of the packs: found once, read when asked for."""

from __future__ import annotations

import hashlib

import pytest

from tests.law.conftest import NAME, PackBuilder, dated
from yijian.kernel.errors import BadInput
from yijian.law.shelf import Shelf, files_of, line_of_digest


def test_files_are_found_by_kind_and_place(pack: PackBuilder) -> None:
    path = pack.parameter("gansu", dated("1", "2024-01-01"))
    pack.codes("national", "acts", "{code: a, title: 甲, reason: 试。}")
    shelf = Shelf(pack.root)
    assert shelf.parameters == {NAME: {"gansu": path}}
    assert list(shelf.lists) == ["acts"]
    assert list(shelf.instruments) == ["act"]
    assert shelf.prefixes == {"ACT": "act"}
    assert shelf.read() == (pack.root / "national/instruments/act.yaml",)


def test_a_file_is_read_once(pack: PackBuilder) -> None:
    path = pack.parameter("gansu", dated("1", "2024-01-01"))
    shelf = Shelf(pack.root)
    first = shelf.parameter(path)
    path.unlink()
    assert shelf.parameter(path) is first
    listed = pack.codes("national", "acts", "{code: a, title: 甲, reason: 试。}")
    assert shelf.code_list(listed) is shelf.code_list(listed)
    book = shelf.book("act")
    assert book is not None
    assert shelf.book("act") is book
    assert shelf.book("none") is None


def test_an_identifier_and_a_prefix_stand_once(pack: PackBuilder) -> None:
    pack.instrument("gansu", "act", "in_force_on: 2000-01-01")
    with pytest.raises(BadInput) as caught:
        _ = Shelf(pack.root).instruments
    assert caught.value.code == "law.twice"
    pack.root.joinpath("gansu/instruments/act.yaml").unlink()
    path = pack.instrument("gansu", "other", "in_force_on: 2000-01-01")
    path.write_text(path.read_text(encoding="utf-8").replace("OTHER", "ACT"), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        _ = Shelf(pack.root).prefixes
    assert (caught.value.code, "ACT" in caught.value.wrong) == ("law.twice", True)


def test_the_digest_of_packs_alone_is_as_it_always_was(pack: PackBuilder) -> None:
    pack.parameter("gansu", dated("1", "2024-01-01"))
    total = hashlib.sha256()
    for path in sorted(pack.root.rglob("*.yaml")):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(pack.root).as_posix()} {content}\n".encode())
    assert Shelf(pack.root).digest == total.hexdigest()
    nothing = pack.root.parent / "nothing"
    nothing.mkdir()
    assert Shelf(pack.root, nothing).digest == total.hexdigest()


def test_calendars_of_a_place_are_its_own(pack: PackBuilder) -> None:
    shipped = pack.write("gansu/calendar/2026.yaml", "year: 2026")
    extra = pack.root.parent / "added/gansu/calendar"
    extra.mkdir(parents=True)
    (extra / "2026.yaml").write_text("year: 2026", encoding="utf-8")
    (extra / "2027.yaml").write_text("year: 2027", encoding="utf-8")
    assert Shelf(pack.root).overlays("gansu") == (shipped,)
    assert Shelf(pack.root).overlays("lanzhou") == ()
    both = Shelf(pack.root, extra.parents[1])
    assert both.overlays("gansu") == (extra / "2026.yaml", extra / "2027.yaml")
    assert [path.name for path in files_of(extra.parents[1])] == ["2026.yaml", "2027.yaml"]
    assert line_of_digest(shipped, pack.root).startswith(b"gansu/calendar/2026.yaml ")
