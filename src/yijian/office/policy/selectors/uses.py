"""Which decisions used a value that a change would alter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from yijian.kernel.errors import YijianError
from yijian.law import Law
from yijian.law.used import Used
from yijian.office.policy.current import current_law
from yijian.office.policy.models import Change, LawUse
from yijian.office.policy.wanted import Wanted


def uses_of(name: str) -> QuerySet[LawUse]:
    """Every use of a parameter, the last day first."""
    return LawUse.objects.filter(name=name).order_by("-used_to", "-pk")


def concerned(law: Law, place: str, use: LawUse) -> bool:
    """Whether a value of ``place`` goes before the one that the decision used, or is it."""
    if use.jurisdiction not in law.jurisdictions:
        return False
    chain = law.chain(use.jurisdiction)
    if place not in chain or use.resolved_from not in chain:
        return False
    return chain.index(place) <= chain.index(use.resolved_from)


def altered_uses(asked: Wanted, subject: Change | None = None) -> list[LawUse]:
    """The uses on whose days the change would put another value in the place of the one used.

    Of a published change (to be revoked): the uses of the value it gave.
    """
    law = current_law()
    rows = LawUse.objects.filter(
        name=asked.parameter, used_to__gte=asked.since, used_from__lte=asked.until
    )
    if subject is not None and subject.published:
        return list(rows.filter(decided=subject.number))
    return [use for use in rows if concerned(law, asked.place, use)]


def used_days(law: Law, uses: Iterable[LawUse]) -> list[Used]:
    """The uses as the law checks them: on their ends, and wherever a value begins in between."""
    found: dict[Used, None] = {}
    for use in uses:
        for on in _days(law, use):
            found[Used(use.jurisdiction, use.name, on, use.digest, use.decision)] = None
    return list(found)


def _days(law: Law, use: LawUse) -> list[date]:
    days = {use.used_from, use.used_to}
    try:
        spans = law.timeline(use.name, use.jurisdiction)
    except YijianError:  # gone altogether: the ends say so
        spans = ()
    days |= {span.since for span in spans if use.used_from < span.since < use.used_to}
    return sorted(days)
