from __future__ import annotations

from pathlib import Path

from yijian.office.monitor.rulebook.frozen import frozen_folder, write_folder


def test_it_is_named_by_its_content_and_written_once(home: Path) -> None:
    texts = {"b.sql": "二", "a.sql": "一"}
    folder = frozen_folder("lanzhou", texts)
    assert folder.parent == home / "rulebooks" / "lanzhou"
    assert (folder / "a.sql").read_text(encoding="utf-8") == "一"
    before = (folder / "a.sql").stat().st_mtime_ns
    assert frozen_folder("lanzhou", dict(reversed(texts.items()))) == folder
    assert (folder / "a.sql").stat().st_mtime_ns == before
    assert frozen_folder("lanzhou", {**texts, "a.sql": "三"}) != folder
    assert [it.name for it in folder.parent.iterdir() if it.name.startswith(".")] == []


def test_who_comes_second_finds_it_there(tmp_path: Path) -> None:
    write_folder(tmp_path / "x", {"a.sql": "一"})
    write_folder(tmp_path / "x", {"a.sql": "二"})
    assert (tmp_path / "x" / "a.sql").read_text(encoding="utf-8") == "一"
