"""A load killed at any moment: nothing twice, nothing lost, nothing seen by halves."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.faults.office import Office, answer, installed, made_run, office_in
from tests.faults.running import kill

FINDINGS = 3_000
LOADED = "SELECT loaded FROM monitor_run"
LINES = "SELECT loaded_lines FROM monitor_run"
TALLIED = "SELECT count(*) FROM monitor_tally"


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("ground")
    return installed(folder / "home"), made_run(folder / "run", FINDINGS)


@pytest.fixture
def office(ground: tuple[Path, Path], tmp_path: Path) -> Iterator[Office]:
    yield from office_in(ground[0], tmp_path / "home")


def assert_agreed(office: Office) -> None:
    """Rows and counters say the same, and nobody sees the run."""
    loaded, lines, state = office.ask("SELECT loaded, loaded_lines, state FROM monitor_run")[0]
    assert office.one("SELECT count(*) FROM monitor_finding") == loaded
    assert office.one("SELECT count(*) FROM monitor_findingline") == lines
    assert state == "loading"


def assert_whole(office: Office, folder: Path) -> None:
    rows = pq.read_metadata(folder / "finding_lines.parquet").num_rows
    assert office.ask("SELECT loaded, loaded_lines, state FROM monitor_run") == [
        (FINDINGS, rows, "visible")
    ]
    assert office.one("SELECT count(*) FROM monitor_finding") == FINDINGS
    assert office.one("SELECT count(DISTINCT finding_id) FROM monitor_finding") == FINDINGS
    assert office.one("SELECT count(*) FROM monitor_findingline") == rows
    assert office.one("SELECT sum(n) FROM monitor_tally") == FINDINGS
    places = "SELECT count(*), count(DISTINCT fixmedins_code) FROM monitor_institution"
    counted, distinct = office.ask(places)[0]
    assert counted == distinct > 100
    orphans = (
        "SELECT count(*) FROM monitor_findingline AS line LEFT JOIN monitor_finding AS it"
        " ON it.id = line.finding_id WHERE it.id IS NULL"
    )
    assert office.one(orphans) == 0


@pytest.mark.parametrize(
    ("reached", "least"), [(LOADED, 1), (LOADED, 1500), (LINES, 2000), (TALLIED, 1)]
)
def test_killed_at_a_moment_it_goes_on_there(
    office: Office, ground: tuple[Path, Path], reached: str, least: int
) -> None:
    child = office.load(ground[1])
    office.wait(lambda: (office.one(reached) or 0) >= least, child)
    assert child.poll() is None
    kill(child.pid)
    child.communicate()
    assert_agreed(office)
    before = office.one(LOADED)
    told = answer(office.load(ground[1]))
    assert told["findings"] == FINDINGS
    assert before >= (least if reached == LOADED else FINDINGS)
    assert_whole(office, ground[1])


def test_killed_again_and_again_at_chance_moments(
    office: Office, ground: tuple[Path, Path]
) -> None:
    chance = random.Random(20261121)
    for _ in range(4):
        child = office.load(ground[1])
        office.wait(lambda: office.one("SELECT count(*) FROM monitor_run"), child)
        time.sleep(chance.uniform(0.0, 0.8))
        kill(child.pid)
        child.communicate()
        if office.one("SELECT state FROM monitor_run") == "visible":
            break
        assert_agreed(office)
    assert answer(office.load(ground[1]))["state"] == "visible"
    assert_whole(office, ground[1])


def test_two_loads_of_one_run_do_not_get_in_each_others_way(
    office: Office, ground: tuple[Path, Path]
) -> None:
    pair = [office.load(ground[1]) for _ in range(2)]
    told = [answer(child) for child in pair]
    refused = [it["error"]["code"] for it in told if "error" in it]
    assert refused in ([], ["load.busy"])
    assert answer(office.load(ground[1]))["state"] == "visible"
    assert_whole(office, ground[1])
