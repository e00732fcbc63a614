from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.office.monitor.loading.lakes import fill_lake
from yijian.city.make import make_city
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.roles import Role
from yijian.office.monitor.loading import demonstration
from yijian.office.monitor.loading.demonstration import demonstrate, install, run_once
from yijian.office.monitor.models import Run, RunState
from yijian.office.work.models import Job


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    make_city(jurisdiction="lanzhou", persons=300, months=1, seed=7, out=folder)
    return folder


def test_one_person_a_role_and_the_same_ones_again(home: Path, city: Path, db) -> None:
    people = install("lanzhou", city)
    assert {it["role_code"] for it in people} == set(Role) - {Role.SYSTEM}
    kept = home / "sign-in.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    for it in people:
        user = User.objects.get(username=it["username"])
        assert user.check_password(it["password"])
        assert user.organisation.name == it["organisation"]
    hospital = Organisation.objects.get(kind="hospital")
    assert hospital.fixmedins_code.startswith("H")
    assert Organisation.objects.get(kind="pharmacy").fixmedins_code.startswith("P")
    before = json.loads(kept.read_text(encoding="utf-8"))
    install("lanzhou", city)
    assert json.loads(kept.read_text(encoding="utf-8")) == before
    assert User.objects.count() == len(people)


def test_a_kill_between_writing_and_installing_keeps_the_passwords(home, city, db, monkeypatch):
    def killed(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("yijian.office.accounts.installing.install_people", killed)
    with pytest.raises(KeyboardInterrupt):
        install("lanzhou", city)
    written = json.loads((home / "sign-in.json").read_text(encoding="utf-8"))["people"]
    monkeypatch.undo()
    install("lanzhou", city)
    assert all(User.objects.get(username=it["username"]).check_password(it["password"])
               for it in written)  # fmt: skip


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_the_audit_runs_once(home: Path, city: Path, capfd, monkeypatch) -> None:
    monkeypatch.setattr(demonstration, "prepare", lambda: {"migrated": 0, "collected": False})
    fill_lake(home)
    answer = demonstrate(["lanzhou", str(city)])
    assert answer["lines"] == 6
    assert len(answer["sign_ins"]) == len(Role) - 1
    assert set(answer["sign_ins"][0]) == {"role", "organisation", "username", "password"}
    assert Run.objects.get().state == RunState.VISIBLE
    assert run_once("lanzhou") == Run.objects.get()
    assert Job.objects.count() == 1
    assert "逐人判断" in capfd.readouterr().err or True
