from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.office.monitor.ruled import (
    DEATH,
    TEXT,
    drafted,
    fresh,
    shipped,
    step,
    up_to,
)
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.kernel.errors import Refused
from yijian.office.framework.writing import writing
from yijian.office.monitor.rulebook.freezing import (
    alias_of,
    books_of,
    freeze,
    live_folder,
    pinned_books,
    with_anchor,
)
from yijian.office.monitor.rulebook.shipped import shipped_files
from yijian.office.monitor.selectors.cards import rule_of

DAY = date(2026, 11, 21)


def codes(folder: Path) -> list[str]:
    return [it.card.code for it in load_rulebook(folder)]


def test_before_anything_is_registered_the_rules_of_the_software_hold(db) -> None:
    books = freeze("lanzhou", DAY)
    assert [it.code for it in books.entries] == list(shipped_files())
    assert {it.version for it in books.entries} == {0}
    assert books.candidates is None


def test_exactly_what_is_in_force(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    own = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    books = freeze("lanzhou", DAY)
    assert codes(books.live) == [DEATH, own.code]
    assert (books.live / f"{DEATH}.sql").read_text(encoding="utf-8") == row.text
    assert live_folder("lanzhou", DAY) == books.live
    step(actor, row, "suspend_rule")
    assert codes(freeze("lanzhou", DAY).live) == [own.code]
    step(actor, own, "suspend_rule")
    with pytest.raises(Refused, match="没有生效的规则"):
        freeze("lanzhou", DAY)


def test_a_shadow_runs_beside(actor) -> None:
    shipped(actor, DEATH)
    text = rule_of(fresh(shipped_row())).text
    one = up_to(actor, drafted(actor("first_reviewer"), DEATH, text), "begin_shadow")
    two = up_to(actor, drafted(actor("first_reviewer"), DEATH, text), "begin_shadow")
    books = freeze("lanzhou", DAY)
    assert codes(books.live) == [DEATH]
    assert books.candidates is not None
    assert [(it.version, it.part) for it in books.beside] == [
        (one.pk, "shadow"),
        (two.pk, "shadow"),
    ]
    assert set(codes(books.candidates)) == {it.alias for it in books.beside}
    assert {it.alias for it in books.beside} == {alias_of(DEATH, 1001), alias_of(DEATH, 1002)}


def shipped_row():
    from yijian.office.monitor.rule_models import RuleVersion

    return RuleVersion.objects.get(code=DEATH, version=1)


def test_a_grey_version_and_the_live_one_share_the_lake(actor) -> None:
    live = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    grey = up_to(actor, drafted(actor("first_reviewer"), live.code), "begin_grey")
    books = freeze("lanzhou", DAY)
    inside, outside = sorted(load_rulebook(books.live), key=lambda it: it.card.code == live.code)
    assert inside.card.code == alias_of(grey.code, grey.version)
    assert "AND coalesce(starts_with(line.admdvs, '620102'), FALSE)" in inside.card.scope
    assert "AND NOT coalesce(" in outside.card.scope
    assert (inside.card.version, outside.card.version) == (1002, 1001)
    assert inside.card.evidence == with_anchor(rule_of(grey))
    assert books.candidates is not None
    [beside] = load_rulebook(books.candidates)
    assert "AND NOT coalesce(" in beside.card.scope
    assert (beside.card.code, [it.part for it in books.beside]) == (live.code, ["grey"])


def test_grey_elsewhere_or_later_is_shadow(actor) -> None:
    moments = {"moments": ["事前"]}
    early = up_to(actor, drafted(actor("first_reviewer")), "begin_grey", **moments)
    later = up_to(actor, drafted(actor("first_reviewer")), "begin_grey", **{"from": "2026-12-01"})
    shipped(actor, DEATH)
    books = freeze("lanzhou", DAY)
    assert codes(books.live) == [DEATH]
    assert [(it.version, it.part) for it in books.beside] == [
        (early.pk, "shadow"),
        (later.pk, "shadow"),
    ]
    books = freeze("lanzhou", date(2026, 12, 1))
    assert codes(books.live) == [DEATH, later.code]
    assert [it.part for it in books.beside] == ["shadow", "grey"]


def test_what_no_longer_passes_stays_out_and_is_told(actor) -> None:
    shipped(actor, DEATH)
    row = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    with writing():
        row.text = TEXT.replace("line.cnt > 1", "line.gone > 1")
        row.save()
    books = freeze("lanzhou", DAY)
    assert codes(books.live) == [DEATH]
    assert books.left_out == (
        "数量超过一（YJ96201000000001 第 1001 版）不再通过检查，没有运行：列无法确定：line.gone",
    )


def test_a_run_keeps_the_rules_it_began_with(actor, tmp_path: Path) -> None:
    row = shipped(actor, DEATH)[DEATH]
    out = tmp_path / "out"
    assert books_of(out) is None
    books = pinned_books("lanzhou", out, DAY)
    own = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    assert pinned_books("lanzhou", out, DAY) == books == books_of(out)
    assert [it.version for it in books.entries] == [row.pk]
    again = pinned_books("lanzhou", tmp_path / "other", DAY)
    assert [it.version for it in again.entries] == [row.pk, own.pk]
