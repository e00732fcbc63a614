"""A worker that dies while knowledge comes into force leaves the old state or the new one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.office import Office, office_in

pytestmark = pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")
PEOPLE = """
from yijian.office.work.preparing import migrate
from yijian.office.framework.roles import Role
from yijian.office.accounts.installing import NewPerson, install_people
migrate()
install_people(actor=Actor.system("lanzhou", clock.now()), jurisdiction="lanzhou",
    city_name="兰州市", admdvs="620100", hospital=None, pharmacy=None,
    people=[NewPerson("first_reviewer", "甲", Role.FIRST_REVIEWER, "Kqm3-xw7p-Zt9r-bh4d"),
            NewPerson("second_reviewer", "乙", Role.SECOND_REVIEWER, "Kqm3-xw7p-Zt9r-bh4d")])
"""
WHO = """
from yijian.office.accounts.models import User
from yijian.office.framework.middleware import actor_of
from tests.office.monitor import knowing
def who(name):
    user = User.objects.select_related("organisation").get(username=name)
    return actor_of(user, clock.now())
"""
DECIDE = f"""{WHO}
print(knowing.decided(who, knowing.tried(who)).job_id)
"""
DYING = """
from yijian.office.work import runner
from yijian.office.work.runner import work_on
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before":
    from yijian.claims.lake import Draft
    Draft.commit = die
else:
    runner.finish_job = die
work_on(int(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a batch has been decided."""
    home = tmp_path_factory.mktemp("ground") / "home"
    home.mkdir()
    office = Office(home)
    office.run(PEOPLE)
    office.run(DECIDE)
    return home


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    yield from office_in(template, tmp_path / "home")


def knowledge(office: Office) -> dict[str, Any]:
    """What the lake says of its knowledge now."""
    lake = office.home / "lakes" / "lanzhou"
    if not (lake / "CURRENT").exists():
        return {}
    number = int((lake / "CURRENT").read_text(encoding="ascii"))
    manifest = json.loads((lake / "manifest" / f"{number:08d}.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = manifest["knowledge"]
    return found


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_on_either_side_of_the_commit(office: Office, when: str) -> None:
    job = str(office.one("SELECT max(id) FROM work_job"))
    state = "SELECT state FROM monitor_knowledgebatch"
    assert office.script(DYING, job, when).wait(120) == -9
    assert office.one(state) == "adopted"
    assert bool(knowledge(office)) == (when == "after")
    office.worker()
    assert office.wait(lambda: office.one(state) != "adopted")
    assert office.one(state) == "in_force"
    held = knowledge(office)
    assert held["tables"]["drug_sex"]["rows"] == 1
    assert len(held["changes"]) == 1
    assert office.one("SELECT version FROM monitor_knowledgebatch") == held["version"]
