"""``docs/catalogue/quality.md``: the faults of the data, and which of them block judging a line.

Written from ``claims/quality/*.yaml``. ``--write`` writes the page; without it the page is only
compared.
"""

from __future__ import annotations

import sys

from scripts.generated_page import settle
from scripts.rule_text import ROOT
from yijian.claims.quality.faults import QualityFault, quality_faults

PAGE = ROOT / "docs" / "catalogue" / "quality.md"
HEAD = """# 数据质量问题

数据的问题与机构的行为分开说：这里列出的是数据的问题，不是违规。
由 `make docs` 从 `src/yijian/claims/quality/` 生成。

- **阻断**：有此问题的费用明细不判断，在覆盖里计入“无法判断”，原因即问题编码。
- **标记**：照常判断，问题记入 `quality.parquet`，供复核时参考。

结算或就诊的问题若为阻断，其下全部费用明细都不判断。
"""
EFFECTS = {"blocks": "阻断", "marks": "标记"}
GRAINS = {"line": "费用明细", "settlement": "结算", "visit": "就诊", "code_map": "编码对照"}


def _table(faults: list[QualityFault]) -> str:
    rows = (
        f"| {it.code} | {it.name} | {GRAINS[it.grain]} | {it.message} | {it.right} | {it.basis} |"
        for it in faults
    )
    return "\n".join(["| 编码 | 名称 | 对象 | 问题 | 应为 | 依据 |", "|" + "---|" * 6, *rows])


def page() -> str:
    """The whole page: what blocks first, then what marks."""
    sections = []
    for effect, title in EFFECTS.items():
        faults = [fault for fault in quality_faults() if fault.effect == effect]
        sections.append(f"\n## {title}（{len(faults)} 种）\n\n{_table(faults)}\n")
    return HEAD + "".join(sections)


def main(arguments: list[str]) -> int:
    """Compare, or with ``--write`` write, the page; the exit code of the command."""
    return settle(PAGE, page(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
