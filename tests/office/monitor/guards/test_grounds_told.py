from __future__ import annotations

from yijian.office.monitor.guards.grounds_told import grounds_told


def test_grounds_say_something() -> None:
    assert grounds_told(grounds="国家医保局第五批知识点") is None
    for text in ("", "   ", "好"):
        refusal = grounds_told(grounds=text)
        assert refusal is not None
        assert "哪次公布" in refusal.sentence()
