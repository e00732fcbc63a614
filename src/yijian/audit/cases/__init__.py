"""The cases of the rules: small national rows in, the expected judgement out, on every engine."""

from __future__ import annotations

from yijian.audit.cases.run import TOGETHER, CaseReport, CaseResult, run_cases

__all__ = ["TOGETHER", "CaseReport", "CaseResult", "run_cases"]
