"""Every flow that the requirements describe is there, with every state and step they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from yijian.kernel.yaml import load_yaml
from yijian.law import Law
from yijian.law.procedures import Procedure, Procedures

FLOWS: dict[str, dict[str, Any]] = load_yaml(Path(__file__).with_name("part_d.yaml"))
ON = date(2026, 6, 1)


@pytest.fixture(scope="module")
def procedures() -> Procedures:
    return Procedures(Law.load())


def vocabulary(procedure: Procedure) -> set[str]:
    """Everything a procedure names."""
    named = {*procedure.states, *procedure.steps}
    for step in procedure.body.steps:
        named |= {*step.roles, *step.guards, *step.documents}
    return named


def names(flow: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Procedure, place and name of everything a flow asks for."""
    for wanted in flow["phrases"].values():
        for name in wanted:
            where, _, plain = name.rpartition("/")
            if "." in where:
                yield where, flow["jurisdiction"], plain
            else:
                yield flow["procedure"], where or flow["jurisdiction"], plain


@pytest.mark.parametrize("flow", FLOWS)
def test_every_state_and_step_of_the_flow_is_there(flow: str, procedures: Procedures) -> None:
    on = FLOWS[flow].get("on", ON)
    missing = [
        f"{place} {procedure}: {name}"
        for procedure, place, name in names(FLOWS[flow])
        if name not in vocabulary(procedures.get(procedure, place, on))
    ]
    assert missing == []


def test_every_flow_is_listed() -> None:
    assert list(FLOWS) == [f"D{number}" for number in range(1, 20)]


def flows_of(requirements: str) -> dict[str, str]:
    """The text of each flow."""
    part = requirements[requirements.index("# Part D.") : requirements.index("# Part E.")]
    return dict(re.findall(r"\*\*(D\d+) [^*]+?\*\* (.*)", part))


@pytest.mark.shared
@pytest.mark.parametrize("flow", FLOWS)
def test_the_list_reads_the_flow_to_its_end(flow: str, shared: Path) -> None:
    text = flows_of((shared / "requirements" / "capabilities.md").read_text(encoding="utf-8"))[flow]
    listed = FLOWS[flow]["phrases"]
    assert [phrase for phrase in listed if phrase not in text] == []
    segments = [
        part for part in re.split(r"→|; |\. (?=[A-Z])", text) if re.search("[a-z]{4}", part)
    ]
    assert [part for part in segments if not any(phrase in part for phrase in listed)] == []
