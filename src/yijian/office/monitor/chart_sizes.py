"""How many rows a chart of the first page draws; the sentence below it speaks of all."""

from __future__ import annotations

SHOWN = {
    "findings_by_rule": {"top": 6},
    "findings_by_institution": {"top": 6},
    "coverage_by_rule": {"top": 4},
    "quality_faults": {"top": 6},
}
