"""What a decision may cite: articles in force on the day of the fact, and their instrument.

Facts are judged by the law of their own day, or by milder later law (行政处罚法 37); a draft
serves simulation and comparison only (``policy.instrument_register``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from yijian.kernel.errors import Refused, UsageError
from yijian.law.articles import ArticleUnit
from yijian.law.lookup import Law
from yijian.law.models import Instrument
from yijian.law.ranking import in_marks

Purpose = Literal["decision", "simulation"]
DRAFTS_BIND = "policy.instrument_register.draft_binding"
MILDER = "policy.superior_law.milder_later_law"
SIMULATED = "草案，只供模拟，不得作为决定依据"
DRAFT = "草案，按本单位的设定作为依据"
_TWICE = re.compile(r"^([A-Z][A-Z0-9]*-[0-9.]+)(-.+)?$")


@dataclass(frozen=True)
class Citation:
    """An article as a decision or a simulation cites it.

    ``status`` is that of the instrument on the day of the fact; ``milder`` says that later law
    is applied because it is milder. ``warnings`` must be shown beside it.
    """

    id: str
    title: str
    number: str | None
    label: str
    gist: str
    status: str | None
    fact_day: date
    purpose: Purpose
    milder: bool
    warnings: tuple[str, ...]

    def __str__(self) -> str:
        """As printed in a document: title, number and article."""
        number = f"（{self.number}）" if self.number else ""
        return f"{in_marks(self.title)}{number}{self.label}"

    def as_json(self) -> dict[str, Any]:
        """The citation as a JSON object."""
        return {**vars(self), "fact_day": self.fact_day.isoformat(), "said": str(self)}


def cite(
    law: Law,
    jurisdiction: str,
    article: str,
    fact_day: date,
    decided_on: date,
    *,
    purpose: Purpose = "decision",
    milder: bool = False,
) -> Citation:
    """The citation of an article (``HI-29B-1``) for a fact of ``fact_day``.

    ``milder`` says that the instrument began after the fact and is applied because it is milder.

    Raises:
        UsageError: ``law.unknown_article``, or ``date.range``: decided before the fact.
        Refused: ``citing.ambiguous`` (an article that stands twice), ``citing.foreign`` (of another
            place), ``citing.draft``, ``citing.repealed`` or ``citing.not_begun``.
    """
    unit = _unit(law, article)
    instrument = unit.instrument
    _check_asked(law, jurisdiction, unit, fact_day, decided_on)
    warnings = [instrument.warning] if instrument.warning else []
    if instrument.status == "draft":
        warnings.append(_check_draft(law, jurisdiction, unit, decided_on, purpose))
    else:
        warnings += _check_days(law, jurisdiction, unit, fact_day, decided_on, milder=milder)
    return Citation(
        id=unit.id,
        title=instrument.title,
        number=instrument.number,
        label=unit.label,
        gist=unit.gist,
        status=instrument.status_on(fact_day),
        fact_day=fact_day,
        purpose=purpose,
        milder=milder and instrument.status_on(fact_day) != "in_force",
        warnings=tuple(dict.fromkeys(warnings)),
    )


def measure_on(law: Law, jurisdiction: str, fact_day: date) -> Instrument:
    """The place's own measure to which a fact of that day belongs (NX-32-1a, NX-32-1b).

    It is the newest of the measure and those that it replaced which is in force on the day; a
    draft measure answers for itself, marked as one.

    Raises:
        Refused: ``citing.no_measure``: the place had none then.
    """
    place = law.chain(jurisdiction)[0]
    own = [it for it in law.instruments(place) if law.home(it.id) == place]
    newest = [it for it in own if it.rows and not it.replaced_by]
    for found in newest:
        line = [found]
        while older := [it for it in own if it.replaced_by == line[-1].id]:
            line += older[:1]
        for measure in line:
            if measure.status_on(fact_day) in ("in_force", "draft"):
                return measure
    where = law.jurisdictions[place].title
    raise Refused("citing.no_measure", f"{where}在 {fact_day} 没有自己的规定，依上级规定")


def _unit(law: Law, article: str) -> ArticleUnit:
    try:
        return law.article(article)
    except UsageError:
        twins = _twins(law, article)
        if not twins:
            raise
    said = "、".join(f"{it.id}（{it.label}：{it.gist}）" for it in twins)
    raise Refused("citing.ambiguous", f"文本里有两个{article}，请写明是哪一个：{said}")


def _twins(law: Law, article: str) -> list[ArticleUnit]:
    """The units of an article number that the text has twice: 29A and 29B."""
    parts = _TWICE.match(article)
    if parts is None:
        return []
    found = []
    for letter in ("A", "B"):
        try:
            found.append(law.article(f"{parts[1]}{letter}"))
        except UsageError:
            return []
    return found


def _check_asked(
    law: Law, jurisdiction: str, unit: ArticleUnit, fact_day: date, decided_on: date
) -> None:
    if decided_on < fact_day:
        raise UsageError("date.range", f"决定日 {decided_on} 早于行为日 {fact_day}；请改正日期")
    if unit.jurisdiction not in law.chain(jurisdiction):
        here = law.jurisdictions[jurisdiction].title
        said = f"{here}的决定不能引用{unit.instrument.title}，那是其他法域的规定"
        raise Refused("citing.foreign", f"{said}；可引用本法域及其上级的文件")


def _check_draft(
    law: Law, jurisdiction: str, unit: ArticleUnit, decided_on: date, purpose: Purpose
) -> str:
    """What must be said of a draft that may be used; else a refusal."""
    if purpose == "simulation":
        return SIMULATED
    if law.value(DRAFTS_BIND, jurisdiction, decided_on).value is not True:
        said = f"{unit.instrument.title}是草案，没有施行，不能作为决定的依据"
        raise Refused("citing.draft", f"{said}；可用于模拟和比较，施行后由政策管理员录入施行日")
    return DRAFT


def _check_days(
    law: Law,
    jurisdiction: str,
    unit: ArticleUnit,
    fact_day: date,
    decided_on: date,
    *,
    milder: bool,
) -> list[str]:
    """What must be said of an instrument that the day of the fact allows; else a refusal."""
    instrument = unit.instrument
    status = instrument.status_on(fact_day)
    if status == "in_force":
        if instrument.status_on(decided_on) == "repealed":
            return [f"已于 {instrument.ended_on} 后废止，按行为时的规定适用"]
        return []
    if status == "repealed":
        said = f"{instrument.title}到 {instrument.ended_on} 为止，{fact_day} 的行为不能引用"
        successor = instrument.replaced_by and law.instrument(jurisdiction, instrument.replaced_by)
        hint = f"；请引用{successor.title}" if successor else ""
        raise Refused("citing.repealed", said + hint)
    begins = f"{instrument.title}自 {instrument.first_day} 起施行"
    if not milder:
        said = f"{begins}，{fact_day} 的行为不能引用；新法较轻的，请注明从轻适用"
        raise Refused("citing.not_begun", said)
    if instrument.status_on(decided_on) != "in_force":
        raise Refused("citing.not_begun", f"{begins}，{decided_on} 作决定时也未施行，不能引用")
    rule = law.value(MILDER, jurisdiction, decided_on)
    if rule.value is not True:
        raise Refused("citing.not_begun", f"{begins}，{rule.instrument}{rule.article}不许从轻适用")
    return [f"行为在施行之前，因新法较轻而适用（{rule.instrument}{rule.article}）"]
