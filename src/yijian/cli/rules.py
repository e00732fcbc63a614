"""``yijian rules``: the rulebook."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from yijian.cli.commands import Command, family
from yijian.cli.many_rules import ManyRules
from yijian.cli.options import Json, RulebookFolder
from yijian.cli.progress import progress
from yijian.cli.rules_bench import bench
from yijian.cli.rules_new import new
from yijian.cli.rules_test import run_tests
from yijian.cli.screen import emit, hint, say, show_facts, show_table
from yijian.cli.words import count

IN_USE = "启用"
"""State of a rule that stands in a rulebook: a run uses it."""
PARTS = {
    "basis": "依据",
    "what": "查什么",
    "why": "为什么",
    "how": "怎么查",
    "amount": "金额",
    "wrong_when": "何时会判错",
    "example": "例子",
    "scope": "适用范围",
}

app = family("rules", "规则：查看、跑用例、起草、测速")
app.command("test", cls=Command)(run_tests)
app.command("new", cls=Command)(new)
app.command("bench", cls=ManyRules)(bench)


@app.command("list", cls=Command)
def list_rules(*, rulebook: RulebookFolder = None, as_json: Json = False) -> None:
    """列出全部规则：编码、版本、名称、类别、结论、环节、状态。"""
    from yijian.audit.rulebook.rulebook import load_rulebook

    with progress("读规则"):
        rows = [_entry(rule.card) for rule in load_rulebook(rulebook)]
    if as_json:
        emit({"rules": rows})
        return
    show_table(
        "规则",
        ("编码", "版本", "名称", "类别", "结论", "环节", "状态"),
        [(*(it[k] for k in _PLAIN), "、".join(it["moments"]), it["state"]) for it in rows],
        right=("版本",),
    )
    say(f"共 {count(len(rows))} 条。")
    hint("yijian rules show 编码")


_PLAIN = ("code", "version", "name", "tier", "outcome")


def _entry(card: Any) -> dict[str, Any]:
    plain = {key: getattr(card, key) for key in _PLAIN}
    return {**plain, "moments": list(card.moments), "state": IN_USE}


@app.command("show", cls=Command)
def show(
    code: Annotated[str, typer.Argument(metavar="编码", help="规则的编码或文件名")],
    *,
    rulebook: RulebookFolder = None,
    as_json: Json = False,
) -> None:
    """一条规则的卡片和 SQL。"""
    from yijian.audit.rulebook.rulebook import load_rulebook

    with progress("读规则"):
        rule = load_rulebook(rulebook).get(code)
    card = rule.card
    if as_json:
        told = card.model_dump(mode="json")
        emit({**told, "state": IN_USE, "digest": rule.rule.digest, "sql": rule.rule.sql})
        return
    show_facts(
        f"{card.code} 第 {card.version} 版 {card.name}",
        [
            ("类别", card.tier),
            ("结论", card.outcome),
            ("环节", "、".join(card.moments)),
            *((title, getattr(card, key)) for key, title in PARTS.items()),
            ("必备信息", "、".join(card.needs)),
            ("知识", "、".join(card.knowledge)),
            ("法律参数", "、".join(card.law)),
            ("证据", "、".join(f"{title}（{name}）" for name, title in card.evidence.items())),
            ("文件", rule.rule.path),
        ],
    )
    say()
    say(rule.rule.sql)
    say()
    hint(f"yijian rules test {card.code}")
