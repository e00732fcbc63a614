"""Small runs for the tests of monitoring: rows as a load leaves them, tallies with them."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from yijian.office.framework.writing import writing
from yijian.office.monitor.models import (
    Finding,
    FindingLine,
    Institution,
    Run,
    RunState,
    Tally,
)

LEVEL = "GZ10000101012000"
PAEDIATRIC = "GZ10000301002000"
SPLIT = "GZ10000204001000"
MINUTE = "YJ10000402101000"
NAMES = {
    LEVEL: "药品限医疗机构级别",
    PAEDIATRIC: "限儿童药品",
    SPLIT: "分解住院",
    MINUTE: "不可能的一分钟",
}

HOSPITAL_A, HOSPITAL_B, PHARMACY = "H62010200001", "H62010300002", "P62010200003"
PLACES = {
    HOSPITAL_A: ("城关第一医院", "620102"),
    HOSPITAL_B: ("七里河中医院", "620103"),
    PHARMACY: ("城关安康大药房", "620102"),
}
PSN_NO = "62010019770430123456"
"""A person's number that no page may show in clear."""

PUBLISHED = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
MONEY = ("fee_amount", "fund_amount", "counted_fund_amount")


def finding_id(seed: str) -> str:
    """Thirty-two hex digits."""
    return hashlib.sha256(seed.encode()).hexdigest()[:32]


def make_run(
    jurisdiction: str = "lanzhou",
    key: str = "a1" * 8,
    state: str = RunState.VISIBLE,
    **changes: Any,
) -> Run:
    """A run of the four rules, with the institutions of Lanzhou."""
    rules = [{"code": code, "name": name, "version": 1} for code, name in NAMES.items()]
    with writing():
        run = Run.objects.create(
            **{
                "jurisdiction": jurisdiction,
                "key": key,
                "state": state,
                "folder": "",
                "summary": {"rules": rules, "lake_version": 1, "law_digest": "0" * 32},
                "created_at": PUBLISHED,
                "published_at": PUBLISHED,
                **changes,
            }
        )
        for code, (name, admdvs) in PLACES.items():
            Institution.objects.create(
                run=run, fixmedins_code=code, name=name, kind="1", hosp_lv="02", admdvs=admdvs
            )
    return run


def make_finding(run: Run, seed: str, **changes: Any) -> Finding:
    """A finding with one accused line, unless ``lines`` says otherwise (settlement, line)."""
    place = changes.get("fixmedins_code", HOSPITAL_A)
    settlement = changes.get("setl_id", f"S{seed}")
    lines = changes.pop("lines", [(settlement, f"B{seed}")])
    fee = Decimal(changes.get("fee_amount", "100.00"))
    shown = {"role": "违规", "setl_id": settlement, "bkkp_sn": f"B{seed}", "min_level": "三级"}
    values = {
        "finding_id": finding_id(seed),
        "rule_code": LEVEL,
        "rule_version": 1,
        "outcome": "违规",
        "severity": "严重",
        "zone": "核心",
        "grain": "line",
        "subject_type": "institution",
        "subject_code": place or "D620102000001",
        "admdvs": PLACES.get(place, ("", "620102"))[1],
        "insu_admdvs": "620100",
        "fixmedins_code": place,
        "psn_no": PSN_NO,
        "mdtrt_id": f"M{seed}",
        "setl_id": settlement,
        "occurred_from": date(2026, 3, 5),
        "occurred_to": date(2026, 3, 5),
        "fee_amount": fee,
        "fund_amount": fee,
        "counted_fund_amount": fee,
        "evidence": json.dumps([{**shown, "hosp_lv": "05"}], ensure_ascii=False),
    } | changes
    with writing():
        found = Finding.objects.create(run=run, **values)
        for settled, number in lines:
            FindingLine.objects.create(
                run=run,
                finding=found,
                fixmedins_code=place or HOSPITAL_A,
                setl_id=settled,
                bkkp_sn=number,
                role="违规",
                **{name: getattr(found, name) for name in MONEY},
            )
    return found


def make_tallies(run: Run) -> None:
    """The tallies of the findings that the run has now."""
    totals: dict[tuple[Any, ...], list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 4)
    for it in Finding.objects.filter(run=run):
        key = (
            it.rule_code,
            it.fixmedins_code or "",
            it.admdvs,
            it.occurred_from.replace(day=1),
            it.outcome,
            it.zone,
            it.severity,
        )
        more = [Decimal(1), it.fee_amount, it.fund_amount, it.counted_fund_amount]
        totals[key] = [a + b for a, b in zip(totals[key], more, strict=True)]
    columns = ("rule_code", "fixmedins_code", "admdvs", "month", "outcome", "zone", "severity")
    with writing():
        Tally.objects.filter(run=run).delete()
        for key, (n, *money) in totals.items():
            amounts = dict(zip(MONEY, money, strict=True))
            Tally.objects.create(
                run=run, n=int(n), **dict(zip(columns, key, strict=True)), **amounts
            )


def make_many(run: Run) -> list[Finding]:
    """Forty-eight findings over the rules, places and days, with ties, and their tallies."""
    codes, places = list(NAMES), [*PLACES, None]
    made = []
    for number in range(48):
        rule = codes[number % 4]
        suspected, watched = rule in (SPLIT, MINUTE), number % 5 == 0
        severity = "提示" if watched else ("一般" if suspected else "严重")
        day = date(2026, 1 + number % 6, 1 + number % 27)
        made.append(
            make_finding(
                run,
                f"{number:03}",
                rule_code=rule,
                outcome="可疑" if suspected else "违规",
                zone="关注" if watched else "核心",
                severity=severity,
                fixmedins_code=places[number % 4],
                psn_no=None if rule == MINUTE else f"6201001980010{number % 7:07}",
                occurred_from=day,
                occurred_to=day,
                fee_amount=Decimal(50 + 25 * (number % 9)),
            )
        )
    make_tallies(run)
    return made
