"""The second audit beside a run: candidates judged over the same data, unseen and uncounted."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings

from yijian.kernel.errors import YijianError
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.keep_trial import keep_trial
from yijian.office.monitor.loading.auditing import run_to_end, run_words
from yijian.office.monitor.models import Run
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.comparing import (
    Side,
    compare,
    found_by,
    name_institutions,
)
from yijian.office.monitor.rulebook.freezing import GREY, LIVE, Books, Entry, books_of
from yijian.office.monitor.rulebook.settling import settle
from yijian.office.monitor.rulebook.trying import institution_names
from yijian.office.work.heartbeat import Withdrawn
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell

FOLDER = "candidates"
STEP = "影子运行（不给机构看，不计数）"


def settle_live(folder: Path) -> None:
    """Give grey versions in the finished run of ``folder`` their own codes."""
    books = books_of(folder)
    if books is not None:
        settle(folder, books.live, books.entries, _texts(books.entries))


def judge_candidates(job: Job, run: Run, folder: Path, tell: Tell) -> list[str]:
    """Judge the candidates of the run in ``folder`` and keep the comparisons; answers sentences.

    A candidate that cannot be judged is told of, and harms nothing else.
    """
    books = books_of(folder)
    if books is None:
        return []
    said, out = list(books.left_out), folder / FOLDER
    if books.candidates is None:
        return said
    tell.step = STEP
    try:
        run_to_end(_words(job, out, folder, books), out, tell)
        settle(out, books.candidates, books.beside, _texts(books.beside))
    except Withdrawn:
        shutil.rmtree(out, ignore_errors=True)
        raise
    except YijianError as fault:
        return [*said, f"影子运行没有做完：{fault.message.rstrip('。')}"]
    tell.step = "与现行版本比较"
    names = institution_names(job.jurisdiction)
    for number, entry in enumerate(books.beside):
        tell(number, len(books.beside), entry.code)
        _keep(job, run, folder, books, entry, names)
    return [*said, f"影子运行 {len(books.beside):,} 个版本，差别见规则页"]


def _words(job: Job, out: Path, folder: Path, books: Books) -> list[str]:
    assert books.candidates is not None
    words = run_words(job, out, folder, books.candidates)
    return [*words, "--budget", str(settings.LIMIT["RULE_SECONDS"])]


def _keep(
    job: Job, run: Run, folder: Path, books: Books, entry: Entry, names: dict[str, str]
) -> None:
    live = next((it for it in books.entries if (it.code, it.part) == (entry.code, LIVE)), None)
    before = Side(folder, live.code, live.number) if live is not None else None
    tried, out = Side(folder / FOLDER, entry.code, entry.number), _folder(folder, entry)
    result = compare(before, tried, out, settings.LIMIT["ESTIMATE_SHOWN"])
    if entry.part == GREY:
        result["inside"] = found_by(Side(folder, entry.code, entry.number))
    asked: dict[str, Any] = {"from": job.parameters.get("from"), "to": job.parameters.get("to")}
    keep_trial(
        actor=Actor.system(job.jurisdiction, clock.now()),
        version=RuleVersion.objects.get(pk=entry.version),
        kind=entry.part,
        digest=entry.digest,
        asked=asked,
        result=name_institutions(result, names),
        folder=out,
        job=job,
        run=run,
    )


def _folder(folder: Path, entry: Entry) -> Path:
    return folder / FOLDER / "compared" / f"{entry.code}-{entry.number}"


def _texts(entries: tuple[Entry, ...]) -> dict[int, str]:
    renamed = [it.version for it in entries if it.alias != it.code]
    return dict(RuleVersion.objects.filter(pk__in=renamed).values_list("pk", "text"))
