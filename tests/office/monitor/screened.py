"""Findings that tell of two patterns of fraud, and a screening of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.office.monitor.evaluated import AREAS
from tests.office.monitor.found import (
    HOSPITAL_B,
    PSN_NO,
    make_finding,
    make_run,
)
from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.check_lead import check_lead
from yijian.office.monitor.actions.start_screening import start_screening
from yijian.office.monitor.antifraud_models import Lead, Screening
from yijian.office.monitor.models import Run

NO_ORDERS, OVERCHARGED, BATCH = "YJ10000404102000", "YJ10000404101000", "YJ10000404103000"
"""Three rules of the pattern ``false_stay``."""
TWO_PLACES, STOCKED = "YJ10000401107000", "YJ10000401108000"
"""Two rules of the pattern ``card_pooling``."""
BUSY, BY_MINUTE = "YJ10000402103000", "YJ10000402101000"
"""Two rules of the pattern ``false_prescription``."""
DOCTOR = "D620102000001"
SINCE, UNTIL = date(2026, 3, 1), date(2026, 3, 31)
WHY = "夜间查房时床位全部空着"


def suspected(jurisdiction: str = "lanzhou") -> Run:
    """A run in which hospital A shows two signs of false stays, hospital B one, a person two of
    pooled cards, and a doctor two of false prescriptions."""
    run = make_run(jurisdiction)
    here = {"admdvs": AREAS[jurisdiction]} if jurisdiction in AREAS else {}

    def found(seed: str, code: str, amount: str, **more: Any) -> None:
        day = more.pop("day", date(2026, 3, 5))
        make_finding(
            run, seed, rule_code=code, fee_amount=Decimal(amount), occurred_from=day, **here, **more
        )

    found("a1", NO_ORDERS, "300.00", psn_no="p1")
    found("a2", OVERCHARGED, "100.00", psn_no="p2")
    found("a3", OVERCHARGED, "50.00", psn_no="p3")
    found("a4", BATCH, "900.00", psn_no="p4", day=date(2026, 4, 1))
    found("b1", NO_ORDERS, "800.00", psn_no="p5", fixmedins_code=HOSPITAL_B)
    for seed, code in (("c1", TWO_PLACES), ("c2", STOCKED)):
        found(seed, code, "40.00", fixmedins_code=HOSPITAL_B, psn_no=PSN_NO)
    for seed, code in (("d1", BUSY), ("d2", BY_MINUTE)):
        told = {"psn_no": None, "subject_type": "doctor", "subject_code": DOCTOR}
        found(seed, code, "10.00", **told)
    return run


def screening(who: Actor, since: date = SINCE, until: date = UNTIL) -> Screening:
    """A screening of March."""
    made: Screening = start_screening(actor=who, since=since, until=until)
    return made


def lead_of(row: Screening, pattern: str = "false_stay") -> Lead:
    """The one lead of a pattern."""
    return Lead.objects.get(screening=row, pattern=pattern)


def checked(who: Actor, lead: Lead, result: str = "confirmed", reason: str = WHY) -> Lead:
    """The lead with what its check came to."""
    made: Lead = check_lead(
        actor=who, subject=lead.pk, revision=lead.revision, result=result, reason=reason
    )
    return made
