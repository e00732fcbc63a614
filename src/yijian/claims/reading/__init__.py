"""Questions that pages ask of a lake: institutions month by month, and one person's claims.

Every reader takes a frozen :class:`~yijian.claims.snapshot.Snapshot`, opens a small engine of its
own, and gives back current rows only: what was superseded, withdrawn or marked deleted is not
there. Refund lines and reversed settlements are rows like others, with their negative amounts.
"""

from yijian.claims.reading.institutions import institution_profiles, institutions
from yijian.claims.reading.lines import LineKey, TimelineRow, lines_by_key, settlement_lines
from yijian.claims.reading.timeline import VisitRow, person_timeline, person_visits

__all__ = [
    "LineKey",
    "TimelineRow",
    "VisitRow",
    "institution_profiles",
    "institutions",
    "lines_by_key",
    "person_timeline",
    "person_visits",
    "settlement_lines",
]
