"""What is made once."""

from __future__ import annotations

from yijian.audit.run.once import Once


def test_a_value_is_made_when_first_asked_for() -> None:
    once, made = Once(), []

    def make() -> str:
        made.append(1)
        return "text"

    assert once(("rule", "A"), make) == once(("rule", "A"), make) == "text"
    assert len(made) == 1
    assert once(("rule", "B"), make) == "text"
    assert len(made) == 2
