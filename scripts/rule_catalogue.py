"""``docs/catalogue/rules.md``: every shipped rule with its card, on one page.

Written from the cards. ``--write`` writes the page; without it the page is only compared.
"""

from __future__ import annotations

import sys
from typing import Any

from scripts.generated_page import settle
from scripts.rule_text import ROOT, read_rule, rule_files
from yijian.audit.run.precedence import OUTCOMES, TIERS

PAGE = ROOT / "docs" / "catalogue" / "rules.md"
HEAD = """# 规则目录

每条规则一个文件：卡片加一条 SQL，旁边是用例。由 `make docs` 从 `src/yijian/rules/` 的卡片生成。

一行费用只计一次：同一行被几条规则命中时，按“违规”先于“可疑”，再按下面各类的次序，
再按编码，先到者取其所指的基金支付额，后到者取余下的部分。
"""
PARTS = {
    "what": "事实", "why": "理由", "how": "方法", "amount": "金额", "basis": "依据",
    "example": "示例", "wrong_when": "可能有误",
}  # fmt: skip
Card = dict[str, Any]


def cards() -> list[tuple[Card, str]]:
    """The cards in the order in which findings take their part, with the rule's file."""
    found = []
    for path in rule_files():
        card, _ = read_rule(path)
        found.append((card, path.relative_to(ROOT).as_posix()))
    return sorted(found, key=lambda it: (TIERS.index(it[0]["tier"]), it[0]["code"]))


def _rule(card: Card, file: str) -> str:
    said = [f"- **{title}**：{card[key]}" for key, title in PARTS.items()]
    moments = "、".join(card["moments"])
    needs = "、".join(f"`{need}`" for need in card["needs"]) or "无"
    evidence = "、".join((card.get("evidence") or {}).values()) or "无"
    head = f"### {card['name']}\n\n`{card['code']}` 第 {card['version']} 版 · {card['outcome']}"
    return "\n".join(
        [
            f"{head} · {moments} · [{file.rpartition('/')[2]}](../../{file})\n",
            *said,
            f"- **必须知道**：{needs}",
            f"- **证据**：{evidence}",
            "",
        ]
    )


def _overview(found: list[tuple[Card, str]]) -> str:
    rows = [
        f"| `{card['code']}` | {card['name']} | {card['tier']} | {card['outcome']} |"
        for card, _ in found
    ]
    return "\n".join(["| 编码 | 规则 | 类 | 结论 |", "|---|---|---|---|", *rows])


def page() -> str:
    """The whole page."""
    found = cards()
    counts = "，".join(
        f"{outcome} {sum(card['outcome'] == outcome for card, _ in found)} 条"
        for outcome in OUTCOMES
    )
    text = f"{HEAD}\n共 {len(found)} 条：{counts}。\n\n{_overview(found)}\n"
    for tier in TIERS:
        mine = [_rule(card, file) for card, file in found if card["tier"] == tier]
        if mine:
            text += f"\n## {tier}\n\n" + "\n".join(mine)
    return text


def main(arguments: list[str]) -> int:
    """Compare, or with ``--write`` write, the page; the exit code of the command."""
    return settle(PAGE, page(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
