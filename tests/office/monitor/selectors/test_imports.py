"""Uploads of the own jurisdiction, and what the lake holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from tests.office.conftest import AT, MakeActor, MakePerson
from tests.office.monitor.brought import make_upload
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import Missing
from yijian.office.framework.roles import Role
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.selectors import imports


def test_uploads_of_the_own_jurisdiction(
    organisations: dict[str, Organisation], actor: MakeActor, person: MakePerson
) -> None:
    ours = make_upload(organisations["agency_city"])
    theirs = make_upload(organisations["hainan_agency"])
    who = actor(Role.FIRST_REVIEWER)
    assert list(imports.uploads(who)) == [ours]
    assert imports.upload(who, ours.pk) == ours
    with pytest.raises(Missing):
        imports.upload(who, theirs.pk)
    assert not imports.uploads(actor(Role.HOSPITAL)).exists()


def test_counts_of_an_import() -> None:
    counts = {"total": 10, "accepted": 9, "rejected": 1, "current": 8, "duplicate": 1}
    (found,) = imports.table_counts({"tables": {"fee_list_d": counts}})
    assert (found.title, found.total, found.rejected) == ("费用明细", 10, 1)
    assert imports.table_counts({}) == []


def test_rejects_are_there_or_not(organisations: dict[str, Organisation]) -> None:
    upload = make_upload(organisations["agency_city"])
    assert imports.rejects(upload) is None
    folder = Path(settings.HOME) / "uploads" / str(upload.pk)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / imports.REJECTS).write_text("文件,行,原因\n")
    try:
        assert imports.rejects(upload) == folder / imports.REJECTS
    finally:
        (folder / imports.REJECTS).unlink()


def test_no_lake_yet(actor: MakeActor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    assert imports.held(actor(Role.AUTHORITY)) is None


def test_what_the_lake_holds(
    actor: MakeActor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from yijian.claims.intake import import_paths
    from yijian.claims.lake import Lake

    monkeypatch.setattr(settings, "HOME", tmp_path)
    columns = (
        "fixmedins_code,setl_id,mdtrt_id,psn_no,bkkp_sn,fee_ocur_time,cnt,pric,det_item_fee_sumamt"
    )
    lines = [f"H62010200001,S1,M1,p1,{n},2026-0{n}-02 10:00:00,1,5,5.00" for n in (1, 2)]
    source = tmp_path / "fee_list_d.csv"
    source.write_text("\n".join([columns, *lines]), encoding="utf-8")
    import_paths(Lake(lake_folder("lanzhou")), [source], made_at=AT)
    held = imports.held(actor(Role.AUTHORITY))
    assert held is not None
    assert held.tables == [("费用明细", 2, True)]
    assert held.months == [(date(2026, 1, 1), 1), (date(2026, 2, 1), 1)]
    assert (held.batches, held.first, held.last) == (1, "2026-01-02", "2026-02-02")
    assert held.last_month == "2026-02-01"
    assert replace(held, last="2026-01-30").last_month == "2026-01-02"
    assert replace(held, first="", last="").last_month == ""
    assert not held.knowledge
