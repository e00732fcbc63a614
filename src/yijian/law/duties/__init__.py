"""The register of duties: what the five regulations ask, row by row, and where we answer."""

from yijian.law.duties.register import Duty, duties
from yijian.law.duties.trace import TracedDuty, totals, trace

__all__ = ["Duty", "TracedDuty", "duties", "totals", "trace"]
