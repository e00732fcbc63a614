"""``docs/glossary.md``: every English name of the product with its Chinese, in one page.

Written from what the parts say of themselves (national tables, working set, rule cards, law
packs) and from ``docs/glossary.yaml`` for the rest. ``--write`` writes the page; without it the
page is only compared.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from scripts.generated_page import settle
from scripts.rule_text import ROOT, SRC, read_rule, rule_files
from yijian.claims.schema import tables
from yijian.kernel.yaml import load_yaml

SOURCE = ROOT / "docs" / "glossary.yaml"
PAGE = ROOT / "docs" / "glossary.md"
HEAD = """# 术语表

程序里用英文标识，给人看的一律用中文；这一页把两者对上。
由 `make docs` 生成，手写部分在 `glossary.yaml`。
"""
Rows = Iterable[tuple[str, ...]]


@cache
def hand_written() -> dict[str, dict[str, dict[str, str]]]:
    """The sections of ``glossary.yaml``."""
    sections: dict[str, dict[str, dict[str, str]]] = load_yaml(SOURCE)
    return sections


def national_columns() -> dict[str, list[str]]:
    """Column name to its Chinese headings in the national tables, most tables first."""
    found: dict[str, dict[str, int]] = {}
    for table in tables().values():
        for column in table.columns.values():
            titles = found.setdefault(column.name, {})
            titles[column.title] = titles.get(column.title, 0) + 1
    return {
        name: sorted(titles, key=lambda title: (-titles[title], title))
        for name, titles in sorted(found.items())
    }


def relations() -> dict[str, dict[str, Any]]:
    """The relations of the working set, as their registry describes them."""
    folder = SRC / "audit" / "working_set"
    found = {path.stem: load_yaml(path) for path in sorted(folder.glob("*.yaml"))}
    for relation in found.values():
        if isinstance(relation["columns"], str):
            relation["columns"] = found[relation["columns"]]["columns"]
    return found


def evidence() -> dict[str, dict[str, list[str]]]:
    """Evidence name to Chinese heading to the codes of the rules that use it."""
    found: dict[str, dict[str, list[str]]] = {}
    for card, _ in map(read_rule, rule_files()):
        for name, title in (card.get("evidence") or {}).items():
            found.setdefault(name, {}).setdefault(title, []).append(str(card.get("code")))
    return dict(sorted(found.items()))


def parameters() -> dict[str, str]:
    """Law parameter to its Chinese title; the pack of the widest jurisdiction names it."""
    packs = SRC / "law" / "packs"
    order = sorted(packs.glob("*/parameters/*.yaml"), key=lambda p: p.parts[-3] == "national")
    found = (load_yaml(path) for path in order)
    return dict(sorted({item["name"]: item["title"] for item in found}.items()))


def _table(headings: str, rows: Rows) -> str:
    names = headings.split()
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _entries(section: dict[str, dict[str, str]], other: str) -> Iterator[tuple[str, ...]]:
    for name, entry in section.items():
        yield f"`{name}`" if other == "zh" else name, entry[other], entry.get("note", "")


def _relation_rows() -> Iterator[tuple[str, ...]]:
    for name, relation in relations().items():
        if not relation.get("internal"):
            yield f"`{name}`", relation["title"], "、".join(f"`{c}`" for c in relation["key"])


def page() -> str:
    """The whole page."""
    hand = hand_written()
    shown = (
        (f"`{name}`", title, f"{len(codes)} 条规则")
        for name, titles in evidence().items()
        for title, codes in sorted(titles.items())
    )
    sections = {
        "说法": _table("标识 中文 说明", _entries(hand["terms"], "zh")),
        "数据里的用词": _table("用词 英文 说明", _entries(hand["words"], "en")),
        "状态与单位": _table("标识 中文 说明", _entries(hand["states"], "zh")),
        "国家表": _table("表 中文", ((f"`{t.name}`", t.title) for t in tables().values())),
        "国家表的字段": _table(
            "字段 中文", ((f"`{c}`", "；".join(zh)) for c, zh in national_columns().items())
        ),
        "工作集的表": _table("表 中文 主键", _relation_rows()),
        "其他列": _table("列 中文 说明", _entries(hand["columns"], "zh")),
        "知识": _table("种类 中文 说明", _entries(hand["knowledge"], "zh")),
        "法律参数": _table("参数 中文", ((f"`{n}`", zh) for n, zh in parameters().items())),
        "规则的证据列": _table("列 中文 使用", shown),
    }
    return HEAD + "".join(f"\n## {title}\n\n{text}\n" for title, text in sections.items())


def main(arguments: list[str]) -> int:
    """Compare, or with ``--write`` write, the page; the exit code of the command."""
    return settle(PAGE, page(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
