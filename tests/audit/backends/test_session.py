"""What every engine answers to."""

from __future__ import annotations

import inspect

import pytest

from yijian.audit.backends.duckdb import DuckDBSession
from yijian.audit.backends.session import OverBudget, Session
from yijian.audit.backends.spark import SparkEngineSession
from yijian.audit.sql.functions import ENGINES
from yijian.kernel.errors import Refused


@pytest.mark.parametrize("engine", [DuckDBSession, SparkEngineSession])
def test_engines_offer_the_same(engine: type) -> None:
    asked = {n: f for n, f in inspect.getmembers(Session, inspect.isfunction) if n[0] != "_"}
    assert len(asked) == 13
    for name, wanted in asked.items():
        ours = inspect.signature(getattr(engine, name))
        assert ours.parameters == inspect.signature(wanted).parameters


def test_engines_bear_their_names() -> None:
    assert (DuckDBSession.engine, SparkEngineSession.engine) == ENGINES


def test_running_past_the_budget_is_a_refusal() -> None:
    error = OverBudget("时间超出上限")
    assert isinstance(error, Refused)
    assert (error.code, str(error)) == ("rule.over_budget", "时间超出上限")
