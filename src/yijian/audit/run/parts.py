"""What the persons leave behind for the gathered relations, and what a slice of one reads of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from yijian.audit.backends.session import Session
from yijian.audit.coded import columns as coded
from yijian.audit.run.codes import make_types, values
from yijian.audit.run.plan import Plan, Task
from yijian.audit.working_set.relations import Relation, relations


class Parts:
    """The parts of one run, written and read by one task.

    A part of a relation that is cut into slices lies in the order of its slices: a slice then
    reads its own rows, and the work of all slices is that of one reading, however many they are.

    Args:
        home: the folder of all parts, one folder each, in it a file of each task.
    """

    def __init__(self, plan: Plan, task: Task, session: Session, home: Path) -> None:
        self.task, self.session, self.home = task, session, home
        self.spread = spread_of(plan)

    def leave(self, name: str, sql: str) -> None:
        """Write a part of what this task found, once in each order that it is read in."""
        columns = self.spread.get(name, ())
        if len(columns) > 1:
            self.session.table(f"left__{name}", sql)
            sql = f"SELECT * FROM left__{name}"
        for column in columns:
            self.session.write_spread(sql, column, self._path(name, column))
        if not columns:
            self.session.write(sql, self._path(name))

    def read(self, relation: Relation) -> None:
        """Name what the task reads of each part of a relation ``part__<part>``."""
        for part in (*relation.parts, *relation.whole):
            cut = self.task.slice if part in relation.parts else (0, 1)
            columns = self.spread.get(part, ())
            order = relation.spread if relation.spread in columns else next(iter(columns), "")
            files = sorted(
                str(path) for path in self._path(part, order or "").parent.glob("*.parquet")
            )
            self.session.slice(_slice(part), files, cut, spread=bool(order))
            self._view(part, {})
        if self.session.codes:
            self._as_codes((*relation.parts, *relation.whole))

    def _path(self, name: str, column: str = "") -> Path:
        return self.home / (f"{name}.{column}" if column else name) / f"{self.task.name}.parquet"

    def _as_codes(self, parts: Sequence[str]) -> None:
        """Read the parts with codes in place of few texts, as the working set was built."""
        names = {it.name for it in coded.coded_columns()}
        held: dict[str, list[str]] = {}
        found: list[tuple[str, Sequence[str]]] = []
        for part in parts:
            described = self.session.rows(f"DESCRIBE {_slice(part)}")
            held[part] = [row[0] for row in described if row[0] in names and row[1] == "VARCHAR"]
            texts = [(name, name) for name in held[part]]
            found += values(self.session, _slice(part), texts)
        made = make_types(self.session, found, {name for it in held.values() for name in it})
        for part, columns in held.items():
            self._view(part, {name: coded.code_type(name) for name in columns if name in made})

    def _view(self, part: str, codes: Mapping[str, str]) -> None:
        cast = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in codes.items())
        picked = f"* REPLACE ({cast})" if cast else "*"
        self.session.view(f"part__{part}", f"SELECT {picked} FROM {_slice(part)}")


def spread_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The parts that lie in the order of slices, each with the columns that say of which."""
    found: dict[str, tuple[str, ...]] = {}
    for task in plan.tasks:
        relation = relations().get(task.relation or "")
        if relation is not None and relation.spread and task.slice[1] > 1:
            for part in relation.parts:
                columns = found.get(part, ())
                if relation.spread not in columns:
                    found[part] = (*columns, relation.spread)
    return found


def _slice(part: str) -> str:
    return f"part__{part}__slice"
