from __future__ import annotations

import pytest

from tests.audit.small_lake import DRUG
from tests.office.conftest import AT
from tests.office.monitor.knowing import (
    OTHER,
    adopted,
    hand_in,
    sexed,
    sexes,
    tried,
    undoing,
)
from yijian.audit.knowledge.imports import import_knowledge
from yijian.claims.lake import Lake
from yijian.office.framework.action import Missing
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.selectors.knowledge_batches import (
    batch_for,
    batches_for,
    changes_matching,
    changes_of,
    imported,
    imported_rejects,
    rejects_of,
    rejects_path,
    search_batches,
    take_numbered,
)

pytestmark = pytest.mark.django_db
BAD = "1.1E+14,某片,女,某号文,2026-01-01"


def test_whose_batches(actor, bare) -> None:
    batch = tried(actor)
    assert batch_for(actor("auditor"), batch.pk) == batch
    assert not batches_for(actor("hospital")).exists()
    with pytest.raises(Missing):
        batch_for(actor("auditor", jurisdiction="hainan"), batch.pk)


def test_filters(actor, bare) -> None:
    batch = adopted(actor)
    back = undoing(actor, batch)
    rows = batches_for(actor("auditor"))
    assert list(search_batches(rows, {"kind": "roll_back"})) == [back]
    assert list(search_batches(rows, {"state": "in_force"})) == [batch]
    assert list(search_batches(rows, {"q": batch.number, "kind": "addition"})) == [batch]
    assert search_batches(rows, {"state": "gone"}).count() == 2


def test_what_a_batch_changes(actor, bare) -> None:
    waiting = hand_in(actor("first_reviewer"), sexed(since="2024-04-04"))
    assert len(changes_of(waiting)) == 0
    lines = (f"{DRUG},甲片,女,某,2026-01-01", f"{OTHER},乙片,男,某,2026-01-01")
    table = changes_of(tried(actor, sexes(*lines)))
    assert table["name"].to_pylist() == ["甲片", "乙片"]
    assert len(changes_matching(table, {"q": "乙", "kind": "drug_sex", "what": "新增"})) == 1
    assert len(changes_matching(table, {"what": "终止"})) == 0
    first = take_numbered(table, {}, 1)
    assert (first.rows[0]["name"], first.next, first.previous) == ("甲片", "1", "")
    second = take_numbered(table, {"after": first.next}, 1)
    assert (second.rows[0]["name"], second.next, second.previous) == ("乙片", "", "1")
    assert take_numbered(table, {"before": second.previous}, 1).rows == first.rows
    assert take_numbered(table, {"after": "x"}, 1).rows == first.rows
    assert take_numbered([], {"after": "99"}, 1).rows == []


def test_what_was_refused(actor, bare) -> None:
    batch = tried(actor, sexes(f"{DRUG},甲片,女,某,2026-01-01", BAD))
    [reject] = rejects_of(batch)
    assert (reject.source, reject.row, reject.column) == ("drug_sex.csv", 3, "hilist_code")
    broken = tried(actor, sexes(BAD))
    assert len(rejects_of(broken)) == 1
    sound = tried(actor, sexed(since="2024-04-04"))
    assert (rejects_of(sound), rejects_path(sound)) == ([], None)


def test_what_came_by_the_command_line(actor, bare, tmp_path) -> None:
    who = actor("auditor")
    assert imported(who) == []
    adopted(actor)
    name, content = sexes(f"{OTHER},乙片,男,某,2026-01-01", BAD)
    (tmp_path / name).write_text(content, encoding="utf-8")
    import_knowledge(Lake(lake_folder("lanzhou")), [tmp_path / name], made_at=AT)
    [it] = imported(who)
    assert (it.number, it.files, it.rejected, it.has_rejects) == (2, (name,), 1, True)
    assert "科学记数" in imported_rejects(who, 2).read_text(encoding="utf-8-sig")
    for number in (0, 1, 3):
        with pytest.raises(Missing):
            imported_rejects(who, number)
