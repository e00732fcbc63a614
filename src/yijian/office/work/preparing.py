"""``python -m yijian.office.work.preparing``: make the home fit for serving."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from yijian.kernel.errors import Refused
from yijian.kernel.files import write_atomic
from yijian.kernel.identifiers import sha256_hex
from yijian.office.work.answering import answer, said

STAMP = "static.stamp"


def prepare(_: Sequence[str] = ()) -> dict[str, Any]:
    """Bring the database and the static files up to date; nobody else uses the home meanwhile.

    Answers ``{"migrated": how many steps, "collected": whether files were collected}``.

    Raises:
        Refused: the database was made by a newer version of this software, or a value of the law
            that a decision used was edited.
    """
    sweep()
    steps = {"migrated": migrate(), "collected": collect()}
    check_law()
    register_rules()
    return steps


def check_law() -> None:
    """Refuse to serve where a value of the law that a decision used was edited since.

    Raises:
        BadInput: ``law.used_value``, with the file and the line.
    """
    from yijian.office.policy.uses import check_uses

    said("核对决定用过的参数值")
    check_uses()


def register_rules() -> int:
    """Register the rules that this software brings where the office knows them not; how many."""
    from yijian.office.framework import clock
    from yijian.office.monitor.rulebook.registering import register_everywhere

    said("登记随软件的规则")
    return register_everywhere(clock.now())


def sweep() -> None:
    """Remove what uploads left behind whose process was killed."""
    from django.conf import settings

    home = Path(settings.HOME)
    for left in (home / "uploads" / "incoming").glob("*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in home.glob("tmp*.upload*"):
        left.unlink(missing_ok=True)


def migrate() -> int:
    """Bring the tables up to date; how many steps that took.

    Raises:
        Refused: ``office.newer``: steps have been taken that this version does not know.
    """
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    said("核对数据库")
    executor = MigrationExecutor(connection)
    labels = {label for label, _ in executor.loader.graph.nodes}
    taken = executor.loader.applied_migrations or {}
    unknown = sorted(
        f"{label}.{name}"
        for label, name in taken
        if label in labels and (label, name) not in executor.loader.graph.nodes
        and (label, name) not in executor.loader.replacements
    )  # fmt: skip
    if unknown:
        raise Refused(
            "office.newer",
            "这个数据库由更新版本的软件使用过，本版本不能打开它："
            f"不认识的变更有 {'、'.join(unknown[:5])}；请安装较新的版本",
        )
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        said("更新数据库结构")
        call_command("migrate", verbosity=0, interactive=False)
    return len(plan)


def collect() -> bool:
    """Collect the static files into the home, unless they are those collected last."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.HOME) / STAMP
    found = _sources()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == found:
        return False
    said("收集静态文件")
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
    write_atomic(stamp, _sources().encode())
    return True


def _sources() -> str:
    """A digest over names, sizes and times of change of all static files as they lie."""
    from django.contrib.staticfiles.finders import get_finders

    lines = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            lines.append(f"{name} {state.st_size} {state.st_mtime_ns}")
    return sha256_hex("\n".join(sorted(lines)), 32)


if __name__ == "__main__":
    sys.exit(answer(prepare, sys.argv[1:]))
