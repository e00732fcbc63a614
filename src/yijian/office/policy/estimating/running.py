"""An estimate from beginning to end; killed, it goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused
from yijian.law import Law
from yijian.law.additions import digest_of, write
from yijian.office.monitor.loading.auditing import audit_words
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.rulebook.freezing import live_folder
from yijian.office.monitor.rulebook.registering import register_shipped
from yijian.office.policy.contents import added_with, overlay_of, simulated
from yijian.office.policy.current import current_law, law_under
from yijian.office.policy.estimating.calendars import compare_calendars
from yijian.office.policy.estimating.differences import SIDES
from yijian.office.policy.estimating.parts import (
    CALENDAR,
    PERIOD,
    RULES,
    parts_of,
    rules_reading,
)
from yijian.office.policy.estimating.terms import compare_terms
from yijian.office.policy.estimating.twice import (
    Side,
    compared,
    days_of,
    months_before,
    run_twice,
)
from yijian.office.policy.models import Change, ChangeKind
from yijian.office.policy.publishing import (
    DIGITS,
    Added,
    current_additions,
    published_changes,
    with_candidate,
)
from yijian.office.policy.selectors.uses import concerned, uses_of
from yijian.office.work.handlers import Outcome
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell, job_folder


def run_estimate(job: Job, tell: Tell) -> Outcome:
    """Do a job of the kind ``estimate``; ``result``: ``parts``, one object for each.

    Raises:
        Refused: the change asks for something else by now, or the audit refused.
    """
    change = Change.objects.get(pk=job.parameters["change"])
    if change.content_digest != job.parameters["digest"]:
        raise Refused("policy.estimate_old", "拟定内容已经改过，请对现在这份内容重新测算")
    made = [_MAKERS[kind](change, job, tell) for kind in parts_of(change)]
    if change.kind == ChangeKind.PARAMETER:
        made.append(_past_uses(change))
    return Outcome("；".join(part["said"] for part in made if part["said"]), {"parts": made})


def candidate_law(change: Change, job: Job, first: date) -> Path:
    """The folder of today's additions with the candidate as if it had held from ``first`` on."""
    changes, law = published_changes(), current_law()
    if change.kind == ChangeKind.CALENDAR:
        candidate: Added = ([], [overlay_of(change.content)])
    else:
        value = simulated(change.content, first)
        whole = added_with(law, change.place, change.parameter, value)
        candidate = ([(change.place, whole)], [])
    added = with_candidate(changes, candidate)
    return write(job_folder(job.pk) / "law" / digest_of(*added)[:DIGITS], *added)


def _rules(change: Change, job: Job, tell: Tell) -> dict[str, Any]:
    snapshot = Lake(lake_folder(change.jurisdiction)).snapshot()
    days, folder = days_of(snapshot), job_folder(job.pk)
    laws = dict(
        zip(SIDES, (current_additions(), candidate_law(change, job, days.first)), strict=True)
    )
    register_shipped(change.jurisdiction, job.created_at)
    codes = rules_reading(change.parameter, change.jurisdiction)
    rulebook = live_folder(change.jurisdiction, localtime(job.created_at).date())
    titles = dict(zip(SIDES, ("按现行值稽核", "按拟定值稽核"), strict=True))
    sides = {
        side: Side(
            titles[side], audit_words(change.jurisdiction, folder / side, laws[side], rulebook)
        )
        for side in SIDES
    }
    run_twice(folder, sides, codes, days, tell)
    tell.step = "比较两次结果"
    found = compared(folder, snapshot)
    said = (
        f"{days.first} 至 {days.last} 的费用，{len(codes)} 条规则："
        f"疑点新增 {found['appeared']:,} 条，消失 {found['vanished']:,} 条，"
        f"金额变动 {found['changed']:,} 条"
    )
    return {"kind": RULES, "said": said, **days.as_json(), **found}


def _period(change: Change, job: Job, tell: Tell) -> dict[str, Any]:
    tell.step = "重算期限"
    last = localtime(job.created_at).date()
    first = months_before(last)
    after = law_under(candidate_law(change, job, first))
    found = compare_terms(current_law(), after, change.parameter, change.place, first, last, tell)
    moved = f"{found.total:,} 日的到期日移动，{_span(found.least, found.most)}"
    said = f"自 {first} 至 {last} 每日起算：{moved}"
    days = {"from": first.isoformat(), "to": last.isoformat()}
    return {"kind": PERIOD, "said": said, **days, **found.as_json()}


def _span(least: int, most: int) -> str:
    if least == most == 0:
        return "没有移动"
    words = [f"{'提前' if days < 0 else '推后'} {abs(days):,} 日" for days in (least, most)]
    return words[0] if least == most else f"{words[0]}至{words[1]}"


def _calendar(change: Change, job: Job, tell: Tell) -> dict[str, Any]:
    tell.step = "重算各项期限"
    law = current_law()
    last = max(
        localtime(job.created_at).date(),
        date(overlay_of(change.content).year, 1, 1) - timedelta(days=1),
    )
    first = last - timedelta(days=settings.LIMIT["ESTIMATE_DAYS"] - 1)
    after = law_under(candidate_law(change, job, first))
    found = compare_calendars(law, after, change.jurisdiction, first, last, tell)
    said = (
        f"{first} 至 {last} 每日起算的 {found['terms']:,} 种工作日期限："
        f"{found['became']:,} 个到期日由暂定变为确定，仍为暂定 {found['still']:,} 个，"
        f"原已确定而移动 {found['moved']:,} 个"
    )
    days = {"from": first.isoformat(), "to": last.isoformat()}
    return {"kind": CALENDAR, "said": said, **days, **found}


def _past_uses(change: Change) -> dict[str, Any]:
    """The decisions that read the parameter: none may be altered, so they are only counted."""
    law: Law = current_law()
    rows = [use for use in uses_of(change.parameter) if concerned(law, change.place, use)]
    other = [use for use in rows if use.value != str(change.content["value"])]
    last = max((use.used_to for use in rows), default=None)
    said = (
        f"已有 {len(rows):,} 次决定用过这个参数，按拟定值 {len(other):,} 次会读到不同的值"
        if rows
        else ""
    )
    return {
        "kind": "uses",
        "said": said,
        "n": len(rows),
        "other": len(other),
        "last": last.isoformat() if last else None,
    }


_MAKERS: dict[str, Callable[[Change, Job, Tell], dict[str, Any]]] = {
    RULES: _rules,
    PERIOD: _period,
    CALENDAR: _calendar,
}
