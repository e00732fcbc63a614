"""Every kind of broken file is refused in Chinese, with the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.law.procedures.conftest import LOCAL, WHOLE, Write
from yijian.kernel.errors import BadInput
from yijian.law.procedures.reading import Reader

SECOND = """\
- since: {since}
  instrument: act
  checked_on: 2026-11-21
  base: {{since: 2020-01-01}}
  steps:
  - {{id: serve_notice, title: 送达新的告知书}}
"""
ORPHAN = "  - {id: lost, title: 无人到达}\n  steps:\n"
STUCK = "    to: closed\n    roles: [agency_head_city]"
BREAKS = {
    "unknown state": ("to: noticed", "to: notised", "procedure.unknown_state", "没有状态 notised"),
    "unknown source": ("from: [found]", "from: [fund]", "procedure.unknown_state", "没有状态 fund"),
    "nobody's": ("from: [found]", "from: []", "procedure.nowhere", "没有写从哪个状态办理"),
    "unreachable": ("  steps:\n", ORPHAN, "procedure.unreachable", "走不到"),
    "exit of a final state": (
        "from: [noticed, stated]", "from: [noticed, closed]", "procedure.final_exit", "add_paper",
    ),
    "dead end": (STUCK, "    to: found\n    roles: [agency_head_city]", "procedure", "走不到"),
    "no end": (", final: true", "", "procedure.dead_end", "没有终结的状态"),
    "state twice": (
        "{id: noticed, title: 已告知}", "{id: found, title: 又发现}", "procedure.twice", "found",
    ),
    "title twice": ("title: 已告知", "title: 已发现", "procedure.twice", "已发现"),
    "step twice": ("id: file_statement", "id: serve_notice", "procedure.twice", "serve_notice"),
    "unknown role": (
        "[agency_breach_handler]", "[agency_breach_handlr]", "procedure.unknown_role",
        "应为：agency_breach_handler",
    ),
    "unknown guard": (
        "[notice_content_complete]", "[notice_complete]", "procedure.unknown_guard", "没有条件",
    ),
    "unknown document": ("[notice]", "[notise]", "procedure.unknown_document", "没有文书 notise"),
    "unknown start": (
        "[serve_notice]\n", "[served_notice]\n", "procedure.deadline", "没有期限的起点",
    ),
    "a clock that cannot start": (
        "[serve_notice]\n", "[close_breach]\n", "procedure.deadline", "到不了步骤 file_statement",
    ),
    "automatic by hand": ("期满视为放弃", "期满自动办理", "procedure.deadline", "由系统办理"),
    "no basis of a step": ("    reason: 随时可以补充。\n", "", "procedure.basis", "没有依据"),
    "no basis of a version": ("  instrument: act\n", "", "procedure.basis", "没有写依据的文件"),
    "two bases": (
        "  instrument: act\n", "  instrument: act\n  reason: 也有\n", "procedure.basis", "两样",
    ),
    "explored without a switch": (
        "optional: true", "explore: true", "procedure.switch", "没有开关",
    ),
    "ends before it begins": ("until: null", "until: 2019-01-01", "procedure.period", "早于起始日"),
    "other name": ("name: agreement.breach", "name: agreement.life", "procedure.name", "文件名"),
    "unknown effect": ("期满视为放弃", "随便", "law.schema", "随便"),
    "a number instead of a parameter": (
        "agreement.pre_decision_notice.statement_window", "5", "law.schema", "5",
    ),
    "a field too many": ("optional: true", "optionl: true", "law.schema", "没有这一项"),
    "a step without a title": ("    title: 补充材料\n", "", "law.schema", "title"),
    "key twice": ("to: noticed", "to: noticed\n    to: stated", "yaml.syntax", "键 to 重复"),
    "follows nobody": ("id: noticed,", "id: noticed, after: nobody,", "procedure.base", "nobody"),
}  # fmt: skip


@pytest.mark.parametrize("what", BREAKS)
def test_a_broken_file_is_refused(what: str, write: Write) -> None:
    old, new, code, said = BREAKS[what]
    assert old in WHOLE
    path = write(WHOLE.replace(old, new, 1))
    with pytest.raises(BadInput) as caught:
        Reader(path.parents[2]).read(path)
    assert caught.value.code.startswith(code)
    assert said in caught.value.message
    assert str(path) in caught.value.message


def test_the_line_is_that_of_the_fault(write: Write) -> None:
    path = write(WHOLE.replace("to: noticed", "to: notised"))
    with pytest.raises(BadInput) as caught:
        Reader(path.parents[2]).read(path)
    row = caught.value.place.row
    assert row is not None
    assert "to: notised" in path.read_text(encoding="utf-8").splitlines()[row - 1]


def test_versions_follow_each_other(write: Write) -> None:
    both = WHOLE.replace("until: null", "until: 2026-12-31") + SECOND.format(since="2027-01-01")
    path = write(both)
    first, second = Reader(path.parents[2]).read(path).versions
    assert (first.steps[0].title, second.steps[0].title) == ("送达告知书", "送达新的告知书")
    assert first.steps[1:] == second.steps[1:]


@pytest.mark.parametrize(
    ("since", "code"),
    [
        ("2026-12-31", "procedure.overlap"),
        ("2027-01-02", "procedure.gap"),
        ("2020-01-01", "procedure.overlap"),
    ],
)
def test_overlap_and_gap_are_refused(since: str, code: str, write: Write) -> None:
    path = write(WHOLE.replace("until: null", "until: 2026-12-31") + SECOND.format(since=since))
    with pytest.raises(BadInput) as caught:
        Reader(path.parents[2]).read(path)
    assert caught.value.code == code


def test_a_local_file_writes_only_what_differs(write: Write) -> None:
    write(WHOLE)
    path = write(LOCAL, "lanzhou")
    version = Reader(path.parents[2]).read(path).versions[0]
    assert [state.id for state in version.states] == [
        "found",
        "noticed",
        "stated",
        "filed",
        "closed",
    ]
    steps = {step.id: step for step in version.steps}
    assert steps["close_breach"].sources == ("filed",)
    assert steps["close_breach"].reason == "各地没有规定。"
    assert list(steps)[-2:] == ["file_breach", "close_breach"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("since: 2020-01-01", "since: 2020-01-02", "没有自 2020-01-02 起的版本"),
        ("jurisdiction: national", "jurisdiction: gansu", "gansu 没有自"),
        ("  states:", "  drop_steps: [nothing]\n  states:", "没有 nothing"),
    ],
)
def test_a_wrong_base_is_refused(old: str, new: str, said: str, write: Write) -> None:
    write(WHOLE)
    path = write(LOCAL.replace(old, new, 1), "lanzhou")
    with pytest.raises(BadInput, match=said):
        Reader(path.parents[2]).read(path)


def test_bases_that_run_in_a_circle_are_refused(write: Write) -> None:
    write(LOCAL.replace("jurisdiction: national", "jurisdiction: lanzhou"), "gansu")
    path = write(LOCAL.replace("jurisdiction: national", "jurisdiction: gansu"), "lanzhou")
    with pytest.raises(BadInput, match="成环"):
        Reader(path.parents[2]).read(path)


def test_a_fault_that_the_base_brings_is_shown_at_the_base(write: Write) -> None:
    write(WHOLE)
    path: Path = write(LOCAL.replace("  states:", "  drop_states: [found]\n  states:"), "lanzhou")
    with pytest.raises(BadInput) as caught:
        Reader(path.parents[2]).read(path)
    row = caught.value.place.row
    assert row is not None
    assert "base:" in path.read_text(encoding="utf-8").splitlines()[row - 1]
