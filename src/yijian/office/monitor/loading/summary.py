"""``run.json``: what a finished run says of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.parquet import row_count

FILES = ("findings.parquet", "finding_lines.parquet", "coverage_by_area.parquet", "quality.parquet")
NAMED = ("run_id", "jurisdiction", "lake_version", "lines", "findings", "fee_amount",
         "counted_fund_amount")  # fmt: skip


def read_summary(folder: Path) -> dict[str, Any]:
    """``run.json`` of a finished run, with ``finding_lines`` (how many) added.

    Raises:
        Refused: the folder holds no finished run, or one whose files do not agree with it.
    """
    path = folder / "run.json"
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if missing := [name for name in NAMED if name not in said]:
            raise KeyError(missing)
    except FileNotFoundError:
        raise Refused("load.unfinished", f"“{folder}”里没有做完的运行；请先运行稽核") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise Refused("load.summary", f"“{path}”不能识别；请重新运行稽核") from None
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise Refused("load.file", f"“{folder}”缺少 {'、'.join(missing)}；请重新运行稽核")
    found, told = row_count(folder / "findings.parquet"), said["findings"]
    if found != told:
        raise Refused(
            "load.count",
            f"“{folder}”的疑点文件有 {found} 行，与运行摘要的 {told} 条不符；请重新运行稽核",
        )
    return said | {"finding_lines": row_count(folder / "finding_lines.parquet")}
