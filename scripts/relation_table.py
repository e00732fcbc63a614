"""``docs/catalogue/relations.md``: what a rule may read, column by column.

Written from the YAML files of the working set. ``--write`` writes the page; without it the page
is only compared.
"""

from __future__ import annotations

import sys

from scripts.generated_page import settle
from scripts.rule_text import ROOT
from yijian.audit.working_set.relations import Relation, relations

PAGE = ROOT / "docs" / "catalogue" / "relations.md"
HEAD = """# 工作集的关系和列

规则只能读这些关系。列名是国家标准的列名，类型是 DuckDB 的写法；各列怎么来，看同名的 `.sql`，
要点和口径看 [契约](../contracts.md) 第 4 节。
由 `make docs` 从 `src/yijian/audit/working_set/*.yaml` 生成。
"""
PHASES = {"person": "逐人", "gathered": "跨人汇总", "everywhere": "每段都有"}
SUBJECTS = {"institution": "定点机构", "doctor": "医师", "person": "参保人", "trace": "追溯码"}


def _section(relation: Relation) -> str:
    facts = [
        ("建于", PHASES[relation.phase]),
        ("判断单位", "、".join(f"`{name}`" for name in relation.key)),
        ("日期", f"`{relation.date}`" if relation.date else ""),
        ("疑点对象", SUBJECTS[relation.subject] if relation.subject else "不作判断单位"),
    ]
    told = "；".join(f"{name}：{value}" for name, value in facts if value)
    rows = "\n".join(f"| `{name}` | {kind} |" for name, kind in relation.columns.items())
    return (
        f"\n## {relation.title} `{relation.name}`\n\n{told}。\n\n| 列 | 类型 |\n|---|---|\n{rows}\n"
    )


def page() -> str:
    """The whole page: one section for each relation that a rule may read."""
    shown = [relation for relation in relations().values() if not relation.internal]
    return HEAD + "".join(_section(relation) for relation in shown)


def main(arguments: list[str]) -> int:
    """Compare, or with ``--write`` write, the page; the exit code of the command."""
    return settle(PAGE, page(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
