from __future__ import annotations

from pathlib import Path

from yijian.office.framework.action import ACTIONS
from yijian.office.policy import actions
from yijian.office.policy.apps import PolicyConfig


def test_every_action_is_loaded_at_the_start() -> None:
    assert PolicyConfig.verbose_name == "法规政策"
    folder = Path(str(actions.__file__)).parent
    names = {f"policy.{path.stem}" for path in folder.glob("[a-z]*.py")}
    assert names == {name for name in ACTIONS if name.startswith("policy.")}
