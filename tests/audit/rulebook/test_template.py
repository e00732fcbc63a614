from __future__ import annotations

import pytest

from yijian.audit.rulebook.rule import parse_rule
from yijian.audit.rulebook.template import cases_template, rule_template
from yijian.kernel.errors import BadInput


def test_it_names_the_class_and_does_not_pass_as_it_is() -> None:
    text = rule_template("管理")
    assert "tier: 管理\n" in text
    with pytest.raises(BadInput):
        parse_rule(text, "new.sql")


def test_the_cases_stand_beside() -> None:
    assert cases_template().startswith("#")
    assert "kind: missing" in cases_template()
