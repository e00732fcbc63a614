"""Which days are working days: the published arrangement of each year, and what a place adds."""

from yijian.law.calendar.overlay import Overlay, read_overlay
from yijian.law.calendar.workdays import WorkCalendar

__all__ = ["Overlay", "WorkCalendar", "read_overlay"]
