"""A grey version holds somewhere, at some moment, from some day on."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from django.conf import settings
from django.utils.timezone import localtime

from yijian.audit.rulebook.card import Moment
from yijian.kernel.errors import BadInput
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import GREY, RuleVersion
from yijian.office.monitor.rulebook.extents import Extent
from yijian.office.monitor.rulebook.registry import versions_of
from yijian.office.monitor.selectors.cards import rule_of
from yijian.office.policy.current import current_law

MOMENTS: tuple[str, ...] = get_args(Moment)


def grey_terms_given(*, actor: Actor, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse terms that name nothing, name what is not here, or that the rule cannot be cut by."""
    wrong = _wrong(actor, subject, subject.asked.get("terms", {}))
    if not wrong:
        return None
    because, missing = wrong
    return Refusal(
        code="rule.grey_terms",
        asked="开始灰度运行",
        because=because,
        missing=missing,
        by="提请人",
    )


def _wrong(actor: Actor, row: RuleVersion, terms: dict[str, Any]) -> tuple[str, str] | None:
    extent, most = Extent.of(terms), settings.LIMIT["GREY_PLACES"]
    here = current_law().admdvs(actor.jurisdiction)
    places = len(extent.areas) + len(extent.institutions)
    if not extent:
        return "没有写在哪些区划或机构试行", "至少一个区划或机构"
    if places > most:
        return f"写了 {places:,} 个区划和机构", f"不超过 {most:,} 个；再多就是全面生效"
    for area in extent.areas:
        if not (area.isascii() and area.isdecimal() and area.startswith(here.rstrip("0"))):
            return f"区划 {area} 不在本统筹区", f"以 {here.rstrip('0')} 开头的区划代码"
    return _wrong_for_rule(actor, row, terms, extent)


def _wrong_for_rule(
    actor: Actor, row: RuleVersion, terms: dict[str, Any], extent: Extent
) -> tuple[str, str] | None:
    try:
        card = rule_of(row).card
    except BadInput:
        return None  # another guard says so
    moments = list(terms.get("moments", ()))
    if not moments or not set(moments) <= set(card.moments):
        said = "、".join(card.moments)
        return "没有写在哪个环节，或写了规则不用的环节", f"规则的环节（{said}）中至少一个"
    if not extent.fits(card.grain):
        return "这条规则的判断单位没有区划或机构，不能划出一部分试行", "改用影子运行"
    since = terms.get("from")
    if since and date.fromisoformat(since) < localtime(actor.at).date():
        return f"起始日 {since} 已过", "今天或以后的日期"
    other = versions_of(row.jurisdiction, row.code).exclude(pk=row.pk).filter(state=GREY).first()
    if other is not None:
        return f"同一编码的第 {other.version} 版正在灰度运行", "先结束那一版的灰度运行"
    return None
