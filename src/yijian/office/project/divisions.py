"""Names of administrative divisions (GB/T 2260): provinces, and the places our packs know."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def _names() -> dict[str, str]:
    text = (files("yijian.office.project") / "divisions.csv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(text.splitlines())}


def division_name(admdvs: str) -> str:
    """The name of a division (six digits); its digits where it is not in the table."""
    return _names().get(admdvs, admdvs)
