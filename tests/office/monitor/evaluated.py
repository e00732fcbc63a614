"""Evaluations for the tests: a run with findings in two periods, and the steps by their actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.office.conftest import MakeActor
from tests.office.monitor.found import (
    HOSPITAL_A,
    HOSPITAL_B,
    LEVEL,
    NAMES,
    make_finding,
    make_run,
    make_tallies,
)
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.decide_evaluation import decide_evaluation
from yijian.office.monitor.actions.draft_evaluation import draft_evaluation
from yijian.office.monitor.actions.propose_focus import propose_focus
from yijian.office.monitor.actions.submit_evaluation import submit_evaluation
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.cards import shipped_rules

INDEX = "ZB10000205002000"
"""An indicator rule: drugs' share of the fees beside the peers."""
SINCE, UNTIL = date(2026, 3, 1), date(2026, 3, 31)
WHY = "本期疑点明显增多"
SUMMARY = "规则总体有效，限级别用药需要加强"
AREAS = {"chongqing": "500000", "ningxia": "640000", "gansu": "620000", "hainan": "460000"}


def compared(jurisdiction: str = "lanzhou", *, beyond: bool = True) -> Run:
    """A run with findings of March, of February, and (``beyond``) of an indicator."""
    names = {**NAMES, INDEX: shipped_rules()[INDEX].card.name}
    rules = [{"code": code, "name": name, "version": 1} for code, name in names.items()]
    summary = {"rules": rules, "lake_version": 1, "law_digest": "0" * 32}
    run = make_run(jurisdiction, summary=summary)
    here = {"admdvs": AREAS[jurisdiction]} if jurisdiction in AREAS else {}
    for seed, day, amount in (("m1", 5, "300.00"), ("m2", 9, "200.00")):
        make_finding(
            run, seed, occurred_from=date(2026, 3, day), fee_amount=Decimal(amount), **here
        )
    make_finding(run, "f1", occurred_from=date(2026, 2, 10), fee_amount=Decimal("50.00"), **here)
    if beyond:
        _exceed(run, here)
    make_tallies(run)
    return run


def _exceed(run: Run, here: dict[str, Any]) -> None:
    """Hospital B beyond the limit of an indicator in March."""
    make_finding(
        run,
        "i1",
        rule_code=INDEX,
        fixmedins_code=HOSPITAL_B,
        psn_no=None,
        setl_id=None,
        lines=[],
        occurred_from=date(2026, 3, 1),
        measured=Decimal("0.6200"),
        limit_value=Decimal("0.4500"),
        counted_fund_amount=0,
        outcome="可疑",
        **here,
    )


def of(actor: MakeActor, role: str, jurisdiction: str = "lanzhou") -> Actor:
    """Somebody of a role who answers for a whole jurisdiction."""
    who = actor(role)
    if jurisdiction == "lanzhou":
        return who
    return replace(who, jurisdiction=jurisdiction, area=AREAS[jurisdiction].rstrip("0"))


def drafted(who: Actor, since: date = SINCE, until: date = UNTIL) -> Evaluation:
    """An evaluation of March."""
    made: Evaluation = draft_evaluation(actor=who, since=since, until=until)
    return made


def change(
    who: Actor, row: Evaluation, key: str = LEVEL, kind: str = "rule", **more: Any
) -> Evaluation:
    """A change proposed in it, ``on`` unless it is said otherwise."""
    asked = {"on": True, "reason": WHY, **more}
    made: Evaluation = propose_focus(
        actor=who, subject=row.pk, revision=row.revision, kind=kind, key=key, **asked
    )
    return made


def submitted(who: Actor, row: Evaluation, summary: str = SUMMARY) -> Evaluation:
    """It, waiting for the head."""
    made: Evaluation = submit_evaluation(
        actor=who, subject=row.pk, revision=row.revision, summary=summary
    )
    return made


def settled(who: Actor, row: Evaluation, reason: str = "同意评估的结论") -> Evaluation:
    """It, decided."""
    made: Evaluation = decide_evaluation(
        actor=who, subject=row.pk, revision=row.revision, reason=reason
    )
    return made


def focused(actor: MakeActor, key: str = HOSPITAL_A, kind: str = "institution") -> Evaluation:
    """A decided evaluation that put one thing on the focus."""
    officer, head = actor("authority"), actor("authority_head")
    row = change(officer, drafted(officer), key, kind)
    return settled(head, submitted(officer, row))
