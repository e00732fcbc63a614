"""Periods of law: from a day and a length to the last day, and why."""

from yijian.law.periods.period import Exclusion, Period
from yijian.law.periods.reckon import Deadline, reckon

__all__ = ["Deadline", "Exclusion", "Period", "reckon"]
