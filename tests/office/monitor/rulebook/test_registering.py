from __future__ import annotations

from tests.office.conftest import AT
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.registering import register_everywhere, register_shipped
from yijian.office.monitor.rulebook.shipped import shipped_files


def test_all_of_the_software_once(organisations) -> None:
    assert register_shipped("lanzhou", AT) == len(shipped_files())
    assert register_shipped("lanzhou", AT) == 0
    rows = RuleVersion.objects.filter(jurisdiction="lanzhou")
    assert set(rows.values_list("state", flat=True)) == {"in_force"}
    assert {row.code: row.digest for row in rows} == {
        code: it.digest for code, it in shipped_files().items()
    }
    assert register_everywhere(AT) == len(shipped_files())
    assert RuleVersion.objects.filter(jurisdiction="hainan").count() == len(shipped_files())
