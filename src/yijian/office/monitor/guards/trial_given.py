"""A trial is about a part of the lake that there is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings

from yijian.claims.lake import Lake
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.rule_models import RuleVersion, TrialKind
from yijian.office.monitor.rulebook.extents import Extent
from yijian.office.monitor.selectors.cards import rule_of


def trial_given(
    *,
    subject: RuleVersion,
    kind: str,
    date_from: date | None = None,
    date_to: date | None = None,
    institutions: tuple[str, ...] = (),
    **_: Any,
) -> Refusal | None:
    """Refuse without fee lines, without a sample, with days in the wrong order.

    The guard that the text is sound comes before.
    """
    lake, most = Lake(lake_folder(subject.jurisdiction)), settings.LIMIT["GREY_PLACES"]
    sampling = kind == TrialKind.SAMPLE
    wrong = None
    if not (lake.exists and lake.snapshot().rows("fee_list_d")):
        wrong = "本统筹区还没有导入费用明细", "先导入费用明细"
    elif sampling and not (date_from or date_to or institutions):
        wrong = "没有写哪些日期或机构", "费用起止日期，或至少一家机构；要全部数据请用回放"
    elif date_from and date_to and date_from > date_to:
        wrong = f"费用起日 {date_from} 晚于止日 {date_to}", "起日不晚于止日"
    elif len(institutions) > most:
        wrong = f"写了 {len(institutions):,} 家机构", f"不超过 {most:,} 家"
    elif institutions and not Extent((), institutions).fits(rule_of(subject).card.grain):
        wrong = "这条规则的判断单位没有机构，不能按机构取样", "只按日期取样"
    if wrong is None:
        return None
    return Refusal(
        code="rule.sample", asked="开始试跑", because=wrong[0], missing=wrong[1], by="提请人"
    )
