"""The graph of a version: what can be reached from where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from yijian.law.procedures.models import ProcedureVersion, State, Step
from yijian.law.procedures.source import Fault


def exits(steps: Iterable[Step]) -> dict[str, set[str]]:
    """State to the states that one step leads to."""
    found: dict[str, set[str]] = {}
    for step in steps:
        for source in step.sources:
            found.setdefault(source, set()).add(step.to or source)
    return found


def reachable(begin: Iterable[str], edges: Mapping[str, set[str]]) -> set[str]:
    """Everything that can be reached from ``begin``, itself included."""
    found: set[str] = set()
    waiting = list(begin)
    while waiting:
        state = waiting.pop()
        if state not in found:
            found.add(state)
            waiting.extend(edges.get(state, ()))
    return found


def reversed_edges(edges: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """State to the states that lead to it in one step."""
    found: dict[str, set[str]] = {}
    for source, targets in edges.items():
        for target in targets:
            found.setdefault(target, set()).add(source)
    return found


def faults_of_graph(version: ProcedureVersion) -> Iterator[Fault]:
    """States nobody reaches, final states with an exit, dead ends, clocks that never start."""
    edges = exits(version.steps)
    finals = {state.id for state in version.states if state.final}
    if not finals:
        where = (version.since, "states")
        right = "至少一个 final: true 的状态"
        yield Fault("procedure.dead_end", where, "没有终结的状态", right)
    reached = reachable([version.states[0].id], edges)
    ending = reachable(finals, reversed_edges(edges))
    for state in version.states:
        yield from _faults_of_state(version, state, reached, ending)
    yield from _clocks_that_never_start(version, edges)


def _faults_of_state(
    version: ProcedureVersion, state: State, reached: set[str], ending: set[str]
) -> Iterator[Fault]:
    where = (version.since, "states", state.id)
    leaving = [step.id for step in version.steps if state.id in step.sources]
    if state.id not in reached:
        wrong = f"状态 {state.id} 从 {version.states[0].id} 走不到"
        yield Fault("procedure.unreachable", where, wrong, "有步骤通到它，或删去")
    if state.final and leaving:
        wrong = f"终结的状态 {state.id} 还有步骤 {'、'.join(leaving)}"
        yield Fault("procedure.final_exit", where, wrong, "终结的状态没有步骤")
    if not state.final and state.id not in ending:
        wrong = f"从状态 {state.id} 走不到任何终结的状态"
        yield Fault("procedure.dead_end", where, wrong, "有步骤通到终结的状态")


def _clocks_that_never_start(
    version: ProcedureVersion, edges: Mapping[str, set[str]]
) -> Iterator[Fault]:
    steps = {step.id: step for step in version.steps}
    for step in version.steps:
        names = step.deadline.counts_from if step.deadline else ()
        for start in (steps[name] for name in names if name in steps):
            after = reachable([start.to] if start.to else start.sources, edges)
            if not after & set(step.sources):
                wrong = f"期限自步骤 {start.id} 起算，而它之后到不了步骤 {step.id}"
                where = (version.since, "steps", step.id, "deadline")
                yield Fault("procedure.deadline", where, wrong, "写在它之前的步骤或登记的事件")
