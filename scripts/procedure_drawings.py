"""``docs/catalogue/procedures/``: a drawing of every procedure, jurisdiction and version.

Drawn from the packs, with an index. ``--write`` writes the pages and removes what no procedure
draws any more; without it they are only compared.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.rule_text import ROOT
from yijian.kernel.files import write_atomic
from yijian.law import Law
from yijian.law.procedures import Procedure, Procedures
from yijian.law.procedures.drawing import draw

FOLDER = ROOT / "docs" / "catalogue" / "procedures"
INDEX = "README.md"
ORDER = ("national", "gansu", "lanzhou", "hainan", "ningxia", "chongqing")
HEAD = """# 程序图

每个程序、每个法域、每个版本一张图：状态、步骤、由谁办理、依据和期限。
由 `make docs` 从 `src/yijian/law/packs/*/procedures/` 生成；期限的数取自规定包，随图一并更新。

一个地方没有自己的程序时，适用上级的程序；有自己的程序时，整份适用自己的。
案件立案时记下当时的版本，以后的每一步都按那一版办理。
"""


def file_of(procedure: Procedure) -> str:
    """Where a drawing stands inside the folder."""
    return f"{procedure.jurisdiction}/{procedure.name}.{procedure.body.since}.svg"


def pages(law: Law | None = None) -> dict[str, str]:
    """Every file of the folder with what it should hold."""
    procedures = Procedures(law or Law.load())
    found = {file_of(it): draw(it, procedures.law) for it in procedures.every()}
    return {**found, INDEX: index(procedures)}


def index(procedures: Procedures) -> str:
    """The page that leads to the drawings."""
    every = list(procedures.every())
    places = procedures.law.jurisdictions
    order = [place for place in ORDER if place in places]
    steps = sum(len(it.steps) for it in every)
    total = (
        f"共 {len(procedures.names())} 个程序，{len({(it.name, it.jurisdiction) for it in every})}"
        f" 份文件，{len(every)} 个版本，{steps} 个步骤。"
    )
    titles = " | ".join(places[place].title for place in order)
    rows = [f"| 程序 | 名称 | {titles} |", "|" + "---|" * (len(order) + 2)]
    for name in procedures.names():
        mine = [it for it in every if it.name == name]
        cells = [_cell([it for it in mine if it.jurisdiction == place]) for place in order]
        rows.append(f"| {mine[0].title} | `{name}` | {' | '.join(cells)} |")
    return f"{HEAD}\n{total}\n\n" + "\n".join(rows) + "\n"


def _cell(versions: list[Procedure]) -> str:
    return "<br>".join(f"[{it.body.since}]({file_of(it)}) `{it.version[:8]}`" for it in versions)


def stale(folder: Path, wanted: dict[str, str]) -> list[str]:
    """Files that are missing, differ, or draw nothing any more."""
    there = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    differing = [
        name
        for name, text in wanted.items()
        if name not in there or there[name].read_text(encoding="utf-8") != text
    ]
    return sorted([*differing, *(there.keys() - wanted.keys())])


def main(arguments: list[str], folder: Path = FOLDER, wanted: dict[str, str] | None = None) -> int:
    """Compare, or with ``--write`` write, the drawings; the exit code of the command."""
    wanted = pages() if wanted is None else wanted
    old = stale(folder, wanted)
    if "--write" not in arguments:
        said = f"docs/catalogue/procedures 已过时：{'、'.join(old[:5])}；请运行 make docs"
        print(said if old else "", end="")
        return 1 if old else 0
    for name in old:
        if name in wanted:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomic(folder / name, wanted[name].encode())
        else:
            (folder / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
