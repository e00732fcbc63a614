"""The fourteen modules cover every name of the law."""

from __future__ import annotations

from yijian.law import Law
from yijian.law.duties import duties
from yijian.office.policy.library.modules import MODULES, module_of


def test_every_parameter_and_capability_belongs_to_one() -> None:
    names = {*Law.load().names(), *(it.capability for it in duties() if it.capability)}
    assert {name.partition(".")[0] for name in names} <= set(MODULES)
    assert len(MODULES) == 14


def test_the_title_of_a_name() -> None:
    assert module_of("agreement.terminate") == "协议管理"
    assert module_of("nothing.such") == "nothing.such"
