from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yijian.law.procedures.graph import exits, faults_of_graph, reachable, reversed_edges
from yijian.law.procedures.models import ProcedureVersion, State, Step

EDGES = st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef")))


def step(name: str, sources: tuple[str, ...], to: str | None) -> Step:
    return Step(id=name, title=name, sources=sources, to=to, roles=("system",), reason="试")


def version(*steps: Step, finals: str = "c") -> ProcedureVersion:
    states = tuple(State(id=it, title=it, final=it in finals) for it in "abc")
    return ProcedureVersion(
        since="2020-01-01", reason="试", checked_on="2020-01-01", states=states, steps=steps
    )  # type: ignore[arg-type]


def test_a_step_that_stays_leads_to_where_it_was() -> None:
    assert exits([step("do_it", ("a", "b"), None), step("go_on", ("a",), "c")]) == {
        "a": {"a", "c"},
        "b": {"b"},
    }


@given(EDGES, st.sampled_from("abcdef"))
def test_what_is_reached_is_closed_under_one_step(edges: dict[str, set[str]], begin: str) -> None:
    found = reachable([begin], edges)
    assert begin in found
    assert all(edges.get(state, set()) <= found for state in found)


@given(EDGES, st.sampled_from("abcdef"), st.sampled_from("abcdef"))
def test_reversing_swaps_from_and_to(edges: dict[str, set[str]], one: str, other: str) -> None:
    assert (other in reachable([one], edges)) == (one in reachable([other], reversed_edges(edges)))


def test_a_sound_graph_has_no_fault() -> None:
    sound = version(step("go_on", ("a",), "b"), step("end_it", ("b",), "c"))
    assert list(faults_of_graph(sound)) == []


def test_faults_are_named() -> None:
    stuck = version(step("go_on", ("a",), "b"), step("end_it", ("a",), "c"))
    assert [fault.code for fault in faults_of_graph(stuck)] == ["procedure.dead_end"]
    lost = version(step("end_it", ("a", "b"), "c"))
    assert [fault.code for fault in faults_of_graph(lost)] == ["procedure.unreachable"]
    endless = version(step("go_on", ("a",), "b"), step("end_it", ("b",), "c"), finals="")
    assert {fault.code for fault in faults_of_graph(endless)} == {"procedure.dead_end"}
    leaving = version(
        step("go_on", ("a",), "b"), step("end_it", ("b",), "c"), step("turn_back", ("c",), "a")
    )
    assert [fault.code for fault in faults_of_graph(leaving)] == ["procedure.final_exit"]
