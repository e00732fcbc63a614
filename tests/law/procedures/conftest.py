"""A small procedure in a small pack, which a test may change and break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.law.conftest import PackBuilder, dated
from yijian.law import Law
from yijian.law.procedures import Procedures

NAME = "agreement.breach"
WINDOW = "agreement.pre_decision_notice.statement_window"
WHOLE = """\
name: agreement.breach
title: 违约处理
subject: 违约处理
versions:
- since: 2020-01-01
  until: null
  instrument: act
  checked_on: 2026-11-21
  states:
  - {id: found, title: 已发现}
  - {id: noticed, title: 已告知}
  - {id: stated, title: 已陈述}
  - {id: closed, title: 已结案, final: true, public: true}
  steps:
  - id: serve_notice
    title: 送达告知书
    from: [found]
    to: noticed
    roles: [agency_breach_handler]
    guards: [notice_content_complete]
    documents: [notice]
    articles: [ACT-1]
  - id: file_statement
    title: 提出陈述
    from: [noticed]
    to: stated
    roles: [provider_responsible]
    deadline:
      parameter: agreement.pre_decision_notice.statement_window
      counts_from: [serve_notice]
      effect: 期满视为放弃
    articles: [ACT-1]
  - id: add_paper
    title: 补充材料
    from: [noticed, stated]
    roles: [provider_responsible]
    reason: 随时可以补充。
    optional: true
  - id: close_breach
    title: 结案
    from: [stated]
    to: closed
    roles: [agency_head_city]
    reason: 各地没有规定。
"""
LOCAL = """\
name: agreement.breach
title: 违约处理
subject: 违约处理
versions:
- since: 2022-01-01
  instrument: act
  checked_on: 2026-11-21
  base: {jurisdiction: national, since: 2020-01-01}
  states:
  - {id: filed, after: stated, title: 已备案}
  steps:
  - id: file_breach
    after: add_paper
    title: 备案
    from: [stated]
    to: filed
    roles: [agency_breach_handler]
    rows: [LZ-25-2]
  - id: close_breach
    from: [filed]
"""
Write = Callable[..., Path]


@pytest.fixture
def write(pack: PackBuilder) -> Write:
    """Writes a procedure of a place: ``write(text, "lanzhou")``."""
    pack.parameter("national", dated("5", "2000-01-01", unit="working_day"), name=WINDOW)
    pack.instrument("lanzhou", "lz", "in_force_on: 2000-01-01")
    pack.articles("lanzhou", "lz", "{id: LZ-25-2, label: 第二十五条第2款, gist: 某事。}")

    def write_it(text: str, place: str = "national", name: str = NAME) -> Path:
        return pack.write(f"{place}/procedures/{name}.yaml", text)

    return write_it


@pytest.fixture
def procedures(pack: PackBuilder, write: Write) -> Procedures:
    """The small procedure of the nation, and what Lanzhou changes in it."""
    write(WHOLE)
    write(LOCAL, "lanzhou")
    return Procedures(Law.load(pack.root))
