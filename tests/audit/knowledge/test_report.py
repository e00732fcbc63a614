"""The report as JSON and its list of rejects."""

from __future__ import annotations

from pathlib import Path

from yijian.audit.knowledge.raw import Reject
from yijian.audit.knowledge.report import KnowledgeReport, rejects_csv


def test_paths_are_text_and_absent_ones_null() -> None:
    report = KnowledgeReport("v", (), 1, Path("/x/r.csv"), {}, None, ("a",), ("说明",))
    shown = report.as_json()
    assert (shown["rejects"], shown["impact_file"]) == ("/x/r.csv", None)
    assert (shown["batches"], shown["unrecognised"], shown["notes"]) == ([], ["a"], ["说明"])


def test_rejects_open_in_a_spreadsheet() -> None:
    content = rejects_csv(
        [Reject("a.csv", 3, "sex", "男性", "应为：男、女"), Reject("b", None, "", "", "x")]
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[1:] == [
        "a.csv,3,sex,男性,应为：男、女",
        "b,,,,x",
    ]
