"""``--rules``: several rules named after one option."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from yijian.cli.commands import Command

RuleCodes = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="编码", help="只用这些规则，可以写多个；不写就用全部"),
]


class ManyRules(Command):
    """Takes ``--rules A B`` as well as ``--rules A --rules B`` and ``--rules A,B``."""

    def take_rest(self, ctx: Any, rest: list[str]) -> None:
        """The words after ``--rules A`` are rules too; without ``--rules`` they are refused."""
        if not ctx.params.get("rules"):
            super().take_rest(ctx, rest)
        ctx.params["rules"] = [*ctx.params["rules"], *rest]


def split(codes: list[str]) -> list[str]:
    """The codes of ``A,B`` and ``A B`` alike."""
    return [code for text in codes for code in text.replace("，", ",").split(",") if code]
