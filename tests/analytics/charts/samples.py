"""Small rows for every chart, and the words that must be seen in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from yijian.analytics.charts.coverage_by_rule import RuleCoverage, coverage_by_rule
from yijian.analytics.charts.findings_by_institution import (
    InstitutionFindings,
    findings_by_institution,
)
from yijian.analytics.charts.findings_by_month import MonthFindings, findings_by_month
from yijian.analytics.charts.findings_by_rule import RuleFindings, findings_by_rule
from yijian.analytics.charts.institution_among_peers import PeerValue, institution_among_peers
from yijian.analytics.charts.institution_months import InstitutionMonth, institution_months
from yijian.analytics.charts.peer_scale import Measure, Scale
from yijian.analytics.charts.quality_faults import FaultCount, quality_faults
from yijian.analytics.charts.registry import Drawn

DRUG_SHARE = Measure("药费占比", Scale.SHARE)
MONTHS = [
    MonthFindings(date(2025, 12, 1), 41, Decimal("182340.55")),
    MonthFindings(date(2026, 1, 1), 63, Decimal("402911.07")),
    MonthFindings(date(2026, 2, 1), 17, Decimal("73250.00")),
    MonthFindings(date(2026, 4, 1), 88, Decimal("1234567.89")),
]
RULES = [
    RuleFindings("GZ10000101012000", "药品限医疗机构级别", 1_204, Decimal("1234567.89")),
    RuleFindings(
        "GZ10000205001000", "住院期间超出一个月用量的慢病用药重复结算", 310, Decimal("88250.10")
    ),
    RuleFindings("YJ10000000000001", "分解住院", 12, Decimal("400310.00")),
]
INSTITUTIONS = [
    InstitutionFindings("H62010000001", "兰州市第一人民医院", 320, Decimal("812345.60")),
    InstitutionFindings("H62010000002", "城关区东岗街道社区卫生服务中心", 41, Decimal("9020.00")),
]
COVERAGE = [
    RuleCoverage("GZ10000101012000", "药品限医疗机构级别", 1_204, 345_678, 12_345),
    RuleCoverage("YJ10000000000001", "分解住院", 12, 8_800, 4_100),
    RuleCoverage("YJ10000000000002", "死亡后结算", 3, 99_000, 0),
]
FAULTS = [
    FaultCount("QF103", "目录编码缺失", True, 1_250),
    FaultCount("QF107", "开单医师为占位", False, 8_431),
    FaultCount("QF206", "基金支付大于医疗费总额", True, 7),
]
INSTITUTION = [
    InstitutionMonth(date(2026, 1, 1), Decimal("6234567.80"), Decimal("4100200.30"), 0),
    InstitutionMonth(date(2026, 2, 1), Decimal("5034567.80"), Decimal("3100200.30"), 12),
    InstitutionMonth(date(2026, 3, 1), Decimal("7134567.80"), Decimal("4900200.30"), 3),
]
PEERS = [
    PeerValue(f"H{n:03}", f"同级医院{n}", Decimal(38 + n * n % 17) / 100) for n in range(1, 24)
] + [PeerValue("H900", "本院", Decimal("0.653"))]

DRAWINGS: dict[str, Callable[[], Drawn]] = {
    "findings_by_month": lambda: findings_by_month(MONTHS),
    "findings_by_rule": lambda: findings_by_rule(RULES),
    "findings_by_institution": lambda: findings_by_institution(INSTITUTIONS),
    "coverage_by_rule": lambda: coverage_by_rule(COVERAGE),
    "quality_faults": lambda: quality_faults(FAULTS),
    "institution_months": lambda: institution_months(INSTITUTION),
    "institution_among_peers": lambda: institution_among_peers(
        PEERS, fixmedins_code="H900", measure=DRUG_SHARE
    ),
}
NOTHING: dict[str, Callable[[], Drawn]] = {
    "findings_by_month": lambda: findings_by_month([]),
    "findings_by_rule": lambda: findings_by_rule([]),
    "findings_by_institution": lambda: findings_by_institution([]),
    "coverage_by_rule": lambda: coverage_by_rule([]),
    "quality_faults": lambda: quality_faults([]),
    "institution_months": lambda: institution_months([]),
    "institution_among_peers": lambda: institution_among_peers(
        [], fixmedins_code="H900", measure=DRUG_SHARE
    ),
}
