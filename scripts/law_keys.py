"""``docs/catalogue/law_keys.md``: which parameters hold each key of the requirements.

Written from ``law/packs/keys.yaml``. ``--write`` writes the page; without it the page is only
compared.
"""

from __future__ import annotations

import sys

from scripts.generated_page import settle
from scripts.rule_text import ROOT
from yijian.law import Law
from yijian.law.key_map import FILE, read_key_map
from yijian.law.models import KeyEntry

PAGE = ROOT / "docs" / "catalogue" / "law_keys.md"
HEAD = """# 法律参数对照

需求里列出的各法域不同的每一项，以及文本里没有数字的每一个词，由哪些参数承载。
由 `make docs` 从 `src/yijian/law/packs/keys.yaml` 生成；参数的值用 `yijian law show` 查。
“法域”一栏是自己写明或由本系统为它定了默认值的法域，其余法域随上级。
"""


def _rows(law: Law, entry: KeyEntry) -> list[str]:
    """One line a parameter; the key and its meaning stand on the first line only."""
    lines = []
    for position, name in enumerate(entry.parameters):
        places = law.shelf.parameters[name]
        titled = [it.title for it in law.jurisdictions.values() if it.name in places]
        first = (f"`{entry.key}`", entry.title, entry.note or "") if not position else ("", "", "")
        key, title, note = first
        meaning = law.parameter_title(name)
        lines.append(f"| {key} | {title} | `{name}` | {meaning} | {'、'.join(titled)} | {note} |")
    return lines


def _table(law: Law, entries: tuple[KeyEntry, ...]) -> str:
    rows = [row for entry in entries for row in _rows(law, entry)]
    head = "| 键 | 含义 | 参数 | 参数的含义 | 法域 | 说明 |"
    return "\n".join([head, "|" + "---|" * 6, *rows])


def page() -> str:
    """The whole page: the keys, then the words without a number."""
    law = Law.load()
    found = read_key_map(law.packs / FILE, law.names())
    return (
        f"{HEAD}\n## 各法域不同的项（{len(found.keys)} 项）\n\n{_table(law, found.keys)}\n"
        f"\n## 没有数字的词（{len(found.words)} 个）\n\n{_table(law, found.words)}\n"
    )


def main(arguments: list[str]) -> int:
    """Compare, or with ``--write`` write, the page; the exit code of the command."""
    return settle(PAGE, page(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
