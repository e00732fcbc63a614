from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.office.monitor.found import make_run
from tests.office.monitor.loading.lakes import fill_lake
from yijian.kernel.identifiers import sha256_hex
from yijian.law.additions import write
from yijian.law.models import DatedValue, Parameter
from yijian.office.monitor.loading.run_law import law_of_run, pinned_law, values_of_run
from yijian.office.monitor.selectors.law_values import names_read
from yijian.office.policy.current import shipped_law

CHILD = "monitor.detect.child_max_age"


@pytest.fixture
def added(home: Path) -> Path:
    """A folder of additions in the home."""
    value = DatedValue.model_validate(
        {
            "value": 12,
            "unit": "year",
            "since": "2026-03-01",
            "origin": "ours",
            "reason": "测试",
            "confidence": "medium",
            "checked_on": "2026-11-21",
            "decided": "2026-0001",
        }
    )
    mine = Parameter(name=CHILD, title="年龄", values=(value,))
    return write(home / "law" / "a1", [("lanzhou", mine)], [])


@pytest.mark.django_db
def test_a_run_keeps_the_law_it_began_with(home: Path, added: Path) -> None:
    out = home / "runs" / "one"
    assert law_of_run(out) is None
    assert pinned_law(out) is None
    assert json.loads((out / "law.json").read_text(encoding="utf-8")) == {"additions": None}
    assert law_of_run(out) is shipped_law()
    (out / "law.json").write_text('{"additions": "law/a1"}', encoding="utf-8")
    assert pinned_law(out) == added
    law = law_of_run(out)
    assert law is not None
    assert law.value(CHILD, "lanzhou", date(2026, 4, 1)).value == 12
    (out / "law.json").write_text('{"additions": "law/gone"}', encoding="utf-8")
    assert law_of_run(out) is None
    assert pinned_law(out) is None


@pytest.mark.django_db
def test_the_values_that_its_rules_read(home: Path, added: Path) -> None:
    fill_lake(home)
    out = home / "runs" / "one"
    run = make_run(folder=str(out), date_from=date(2026, 2, 1), date_to=date(2026, 3, 31))
    assert values_of_run(run) == []  # of another law
    out.mkdir(parents=True)
    (out / "law.json").write_text('{"additions": "law/a1"}', encoding="utf-8")
    law = law_of_run(out)
    assert law is not None
    run.summary["law_digest"] = sha256_hex(law.digest + "\n".join(names_read(run)), 32)
    found = [it for it in values_of_run(run) if it.name == CHILD]
    assert [(it.value, it.since, it.until, it.decided) for it in found] == [
        (14, date(2026, 2, 1), date(2026, 2, 28), None),
        (12, date(2026, 3, 1), date(2026, 3, 31), "2026-0001"),
    ]
    run.date_from = run.date_to = None
    days = {(it.since, it.until) for it in values_of_run(run)}
    assert days == {(date(2026, 3, 2), date(2026, 3, 2))}
