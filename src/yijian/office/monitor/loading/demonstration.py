"""``python -m yijian.office.monitor.loading.demonstration JURISDICTION CITY``: a city under watch.

Prepares the home, installs one person for each role, and has the audit of the city's lake run,
loaded and shown. Each step is skipped where it is done already.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from yijian.office.work.answering import answer, said
from yijian.office.work.first_people import place_of
from yijian.office.work.preparing import prepare
from yijian.office.work.private import write_private

SIGN_INS = "sign-in.json"
_LOOK = 0.5
Person = dict[str, str]


def demonstrate(arguments: Sequence[str]) -> dict[str, Any]:
    """Do all steps that are not done; arguments: jurisdiction, folder of the city's files.

    Answers ``{"sign_ins": [{"role", "organisation", "username", "password"}], "findings",
    "fund_amount", "lines"}``.
    """
    jurisdiction, city = arguments[0], Path(arguments[1])
    steps = prepare()
    people = install(jurisdiction, city)
    run = run_once(jurisdiction)
    shown = ("role", "organisation", "username", "password")
    return {
        "sign_ins": [{name: it[name] for name in shown} for it in people],
        "lines": run.lines,
        "findings": run.findings,
        "fund_amount": str(run.counted_fund_amount),
        **steps,
    }


def install(jurisdiction: str, city: Path) -> list[Person]:
    """One person for each role that signs in; their passwords are kept in the home.

    What is kept is written before anybody is installed, so that after a kill in between the same
    passwords are installed.
    """
    from django.conf import settings

    from yijian.office.accounts.installing import NewPerson, install_people
    from yijian.office.accounts.models import User
    from yijian.office.framework import clock
    from yijian.office.framework.actor import Actor
    from yijian.office.framework.roles import Role

    path = Path(settings.HOME) / SIGN_INS
    if not path.exists():
        write_private(path, {"people": _fresh()})
    people: list[Person] = json.loads(path.read_text(encoding="utf-8"))["people"]
    if User.objects.filter(username__in=[it["username"] for it in people]).count() < len(people):
        said("建立单位和账号")
        title, admdvs = place_of(jurisdiction)
        install_people(
            actor=Actor.system(jurisdiction, clock.now()),
            jurisdiction=jurisdiction,
            city_name=title,
            admdvs=admdvs,
            hospital=_provider(city, "H"),
            pharmacy=_provider(city, "P"),
            people=[
                NewPerson(
                    it["username"], it["name"], Role(it["role_code"]), it["password"], it["key"]
                )
                for it in people
            ],
        )
    for it in people:
        user = User.objects.select_related("organisation").get(username=it["username"])
        it["organisation"] = user.organisation.name
    return people


def _fresh() -> list[Person]:
    from yijian.office.accounts.passwords import one_time_password
    from yijian.office.accounts.second_factor import new_key
    from yijian.office.framework.roles import Role

    return [
        {
            "role_code": role.value,
            "role": role.label,
            "username": role.value.replace("_", "."),
            "name": f"演示{role.label}",
            "password": one_time_password(),
            "key": new_key(),
        }
        for role in Role
        if role != Role.SYSTEM
    ]


def _provider(city: Path, letter: str) -> Any:
    """The hospital (``H``) or pharmacy (``P``) in which most was planted."""
    from yijian.office.accounts.newcomers import Place

    labels = pq.read_table(city / "labels.parquet", columns=["kind", "fixmedins_code"])
    codes = labels.filter(pc.equal(labels["kind"], "fraud"))["fixmedins_code"].drop_null()
    places = pq.read_table(city / "fixmedins_b.parquet").sort_by("fixmedins_code")
    mine = places.filter(pc.starts_with(places["fixmedins_code"], letter))
    counts = pa.table({"code": codes}).group_by("code").aggregate([([], "count_all")])
    counts = counts.filter(pc.is_in(counts["code"], value_set=pc.unique(mine["fixmedins_code"])))
    chosen = mine["fixmedins_code"][0].as_py()
    if counts.num_rows:
        order = [("count_all", "descending"), ("code", "ascending")]
        chosen = counts.sort_by(order)["code"][0].as_py()
    row = mine.filter(pc.equal(mine["fixmedins_code"], chosen)).slice(0, 1).to_pylist()[0]
    return Place(chosen, row["fixmedins_name"], row["fix_blng_admdvs"])


def run_once(jurisdiction: str) -> Any:
    """The visible run; where there is none, the audit is run, or an unfinished one taken up."""
    from yijian.kernel.errors import Refused
    from yijian.office.monitor.models import Run, RunState
    from yijian.office.work.models import Job, JobState

    seen = Run.objects.filter(jurisdiction=jurisdiction, state=RunState.VISIBLE)
    open_jobs = Job.objects.filter(
        jurisdiction=jurisdiction, slot="run", state__in=(JobState.QUEUED, JobState.RUNNING)
    )
    if (run := seen.first()) is not None:
        return run
    job = open_jobs.first() or _asked(jurisdiction)
    _work_on(job.pk)
    job.refresh_from_db()
    if job.state != JobState.DONE:
        raise Refused("demo.run", f"稽核没有完成：{job.message}")
    return seen.get()


def _asked(jurisdiction: str) -> Any:
    from yijian.office.accounts.models import User
    from yijian.office.framework import clock
    from yijian.office.framework.middleware import actor_of
    from yijian.office.framework.roles import Role
    from yijian.office.monitor.actions.start_run import start_run

    reviewer = User.objects.select_related("organisation").get(
        role=Role.FIRST_REVIEWER, username=Role.FIRST_REVIEWER.value.replace("_", ".")
    )
    assert reviewer.organisation.jurisdiction == jurisdiction
    return start_run(actor=actor_of(reviewer, clock.now()))


def _work_on(job_id: int) -> None:
    """Do the job here and now; wait where a process that was killed still holds its lease."""
    from yijian.office.work.runner import work_on

    ended = threading.Event()
    threading.Thread(target=_repeat, args=(job_id, ended), daemon=True).start()
    try:
        while work_on(job_id) == "busy":
            said("等待上一次中断的稽核让出")
            time.sleep(_LOOK)
    finally:
        ended.set()


def _repeat(job_id: int, ended: threading.Event) -> None:
    """Say what the job says."""
    from yijian.office.work.progress import read_progress

    while not ended.wait(_LOOK):
        if (now := read_progress(job_id)) is not None:
            share = now.done / now.total if now.total else None
            said(f"{now.step} {now.said}".strip(), share)


if __name__ == "__main__":
    sys.exit(answer(demonstrate, sys.argv[1:]))
