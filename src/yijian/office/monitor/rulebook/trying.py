"""Trials of a version as jobs: its cases, a sample of the lake, all of it; and what rules cost."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from yijian.audit.rulebook.rule import Rule
from yijian.claims.lake import Lake
from yijian.claims.reading import institutions
from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.auditing import audit_words, run_to_end
from yijian.office.monitor.loading.child_words import answer_of
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.rule_models import RuleTrial, RuleVersion
from yijian.office.monitor.rulebook.comparing import Side, compare, name_institutions
from yijian.office.monitor.rulebook.extents import Extent
from yijian.office.monitor.rulebook.freezing import freeze
from yijian.office.monitor.rulebook.frozen import write_folder
from yijian.office.monitor.rulebook.registry import live_beside
from yijian.office.monitor.rulebook.texts import content_digest, with_card
from yijian.office.monitor.selectors.cards import rule_of
from yijian.office.policy.publishing import current_additions
from yijian.office.work.handlers import Outcome
from yijian.office.work.heartbeat import Withdrawn
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell, job_folder

LIVE, TRIED = "before", "after"
"""Folders of the runs of a trial inside its job's folder."""


def run_cases_job(job: Job, tell: Tell) -> Outcome:
    """Run the cases of the version that the job names; ``result``: counts and what failed.

    Raises:
        Refused: the content was changed since, or the cases cannot be read.
    """
    row = _version(job, content=True)
    folder = job_folder(job.pk) / "cases"
    shutil.rmtree(folder, ignore_errors=True)
    files = {f"{row.code}.sql": row.text, f"{row.code}.cases.yaml": row.cases}
    write_folder(folder / "rules", files)
    words = ["rules", "test", "--rulebook", str(folder / "rules")]
    found = answer_of(words, folder, tell, f"{row.name}的用例")
    wrong = [it for it in found["cases"] if not it["passed"]]
    said = f"用例通过 {found['passed']:,} 个，失败 {found['failed']:,} 个"
    kept = [{name: it[name] for name in ("case_id", "kind", "what", "why")} for it in wrong]
    return Outcome(said, {"passed": found["passed"], "failed": found["failed"], "wrong": kept})


def run_trial_job(job: Job, tell: Tell) -> Outcome:
    """Run the version, and the live one beside it, over what the job asks for, and compare.

    Killed, it goes on where it stopped; withdrawn, it leaves nothing.

    Raises:
        Refused: the text was changed since, or the audit refused.
    """
    row, folder = _version(job), job_folder(job.pk)
    extent = Extent((), tuple(job.parameters["institutions"]))
    live = live_beside(row)
    try:
        if live is not None:
            tell.step = f"现行第 {live.version} 版"
            _run(job, rule_of(live), extent, folder / LIVE, tell)
        tell.step = f"这一版（第 {row.version} 版）"
        _run(job, rule_of(row), extent, folder / TRIED, tell)
    except Withdrawn:
        for side in (LIVE, TRIED):
            shutil.rmtree(folder / side, ignore_errors=True)
        raise
    tell.step = "比较两次结果"
    beside = Side(folder / LIVE, live.code, live.version) if live is not None else None
    tried = Side(folder / TRIED, row.code, row.version)
    found = compare(beside, tried, folder, settings.LIMIT["ESTIMATE_SHOWN"])
    return Outcome(said_of(found), name_institutions(found, institution_names(row.jurisdiction)))


def run_bench_job(job: Job, tell: Tell) -> Outcome:
    """Measure what each rule in force costs over the lake; ``result``: lines, seconds, rules."""
    books = freeze(job.jurisdiction, job.created_at.date())
    words = ["rules", "bench", "--rulebook", str(books.live)]
    words += ["--lake", str(lake_folder(job.jurisdiction)), "--jurisdiction", job.jurisdiction]
    words += ["--memory", f"{settings.LIMIT['AUDIT_MEMORY_GB']}GB"]
    found = answer_of(words, job_folder(job.pk), tell, "逐条测速")
    known = {it.alias: it for it in books.entries}
    rules = [
        {
            "code": known[it["code"]].code,
            "version": known[it["code"]].number,
            "seconds": it["seconds"],
            "assessed": it["assessed"],
        }
        for it in found["rules"]
        if it["code"] in known
    ]
    said = f"{len(rules):,} 条规则，费用明细 {found['lines']:,} 行，用时 {found['seconds']:.1f} 秒"
    return Outcome(said, {"lines": found["lines"], "seconds": found["seconds"], "rules": rules})


def trial_folder(trial: RuleTrial) -> Path:
    """Where the differences of a trial lie."""
    return Path(settings.HOME) / trial.folder


def said_of(found: Mapping[str, Any]) -> str:
    """What a comparison found, in a sentence."""
    after = found["after"]
    if after["state"] == "stopped":
        return f"规则被停止：{after['reason']}"
    alone = "" if found["before"] else "（没有现行版本可比）"
    return (
        f"疑点 {after['findings']:,} 条{alone}：只有这一版查出 {found['appeared']:,} 条，"
        f"只有现行版本查出 {found['vanished']:,} 条，两版都查出 {found['both']:,} 条"
    )


def institution_names(jurisdiction: str) -> dict[str, str]:
    """Code to name of the institutions in the lake."""
    snapshot = Lake(lake_folder(jurisdiction)).snapshot()
    rows = institutions(snapshot).select(["fixmedins_code", "fixmedins_name"]).to_pylist()
    return {row["fixmedins_code"]: row["fixmedins_name"] or "" for row in rows}


def _version(job: Job, *, content: bool = False) -> RuleVersion:
    row = RuleVersion.objects.get(pk=job.parameters["version"])
    now = content_digest(row.text, row.cases) if content else row.digest
    if now != job.parameters["digest"]:
        raise Refused("rule.trial_old", "规则文件已经改过，请对现在这份内容重新办理")
    return row


def _run(job: Job, rule: Rule, extent: Extent, out: Path, tell: Tell) -> None:
    text = with_card(rule, scope=extent.inside(rule.card)) if extent else rule.text
    folder = out / "rules"
    if not folder.is_dir():
        write_folder(folder, {f"{rule.card.code}.sql": text})
    run_to_end(_words(job, folder, out), out, tell)


def _words(job: Job, folder: Path, out: Path) -> Sequence[str]:
    words = audit_words(job.jurisdiction, out, current_additions(), folder)
    words += ["--budget", str(settings.LIMIT["RULE_SECONDS"])]
    for name in ("from", "to"):
        if said := job.parameters[name]:
            words += [f"--{name}", said]
    return words
