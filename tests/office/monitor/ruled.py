"""Rules for the tests: a small rule of our own, and versions at any state, by their actions."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.office.conftest import AT, MakeActor
from tests.office.monitor.brought import make_job
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import ACTIONS
from yijian.office.framework.actor import Actor
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.accept_replay import accept_replay
from yijian.office.monitor.actions.ask_step import ask_step
from yijian.office.monitor.actions.begin_grey import begin_grey
from yijian.office.monitor.actions.begin_shadow import begin_shadow
from yijian.office.monitor.actions.check_rule import check_rule
from yijian.office.monitor.actions.draft_rule import draft_rule
from yijian.office.monitor.actions.keep_trial import keep_trial
from yijian.office.monitor.actions.put_in_force import put_in_force
from yijian.office.monitor.actions.register_rules import register_rules
from yijian.office.monitor.rule_models import FindingOutcome, RuleVersion
from yijian.office.monitor.rulebook.numbering import next_code, next_version
from yijian.office.monitor.rulebook.shipped import shipped_files
from yijian.office.monitor.rulebook.texts import allotted, allotted_cases, content_digest
from yijian.office.work.models import Job

DEATH = "YJ10000401103000"
REASON = "按抽查的结果办理"
AREA = "620102"
TERMS = {"areas": [AREA], "institutions": [], "moments": ["事后"], "from": None}
TEXT = """/* ---
code: YJ96201000000001
version: 1001
name: 数量超过一
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.fee_amount > 0
needs: [line.fund_amount]
knowledge: []
law: []
basis: 条例第38条第6项
what: 数量超过一的费用行。
why: 只供测试。
how: 逐行比较数量。
amount: 该行由基金支付的部分。
wrong_when: 数量本来就应超过一。
example: 一次开了三盒。
evidence: {cnt: 数量}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount, line.cnt
FROM   line
WHERE  line.cnt > 1
"""
CASES = """rule: YJ96201000000001
no_exemption: 只供测试
cases:
- id: three
  kind: hit
  what: 三盒
  given:
    fee_list_d: [{bkkp_sn: '1', hilist_code: A, cnt: 3}]
  expect:
    hit: [{bkkp_sn: '1', fee_amount: 300.00, fund_amount: 210.00}]
- id: one
  kind: near_miss
  what: 一盒
  given:
    fee_list_d: [{bkkp_sn: '1', hilist_code: A}]
  expect: passed
"""
STEPS = ("check_rule", "accept_replay", "begin_shadow", "begin_grey", "put_in_force")
_ACTIONS = {
    "check_rule": check_rule,
    "accept_replay": accept_replay,
    "begin_shadow": begin_shadow,
    "begin_grey": begin_grey,
    "put_in_force": put_in_force,
}
_DECIDERS = {"begin_grey": "authority_head", "put_in_force": "authority_head"}


def fresh(row: RuleVersion) -> RuleVersion:
    """The row as the database has it."""
    return RuleVersion.objects.get(pk=row.pk)


def drafted(actor: Actor, code: str = "", text: str = TEXT, **changes: Any) -> RuleVersion:
    """A draft of a new rule, or of a new version of ``code``."""
    code = code or next_code(actor.jurisdiction)
    number = next_version(actor.jurisdiction, code)
    return draft_rule(
        actor=actor,
        code=code,
        version=number,
        text=allotted(text, code, number),
        cases=allotted_cases(CASES, code),
        **changes,
    )


def passed(row: RuleVersion) -> RuleVersion:
    """The version with its cases passed, as the job leaves it."""
    with writing():
        row.case_report = {
            "digest": content_digest(row.text, row.cases),
            "passed": 2,
            "failed": 0,
            "wrong": [],
        }
        row.save()
    return row


def some_job(place: Organisation | None = None, **changes: Any) -> Job:
    """A finished job of Lanzhou."""
    place = place or Organisation.objects.get(code="lanzhou-agency_city")
    return make_job(place, **{"kind": "rule_trial", "title": "规则试跑", **changes})


def tried(row: RuleVersion, kind: str, folder: Path = Path("jobs/1"), **after: Any) -> None:
    """A trial of the version, with this result."""
    told = {"version": row.version, "state": "done", "reason": "", "assessed": 10, "hit": 2,
            "passed": 8, "cannot_assess": 0, "findings": 2, "fee": "400.00",
            "fund": "280.00"} | after  # fmt: skip
    result = {
        "lines": 10, "lake_version": 1, "seconds": 1.5, "before": None, "after": told,
        "appeared": 2, "appeared_fund": "280.00", "vanished": 0, "vanished_fund": "0.00",
        "both": 0, "both_fund": "0.00", "changed": 0, "institutions": [],
    }  # fmt: skip
    keep_trial(
        actor=Actor.system(row.jurisdiction, AT + timedelta(minutes=1)),
        version=row,
        kind=kind,
        digest=row.digest,
        asked={"from": None, "to": None, "institutions": []},
        result=result,
        folder=folder,
        job=some_job(),
    )


def asked(actor: Actor, row: RuleVersion, step: str, **terms: Any) -> RuleVersion:
    """The version with a request for a step."""
    row = fresh(row)
    given = {**TERMS, **terms} if step == "begin_grey" else {}
    return ask_step(
        actor=actor, subject=row.pk, revision=row.revision, wanted=step, reason=REASON, terms=given
    )


def decided(actor: Actor, row: RuleVersion, step: str) -> RuleVersion:
    """The step taken by its action."""
    from importlib import import_module

    action = getattr(import_module(ACTIONS[f"monitor.{step}"].module), step)
    row = fresh(row)
    made: RuleVersion = action(actor=actor, subject=row.pk, revision=row.revision, reason=REASON)
    return made


def step(make: MakeActor, row: RuleVersion, name: str, **terms: Any) -> RuleVersion:
    """A step asked for by the first reviewer and taken by who may decide it."""
    asked(make("first_reviewer"), row, name, **terms)
    who = _DECIDERS.get(name, "second_reviewer")
    if name in ("resume_rule", "roll_back", "retire_rule"):
        who = "authority_head"
    return decided(make(who), row, name)


def up_to(make: MakeActor, row: RuleVersion, last: str, **terms: Any) -> RuleVersion:
    """The version led step by step from a draft to the end of step ``last``."""
    for name in STEPS[: STEPS.index(last) + 1]:
        row = fresh(row)
        if name == "check_rule":
            passed(row)
        elif name == "accept_replay":
            tried(row, "replay")
        elif name == "begin_grey":
            tried(row, "shadow")
        elif name == "put_in_force":
            tried(row, "grey")
        row = step(make, row, name, **terms)
    return row


def shipped(make: MakeActor, *codes: str) -> dict[str, RuleVersion]:
    """Some rules of the software, registered; all without codes."""
    files = [it for code, it in shipped_files().items() if not codes or code in codes]
    register_rules(actor=make("system"), shipped=files)
    return {row.code: row for row in RuleVersion.objects.filter(jurisdiction="lanzhou")}


def reviewed(row: RuleVersion, *, upheld: int, rejected: int, start: int = 0) -> None:
    """So many outcomes of findings of the version, as review leaves them."""
    with writing():
        FindingOutcome.objects.bulk_create(
            FindingOutcome(
                jurisdiction=row.jurisdiction,
                finding_id=f"{start + number:032}",
                rule_code=row.code,
                rule_version=row.version,
                upheld=number < upheld,
                reason=REASON,
                counted_fund_amount=0,
                decided_by="second_reviewer",
                decided_by_name="复审",
                at=AT + timedelta(minutes=2),
            )
            for number in range(upheld + rejected)
        )
