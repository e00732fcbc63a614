"""Codes of organisations are plain and unique."""

from __future__ import annotations

from yijian.office.accounts.guards.organisation_code_free import organisation_code_free, taken
from yijian.office.accounts.models import Organisation


def test_another_form_and_a_taken_one_are_refused(organisations: dict[str, Organisation]) -> None:
    found = organisation_code_free(code="兰州")
    assert found is not None
    assert found.code == "accounts.organisation_code_unusable"
    assert "代码只用字母、数字和 _ -，2 至 64 位" in found.sentence()
    assert organisation_code_free(code="lanzhou-audit") == taken("lanzhou-audit")
    assert "代码 lanzhou-audit 已被另一个单位使用" in taken("lanzhou-audit").sentence()
    assert organisation_code_free(code="lanzhou-anning") is None
