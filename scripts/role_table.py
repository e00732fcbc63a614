"""``docs/catalogue/roles.md``: who may do what in the office.

Written from each app's ``policies.py``. ``--write`` writes the page; without it the page is only
compared.
"""

from __future__ import annotations

import sys
from importlib import import_module

from scripts.generated_page import settle
from scripts.rule_text import ROOT, SRC
from yijian.office.framework.permission import PERMISSIONS
from yijian.office.framework.roles import Role

PAGE = ROOT / "docs" / "catalogue" / "roles.md"
HEAD = """# 角色与操作

哪个角色可以看什么、办什么。没有登记的一律不可。
由 `make docs` 从 `src/yijian/office/*/policies.py` 生成。

可以办的，也只限于自己的范围：统筹区，其中行政和经办人员为本单位负责的区划，定点机构为本机构；
“限定对象”一栏为“是”的，另按对象逐个核对。“系统”是后台自己办的事，没有人能以它的身份登录。
"""
APPS = {
    "accounts": "账号与单位",
    "monitor": "智能监控",
    "policy": "法规政策",
    "trail": "操作留痕",
    "work": "后台工作",
}


def load_policies() -> None:
    """Let every app of the office say who may."""
    for path in sorted((SRC / "office").glob("*/policies.py")):
        import_module(f"yijian.office.{path.parent.name}.policies")


def _row(name: str) -> str:
    permission = PERMISSIONS[name]
    marks = ("✓" if role in permission.roles else "" for role in Role)
    limited = "是" if permission.within else ""
    return f"| {permission.title} | `{name}` | {' | '.join(marks)} | {limited} |"


def page() -> str:
    """The whole page: one table for each app, in order of name."""
    load_policies()
    labels = [str(role.label) for role in Role]
    columns = ["可以", "编码", *labels, "限定对象"]
    head = f"| {' | '.join(columns)} |\n|---|---|{':-:|' * (len(labels) + 1)}"
    text = HEAD
    for app in sorted({name.partition(".")[0] for name in PERMISSIONS}):
        rows = [_row(name) for name in PERMISSIONS if name.startswith(f"{app}.")]
        text += f"\n## {APPS[app]}（{len(rows)} 项）\n\n" + "\n".join([head, *rows]) + "\n"
    return text


def main(arguments: list[str]) -> int:
    """Compare, or with ``--write`` write, the page; the exit code of the command."""
    return settle(PAGE, page(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
