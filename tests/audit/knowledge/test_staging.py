"""Staged knowledge: outside the lake, whole or not there, never another than it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yijian.audit.knowledge.report import read_rejects
from yijian.audit.knowledge.staging import FILE, REJECTS, load_staged, stage
from yijian.kernel.errors import Refused

HEAD = "hilist_code,sex,source,begndate"
CODE, OTHER = "XL02BBA326A001010102180", "XL02BBA326A001010178537"


def test_sound_rows_are_kept_and_the_others_named(
    own_csv: Callable[..., Path], tmp_path: Path
) -> None:
    path = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01", f"{OTHER},男性,某,2026-02-30")
    staged = stage([path], tmp_path / "staged")
    assert (staged.rows, staged.rejected, staged.names) == (1, 2, ("drug_sex.csv",))
    assert [point.code for point in staged.points(staged.sources[0])] == [CODE]
    faults = [(it.row, it.column) for it in read_rejects(tmp_path / "staged" / REJECTS)]
    assert faults == [(3, "sex"), (3, "begndate")]
    assert load_staged(tmp_path / "staged") == staged


def test_staged_once_it_stays(own_csv: Callable[..., Path], tmp_path: Path) -> None:
    path = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01")
    staged = stage([path], tmp_path / "staged")
    path.write_text(f"{HEAD}\n{OTHER},女,某,2026-01-01\n", encoding="utf-8")
    assert stage([path], tmp_path / "staged") == staged
    (tmp_path / "staged" / FILE).unlink()  # killed before the last file
    assert load_staged(tmp_path / "staged") is None
    assert stage([path], tmp_path / "staged").digest != staged.digest


def test_the_digest_names_what_is_said_and_nothing_else(
    own_csv: Callable[..., Path], tmp_path: Path
) -> None:
    path = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01")
    copy = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01", "坏,男,某,2026-01-01", folder="b")
    one, other = stage([path], tmp_path / "1"), stage([copy], tmp_path / "2")
    assert (one.digest, one.rejected) == (other.digest, 0)
    assert other.rejected == 1


@pytest.mark.parametrize("content", [b"PAR1", None])
def test_what_is_damaged_is_refused(
    own_csv: Callable[..., Path], tmp_path: Path, content: bytes | None
) -> None:
    path = own_csv("drug_sex", HEAD, f"{CODE},男,某,2026-01-01")
    staged = stage([path], tmp_path / "staged")
    stored = staged.path(staged.sources[0])
    if content is None:
        stored.unlink()
    else:
        stored.write_bytes(content)
    with pytest.raises(Refused) as caught:
        staged.points(staged.sources[0])
    assert caught.value.code == "knowledge.staged_changed"
