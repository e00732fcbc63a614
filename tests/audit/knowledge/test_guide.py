"""The guide of knowledge: every kind has an example, and every example can be imported."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from yijian.audit.knowledge.imports import import_knowledge
from yijian.audit.knowledge.kinds import kinds
from yijian.claims.lake import Lake

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "knowledge.md"
EXAMPLE = re.compile(r"^### `(\w+)`.*?^```csv\n(.*?)^```", re.DOTALL | re.MULTILINE)
FIRST = re.compile(r"`price_ceiling\.csv`\n\n```\n(.*?)```", re.DOTALL)


def test_every_example_is_taken(lake: Lake, tmp_path: Path) -> None:
    examples = dict(EXAMPLE.findall(GUIDE.read_text(encoding="utf-8")))
    assert set(examples) == set(kinds())
    for kind, text in examples.items():
        (tmp_path / f"{kind}.csv").write_text(text, encoding="utf-8")
    paths = sorted(tmp_path.glob("*.csv"))
    report = import_knowledge(lake, paths, made_at=datetime(2026, 11, 21, tzinfo=UTC))
    assert report.rejected == 0
    assert {batch.kind for batch in report.batches} == set(kinds())


def test_worked_example_of_a_city(lake: Lake, tmp_path: Path) -> None:
    found = FIRST.search(GUIDE.read_text(encoding="utf-8"))
    assert found is not None
    path = tmp_path / "price_ceiling.csv"
    path.write_text(found[1], encoding="utf-8")
    report = import_knowledge(lake, [path], made_at=datetime(2026, 11, 21, tzinfo=UTC))
    assert (report.rejected, report.batches[0].rows) == (0, 2)
