from __future__ import annotations

from tests.conventions.house import RULES
from yijian.office.monitor.rulebook.shipped import shipped_digests, shipped_files
from yijian.office.monitor.rulebook.texts import digest_of


def test_every_rule_of_the_software_with_its_cases() -> None:
    found = shipped_files()
    assert list(found) == sorted(found)
    for code, it in found.items():
        assert it.rule.card.code == code
        assert it.digest == digest_of(it.rule.text)
        assert f"rule: {code}" in it.cases
    assert len(found) == len(list(RULES.rglob("*.sql")))
    assert shipped_digests() == {it.digest for it in found.values()}
