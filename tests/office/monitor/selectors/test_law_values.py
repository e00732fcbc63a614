"""The law of a finding: as of its day, with its origin in words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office.monitor.found import LEVEL, PAEDIATRIC, SPLIT, make_run
from tests.office.policy.asked import CHILD, proposed, published
from yijian.kernel.identifiers import sha256_hex
from yijian.law import Law
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.cards import shipped_rules
from yijian.office.monitor.selectors.law_values import law_unchanged, law_values

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 5)


def card_of(code: str):  # type: ignore[no-untyped-def]
    return shipped_rules()[code].card


def test_a_default_of_ours_says_so() -> None:
    (age,) = law_values(card_of(PAEDIATRIC), "lanzhou", DAY)
    assert (age.value, age.origin) == ("14 年（含本数）", "本系统默认")
    assert age.title
    assert age.reason
    assert age.since is not None
    assert age.since <= DAY


def test_every_parameter_of_the_card() -> None:
    assert len(law_values(card_of(SPLIT), "hainan", DAY)) == len(card_of(SPLIT).law) > 1
    assert law_values(card_of(LEVEL), "lanzhou", DAY) == []


def test_a_share_is_written_as_per_cent() -> None:
    values = {v.value for v in law_values(card_of("ZB10000205001000"), "lanzhou", DAY)}
    assert any(value.startswith("20%") for value in values)


def test_a_day_without_law_is_a_sentence() -> None:
    (age,) = law_values(card_of(PAEDIATRIC), "lanzhou", date(1990, 1, 1))
    assert age.value == ""
    assert "1990-01-01" in age.fault


def test_whether_the_law_is_that_of_the_run() -> None:
    run: Run = make_run()
    assert not law_unchanged(run)
    names = sorted({name for rule in run.summary["rules"] for name in card_of(rule["code"]).law})
    run.summary["law_digest"] = sha256_hex(Law.load().digest + "\n".join(names), 32)
    assert law_unchanged(run)
    run.summary.pop("law_digest")
    assert not law_unchanged(run)


def test_a_value_decided_here_names_the_change(actor, settings, tmp_path) -> None:
    settings.HOME = tmp_path
    asked = proposed(actor("authority"), CHILD, value=12, unit="year")
    change = published(actor, asked)
    (age,) = law_values(card_of(PAEDIATRIC), "lanzhou", change.since)
    assert (age.value, age.origin) == ("12 年（含本数）", f"本机关变更第 {change.number} 号")
    (before,) = law_values(card_of(PAEDIATRIC), "lanzhou", DAY)
    assert (before.value, before.origin) == ("14 年（含本数）", "本系统默认")
