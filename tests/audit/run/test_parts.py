"""What persons leave behind lies in the order of slices, and a slice reads its own rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from yijian.audit.backends import duckdb as backend
from yijian.audit.backends.duckdb import DuckDBSession
from yijian.audit.run.parts import Parts, spread_of
from yijian.audit.run.plan import Plan, Task
from yijian.audit.working_set.relations import relations

SLICES = 5
PERSONS = 2
ROWS = 3_000
PRESCRIPTION = relations()["prescription"]
LINES = (
    "SELECT 'D' || (i % 97) AS bilg_dr_code, {task} AS task, i AS bkkp_sn, '药品' AS item_kind"
    f" FROM range({ROWS}) AS r(i)"
)


def gathered(place: int, count: int = SLICES) -> Task:
    """A slice of the prescriptions."""
    name, cut = f"prescription-{place:03d}", (place, count)
    return Task(name=name, phase="gathered", relation="prescription", slice=cut)


def plan(count: int = SLICES) -> Plan:
    """Of a plan, the tasks: more is not asked."""
    return Plan.model_construct(tasks=tuple(gathered(i, count) for i in range(count)))


@contextmanager
def engine(folder: Path) -> Iterator[DuckDBSession]:
    """One that may read and write the folder of the test, as a task has it."""
    opened = DuckDBSession([folder], folder / "scratch", threads=1)
    yield opened
    opened.close()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[DuckDBSession]:
    """An engine for the whole test."""
    with engine(tmp_path) as opened:
        yield opened


def leave(session: DuckDBSession, home: Path, of: Plan) -> list[Path]:
    """The files of two tasks of persons."""
    for number in range(PERSONS):
        task = Task(name=f"person-{number}", phase="person", buckets=(number, number))
        Parts(of, task, session, home).leave("prescribed", LINES.format(task=number))
    return sorted(home.glob("prescribed*/*.parquet"))


def test_the_slices_are_all_rows_once_and_no_doctor_is_in_two(
    session: DuckDBSession, tmp_path: Path
) -> None:
    leave(session, tmp_path / "parts", plan())
    rows: list[tuple[object, ...]] = []
    doctors: list[object] = []
    for place in range(SLICES):
        with engine(tmp_path) as own:
            Parts(plan(), gathered(place), own, tmp_path / "parts").read(PRESCRIPTION)
            found = own.rows("SELECT * FROM part__prescribed")
        assert 0 < len(found) < ROWS * PERSONS
        rows += found
        doctors += {row[0] for row in found}
    whole = {(f"D{i % 97}", number, i, "药品") for number in range(PERSONS) for i in range(ROWS)}
    assert len(rows) == len(whole)
    assert set(rows) == whole
    assert len(doctors) == len(set(doctors)) == 97


def test_a_row_group_holds_neighbours_only(
    session: DuckDBSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend, "_SPREAD_GROUP", 2_048)
    files = leave(session, tmp_path / "parts", plan())
    for file in files:
        held = pq.ParquetFile(file)
        place = held.schema_arrow.names.index("spread_bucket")
        told = [
            held.metadata.row_group(i).column(place).statistics for i in range(held.num_row_groups)
        ]
        assert len(told) > 1
        for one, next_one in pairwise(told):
            assert one.max <= next_one.min


def test_a_part_of_two_relations_lies_in_the_order_of_each(
    session: DuckDBSession, tmp_path: Path
) -> None:
    names = {"trace": "drug_trac_codg", "sold_pack": "fixmedins_code"}
    cut = [Task(name=it, phase="gathered", relation=it, slice=(1, SLICES)) for it in names]
    both = Plan.model_construct(tasks=tuple(cut))
    assert spread_of(both) == {"traced": tuple(names.values())}
    person = Task(name="person-0", phase="person", buckets=(0, 0))
    packs = (
        "SELECT 'C' || i AS drug_trac_codg, 'P' || (i % 41) AS fixmedins_code"
        f" FROM range({ROWS}) AS r(i)"
    )
    Parts(both, person, session, tmp_path / "parts").leave("traced", packs)
    for task in cut:
        found = set()
        for place in range(SLICES):
            with engine(tmp_path) as own:
                mine = task.model_copy(update={"slice": (place, SLICES)})
                Parts(both, mine, own, tmp_path / "parts").read(relations()[task.name])
                column = names[task.name]
                own_keys = {row[0] for row in own.rows(f"SELECT {column} FROM part__traced")}
            assert own_keys
            assert not own_keys & found
            found |= own_keys
        assert len(found) == {"trace": ROWS, "sold_pack": 41}[task.name]


def test_a_relation_in_one_slice_is_written_as_it_comes(
    session: DuckDBSession, tmp_path: Path
) -> None:
    assert spread_of(plan(1)) == {}
    files = leave(session, tmp_path / "parts", plan(1))
    assert "spread_bucket" not in pq.read_schema(files[0]).names
    Parts(plan(1), gathered(0, 1), session, tmp_path / "parts").read(PRESCRIPTION)
    assert session.rows("SELECT count(*) FROM part__prescribed") == [(ROWS * PERSONS,)]


def test_few_texts_are_read_as_codes_of_the_slice(session: DuckDBSession, tmp_path: Path) -> None:
    leave(session, tmp_path / "parts", plan())
    Parts(plan(), gathered(1), session, tmp_path / "parts").read(PRESCRIPTION)
    kinds = dict(row[:2] for row in session.rows("DESCRIBE part__prescribed"))
    assert kinds["item_kind"].startswith("ENUM")
    doctors = len(session.rows("SELECT DISTINCT bilg_dr_code FROM part__prescribed"))
    assert kinds["bilg_dr_code"].count("'D") == doctors < 97
