"""What is registered is there once, in order."""

from __future__ import annotations

import pytest

from yijian.kernel.registry import Registry


def test_items_come_back_in_order_of_name() -> None:
    registry: Registry[int] = Registry("chart")
    assert registry.add("b", 2) == 2
    registry.add("a", 1)
    assert list(registry) == ["a", "b"]
    assert (registry["a"], len(registry), "b" in registry, "c" in registry) == (1, 2, True, False)


def test_a_name_is_not_taken_twice() -> None:
    registry: Registry[int] = Registry("chart")
    registry.add("a", 1)
    with pytest.raises(ValueError, match="chart a is registered twice"):
        registry.add("a", 2)
    assert registry["a"] == 1


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Registry("chart")["a"]
