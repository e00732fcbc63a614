"""What soundness refuses is broken file by file in test_reading; here what it lets pass."""

from __future__ import annotations

from tests.law.procedures.conftest import WHOLE, Write
from yijian.law.procedures.expansion import expand
from yijian.law.procedures.soundness import faults_of_version
from yijian.law.procedures.source import Source


def faults(write: Write, text: str) -> list[str]:
    source = Source.read(write(text))
    version = expand(source, source.written.versions[0], None)
    return [fault.code for fault in faults_of_version(version)]


def test_a_sound_version_has_no_fault(write: Write) -> None:
    assert faults(write, WHOLE) == []


def test_a_reason_of_ours_may_stand_for_an_instrument(write: Write) -> None:
    assert faults(write, WHOLE.replace("instrument: act", "reason: 没有规定，按默认")) == []


def test_a_term_may_start_with_an_event_or_with_one_of_several_steps(write: Write) -> None:
    for start in ("[month_end]", "[serve_notice, add_paper]"):
        assert faults(write, WHOLE.replace("[serve_notice]\n", f"{start}\n")) == []


def test_every_fault_is_reported(write: Write) -> None:
    twice = WHOLE.replace("[notice]", "[nothing]").replace("[notice_content_complete]", "[never]")
    assert faults(write, twice) == ["procedure.unknown_guard", "procedure.unknown_document"]
