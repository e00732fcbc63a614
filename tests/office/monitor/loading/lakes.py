"""A small lake of Lanzhou: one hospital, a few settlements."""

from __future__ import annotations

from pathlib import Path

from tests.audit.small_lake import Claims


def claims(settlements: int = 3, start: int = 0) -> Claims:
    """Settlements of two lines each."""
    made = Claims()
    made.hospital()
    for number in range(start, start + settlements):
        own = {"setl_id": f"s{number}", "mdtrt_id": f"v{number}", "psn_no": f"p{number}"}
        made.line(**own, bkkp_sn="1", pric=100 + number)
        made.line(**own, bkkp_sn="2", pric=300)
        made.settlement(400 + number, 200, **own)
        made.visit(mdtrt_id=f"v{number}", psn_no=f"p{number}")
    return made


def fill_lake(home: Path, jurisdiction: str = "lanzhou") -> Path:
    """The lake of the home, filled."""
    folder = home / "lakes"
    folder.mkdir(parents=True, exist_ok=True)
    lake = claims().lake(folder / "made")
    lake.rename(folder / jurisdiction)
    return folder / jurisdiction
