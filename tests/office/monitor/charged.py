"""What institutions charged, what rules covered and which faults the data had, for the tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, LEVEL, PHARMACY, SPLIT
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Coverage, Institution, InstitutionMonth, QualityTally, Run

PEERS = tuple(f"H6201040000{number}" for number in range(1, 6))
"""Five hospitals of the same kind and level as those of ``found.PLACES``, in another district."""


def make_months(run: Run, *codes: str, months: int = 2) -> None:
    """Months of charges; the further back in ``codes``, the more."""
    with writing():
        for number, code in enumerate(codes, 1):
            for month in range(1, months + 1):
                InstitutionMonth.objects.create(
                    run=run,
                    fixmedins_code=code,
                    month=date(2026, month, 1),
                    lines=100,
                    visits=10,
                    persons=8,
                    fee_amount=Decimal(1000 * number),
                    fund_amount=Decimal(600 * number),
                    drug_fee=Decimal(100 * number * number),
                    consumable_fee=Decimal(0),
                    service_fee=Decimal(0),
                    inpatient_fee=Decimal(0),
                    outpatient_fee=Decimal(1000 * number),
                )


def make_peers(run: Run) -> None:
    """The five hospitals, and two months of charges of everybody."""
    with writing():
        for number, code in enumerate(PEERS, 1):
            Institution.objects.create(
                run=run,
                fixmedins_code=code,
                name=f"同类第{number}医院",
                kind="1",
                hosp_lv="03",
                admdvs="620104",
            )
        Institution.objects.filter(run=run, fixmedins_code=PHARMACY).update(kind="2", hosp_lv="")
    make_months(run, HOSPITAL_A, HOSPITAL_B, *PEERS, PHARMACY)


def make_coverage(run: Run) -> None:
    """Two rules in two districts; one unit in eight could not be assessed."""
    rows = [
        (LEVEL, "620102", "hit", "", 12),
        (LEVEL, "620102", "passed", "", 70),
        (LEVEL, "620102", "cannot_assess", "line.hosp_lv", 8),
        (LEVEL, "620103", "passed", "", 30),
        (LEVEL, "620103", "cannot_assess", "QF101", 5),
        (SPLIT, "620103", "hit", "", 1),
        (SPLIT, "620103", "passed", "", 9),
    ]
    with writing():
        for code, admdvs, state, reason, n in rows:
            Coverage.objects.create(
                run=run,
                rule_code=code,
                rule_version=1,
                unit="line",
                admdvs=admdvs,
                state=state,
                reason=reason,
                n=n,
            )


def make_faults(run: Run) -> None:
    """Three faults: in hospital A, in hospital B, and where no institution is named."""
    rows = [
        ("QF101", "blocks", HOSPITAL_A, 4),
        ("QF101", "blocks", HOSPITAL_B, 3),
        ("QF102", "marks", HOSPITAL_A, 2),
        ("QF102", "marks", "", 1),
    ]
    with writing():
        for code, effect, place, n in rows:
            QualityTally.objects.create(
                run=run, code=code, effect=effect, fixmedins_code=place, n=n
            )
