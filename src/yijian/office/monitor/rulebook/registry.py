"""Which versions run in a jurisdiction, and which ran at a moment."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from yijian.office.monitor.rule_models import (
    GREY,
    IN_FORCE,
    SHADOW,
    RuleTerm,
    RuleVersion,
)


def versions_of(jurisdiction: str, code: str = "") -> QuerySet[RuleVersion]:
    """Every version of a jurisdiction, of one code where it is named."""
    rows = RuleVersion.objects.filter(jurisdiction=jurisdiction)
    return rows.filter(code=code) if code else rows


def registered(jurisdiction: str) -> bool:
    """Whether the jurisdiction knows any rule yet."""
    return versions_of(jurisdiction).exists()


def in_force(jurisdiction: str) -> dict[str, RuleVersion]:
    """Code to the version in force, in order of code."""
    return _by_code(jurisdiction, IN_FORCE)


def greys(jurisdiction: str) -> dict[str, RuleVersion]:
    """Code to the version that is grey, in order of code."""
    return _by_code(jurisdiction, GREY)


def shadows(jurisdiction: str) -> list[RuleVersion]:
    """The versions in shadow, in order of code and version."""
    return list(versions_of(jurisdiction).filter(state=SHADOW).order_by("code", "version"))


def live_beside(version: RuleVersion) -> RuleVersion | None:
    """The other version of the same code that is in force; None if there is none."""
    rows = versions_of(version.jurisdiction, version.code).exclude(pk=version.pk)
    return rows.filter(state=IN_FORCE).first()


def terms_at(jurisdiction: str, moment: datetime) -> list[RuleTerm]:
    """How each version ran at a moment, in order of code."""
    rows = RuleTerm.objects.filter(jurisdiction=jurisdiction, began_at__lte=moment)
    rows = rows.filter(Q(ended_at=None) | Q(ended_at__gt=moment)).select_related("version")
    return list(rows.order_by("version__code", "version__version"))


def open_term(version: RuleVersion) -> RuleTerm | None:
    """The term that the version is in now; None while it does not run."""
    return RuleTerm.objects.filter(version=version, ended_at=None).first()


def _by_code(jurisdiction: str, state: str) -> dict[str, RuleVersion]:
    rows = versions_of(jurisdiction).filter(state=state).order_by("code")
    return {row.code: row for row in rows}
