"""Changes of the law whose processes are killed: published is published, estimated is done once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.small_lake import Claims
from tests.faults.office import Office, office_in
from tests.faults.running import kill

STATE = "SELECT state FROM policy_change"
PEOPLE = """
from datetime import date
from yijian.office.work.preparing import migrate
from yijian.office.framework.roles import Role
from yijian.office.accounts.installing import NewPerson, install_people
from tests.office.policy import asked
migrate()
install_people(actor=Actor.system("lanzhou", clock.now()), jurisdiction="lanzhou",
    city_name="兰州市", admdvs="620100", hospital=None, pharmacy=None,
    people=[NewPerson("authority", "甲", Role.AUTHORITY, "Kqm3-xw7p-Zt9r-bh4d"),
            NewPerson("authority_head", "乙", Role.AUTHORITY_HEAD, "Kqm3-xw7p-Zt9r-bh4d")])
"""
WHO = """
from datetime import date
from tests.office.policy import asked
from yijian.office.accounts.models import User
from yijian.office.framework.middleware import actor_of
from yijian.office.policy.current import current_law
from yijian.office.policy.models import Change
def who(name):
    user = User.objects.select_related("organisation").get(username=name)
    return actor_of(user, clock.now())
"""
PUBLISH = f"""{WHO}
asked.published(who, asked.proposed(who("authority"), since="2030-01-01"))
os.kill(os.getpid(), signal.SIGKILL)
"""
DYING = f"""{WHO}
from yijian.law import additions
additions.fsync_dir = lambda path: os.kill(os.getpid(), signal.SIGKILL)
current_law()
"""
ASK = f"""{WHO}
import shutil
from yijian.office.policy.publishing import current_additions, law_home
for _ in range(2):
    print(current_law().value(asked.WINDOW, "lanzhou", date(2030, 1, 1)).value)
    print(current_additions().is_dir())
    shutil.rmtree(law_home())
"""
ESTIMATE = f"""{WHO}
from yijian.office.policy.actions.start_estimate import start_estimate
change = asked.proposed(who("authority"), "monitor.detect.death_tolerance", value=5, unit="day",
    since="2030-01-01")
print(start_estimate(actor=who("authority"), subject=change.pk, revision=change.revision).job_id)
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("ground") / "home"
    home.mkdir()
    Office(home).run(PEOPLE)
    return home


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    yield from office_in(template, tmp_path / "home")


def test_killed_between_the_commit_and_the_file(office: Office) -> None:
    assert office.script(PUBLISH).wait(60) == -9
    law = office.home / "law"
    assert office.one(STATE) == "published"
    assert not law.exists()
    assert office.script(DYING).wait(60) == -9
    assert [path.name[0] for path in law.iterdir()] == ["."]  # begun, and seen by nobody
    assert office.run(ASK).split() == ["5", "True", "5", "True"]


def test_a_worker_killed_during_an_estimate(office: Office) -> None:
    claims = Claims()
    claims.hospital()
    claims.person()
    claims.visit(die_date="2026-03-01")
    claims.line(fee_ocur_time="2026-03-03 10:00:00")
    claims.settlement(100, 70)
    lakes = office.home / "lakes"
    lakes.mkdir()
    claims.lake(lakes / "made").rename(lakes / "lanzhou")
    job = office.run(ESTIMATE)
    folder = office.home / "jobs" / job
    worker = office.worker()
    assert office.wait((folder / "before" / "run.json").exists, worker)
    kill(worker.pid)
    worker.communicate()
    assert office.one(STATE) == "drafted"
    office.worker()
    assert office.wait(lambda: office.one("SELECT state FROM work_job") in ("done", "failed"))
    assert office.one("SELECT message FROM work_job").endswith("消失 1 条，金额变动 0 条")
    assert office.one(STATE) == "estimated"
    attached = "SELECT count(*) FROM trail_entry WHERE event = 'policy.attach_estimate'"
    assert office.one(attached) == 1
