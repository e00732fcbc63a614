"""A batch of knowledge from its files to what it would change; killed, it goes on where it stopped.

Nothing of it is in force meanwhile: the rules that read a changed kind run twice over the claims,
once with the tables of the lake and once with those that the batch would make.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from yijian.audit.knowledge.adoption import Trial, try_out
from yijian.audit.knowledge.impact import NAMES as WHATS
from yijian.audit.knowledge.impact import REPEATED, write_changes
from yijian.audit.knowledge.kinds import kinds
from yijian.audit.knowledge.report import read_rejects, rejects_csv
from yijian.audit.knowledge.resolve import holds_in
from yijian.audit.knowledge.staging import REJECTS as STAGED_REJECTS
from yijian.audit.knowledge.staging import Staged, stage
from yijian.audit.knowledge.state import write_tables
from yijian.audit.rulebook.rule import Rule
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused
from yijian.kernel.files import write_atomic, write_json
from yijian.law import admdvs
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.auditing import audit_words
from yijian.office.monitor.loading.batch_folders import (
    CHANGES,
    REJECTS,
    decision_of,
    files_folder,
    snapshot_of,
    staged_folder,
    trial_folder,
)
from yijian.office.monitor.loading.folders import found as folder_found
from yijian.office.monitor.loading.folders import kept
from yijian.office.monitor.rulebook.freezing import live_folder
from yijian.office.monitor.rulebook.frozen import frozen_folder
from yijian.office.monitor.rulebook.registering import register_shipped
from yijian.office.monitor.selectors.cards import parsed
from yijian.office.policy.estimating.differences import SIDES
from yijian.office.policy.estimating.twice import Side, compared, days_of, run_twice
from yijian.office.policy.publishing import current_additions
from yijian.office.work.handlers import Outcome
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell

PINNED = "pinned.json"
_PER_MILLE = 1000
_TITLES = dict(zip(SIDES, ("按在用的知识稽核", "按这一批采用后的知识稽核"), strict=True))


@dataclass(frozen=True)
class Pinned:
    """What both runs of a trial use, written down by the first attempt."""

    base: str
    law: Path | None
    rules: Path
    codes: tuple[str, ...]


def try_batch(job: Job, tell: Tell) -> Outcome:
    """Do a job of the kind ``knowledge``: read, check, compare.

    ``result``: ``content``, ``base``, ``kinds`` (changed rows of each), their sums, ``rejected``,
    ``notes``, ``claims`` (None without fee lines or rules to ask); or ``unusable``, why not.

    Raises:
        Refused: the audit refused, or a file of the batch is gone.
    """
    batch = KnowledgeBatch.objects.select_related("undoes").get(pk=job.parameters["batch"])
    folder = trial_folder(batch.pk, job.pk)
    if not batch.is_roll_back and (why := _read(batch, tell)):
        return Outcome(why, {"unusable": why})
    tell.step = "对照在用的知识"
    tell(0, 0, "汇总全部知识点")
    decision = decision_of(batch)
    trial = try_out(snapshot_of(batch.jurisdiction), decision, job.created_at)
    write_changes(folder / CHANGES, trial.found)
    rejected = _rejects(folder, decision.staged, trial)
    said = {
        "content": decision.staged.digest if decision.staged else decision.undoes,
        "base": trial.base,
        "rejected": rejected,
        "notes": list(decision.staged.notes) if decision.staged else [],
        "unrecognised": list(decision.staged.unrecognised) if decision.staged else [],
        **_counted(trial),
    }
    if not trial.found:
        why = "没有改变任何知识：内容此前已经采用，或没有可用的行"
        return Outcome(why, said | {"unusable": why})
    claims = _over_the_claims(batch, trial, folder, job, tell)
    return Outcome(_message(said, claims), said | {"claims": claims})


def _read(batch: KnowledgeBatch, tell: Tell) -> str:
    """Read and check the files, unless that is done; why the batch cannot be used, or nothing."""
    tell.step = "核对"

    def step(what: str, share: float) -> None:
        tell(int(2 * share * _PER_MILLE), _PER_MILLE, what)

    try:
        staged = stage([files_folder(batch.pk)], staged_folder(batch.pk), step)
    except Refused as refusal:
        if refusal.code != "knowledge.nothing":
            raise
        return refusal.message
    if not staged.sources:
        return f"没有一行可以收下，{staged.rejected:,} 处被拒收；改正后重新上传"
    return ""


def _rejects(folder: Path, staged: Staged | None, trial: Trial) -> int:
    """Everything that is refused as one file; how much that is."""
    before = staged.folder / STAGED_REJECTS if staged else None
    found = read_rejects(before) if before is not None and before.is_file() else []
    found += trial.rejects
    if found:
        write_atomic(folder / REJECTS, rejects_csv(found))
    return len(found)


def _counted(trial: Trial) -> dict[str, Any]:
    counts = Counter((change.kind, change.what) for change in trial.found)
    changed = [
        {"kind": name, "title": kind.title,
         **{word: counts[(name, what)] for what, word in WHATS.items()}}
        for name, kind in kinds().items()
        if any(counts[(name, what)] for what in WHATS)
    ]  # fmt: skip
    sums = {word: sum(it[word] for it in changed) for word in WHATS.values()}
    return {"kinds": changed, **sums}


def _over_the_claims(
    batch: KnowledgeBatch, trial: Trial, folder: Path, job: Job, tell: Tell
) -> dict[str, Any] | None:
    """What the two runs find; None where there are no fee lines to ask."""
    snapshot = snapshot_of(batch.jurisdiction)
    if snapshot is None or not snapshot.rows("fee_list_d"):
        return None
    days = days_of(snapshot)
    pinned = _pinned(batch, trial, folder, job)
    if not pinned.codes:
        return {"codes": [], **days.as_json()}
    write_tables(folder / "tables", trial.built)
    run_twice(folder, _sides(batch, pinned, snapshot, folder), pinned.codes, days, tell)
    tell.step = "比较两次结果"
    tell(0, 0, "逐条比较疑点")
    return {"codes": list(pinned.codes), **days.as_json(), **compared(folder, snapshot)}


def _sides(
    batch: KnowledgeBatch, pinned: Pinned, snapshot: Snapshot, folder: Path
) -> dict[str, Side]:
    """The commands of both runs: the lake's tables on one side, those of the trial on the other."""
    before = folder / "nothing"
    if pinned.base:
        before = snapshot.path / "knowledge" / str(snapshot.knowledge["version"])
    else:
        before.mkdir(exist_ok=True)
    sides = {}
    for side, tables in zip(SIDES, (before, folder / "tables"), strict=True):
        words = audit_words(batch.jurisdiction, folder / side, pinned.law, pinned.rules)
        sides[side] = Side(_TITLES[side], [*words, "--knowledge", str(tables)])
    return sides


def _pinned(batch: KnowledgeBatch, trial: Trial, folder: Path, job: Job) -> Pinned:
    """The law and the rules of both runs; where the knowledge moved on since, all begins anew."""
    if (known := _recalled(folder)) is not None and known.base == trial.base:
        return known
    for side in SIDES:
        shutil.rmtree(folder / side, ignore_errors=True)
    place = batch.jurisdiction
    register_shipped(place, job.created_at)
    live = live_folder(place, localtime(job.created_at).date())
    here = [it for it in trial.found if holds_in(admdvs(place), it.key[-1])]
    changed = {it.kind for it in here if it.what != REPEATED}
    law, reading = current_additions(), rules_reading(live, changed)
    codes = tuple(rule.card.code for rule in reading)
    rules = frozen_folder(place, {f"{rule.card.code}.sql": rule.text for rule in reading})
    said = {"base": trial.base, "rules": kept(rules), "codes": list(codes)}
    write_json(folder / PINNED, said | {"law": kept(law) if law else None})
    return Pinned(trial.base, law, rules, codes)


def rules_reading(rulebook: Path, changed: Set[str]) -> list[Rule]:
    """The rules of a folder that read one of these kinds of knowledge, in order of code."""
    rules = (
        parsed(path.read_text(encoding="utf-8"), path.name)
        for path in sorted(rulebook.glob("*.sql"))
    )
    return [rule for rule in rules if changed & set(rule.card.knowledge)]


def _recalled(folder: Path) -> Pinned | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads((folder / PINNED).read_text(encoding="utf-8"))
        law = folder_found(said["law"]) if said["law"] else None
        rules = folder_found(said["rules"])
        if rules.is_dir() and (law is None or law.is_dir()):
            return Pinned(said["base"], law, rules, tuple(said["codes"]))
    return None


def _message(said: dict[str, Any], claims: dict[str, Any] | None) -> str:
    rows = (
        f"知识新增 {said['added']:,} 条，变更 {said['changed']:,} 条，终止 {said['ended']:,} 条，"
        f"撤回 {said['withdrawn']:,} 条；拒收 {said['rejected']:,} 处"
    )
    if claims is None:
        return f"{rows}。没有费用数据，未测算对费用的影响"
    if not claims["codes"]:
        return f"{rows}。没有规则读取这些知识，不影响费用"
    return (
        f"{rows}。{claims['from']} 至 {claims['to']} 的费用，{len(claims['codes'])} 条规则："
        f"疑点新增 {claims['appeared']:,} 条，消失 {claims['vanished']:,} 条，"
        f"金额变动 {claims['changed']:,} 条；基金增加 {claims['up']} 元，减少 {claims['down']} 元"
    )
