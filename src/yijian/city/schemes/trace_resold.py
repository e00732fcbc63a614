"""One box, sold twice: drugs that flowed back from patients and were sold again."""

from __future__ import annotations

from yijian.city.planting import Stage
from yijian.city.schemes.registry import SCHEMES

NAME = "trace_resold"
_DRUGS = ("达格列净片", "通心络胶囊", "缬沙坦胶囊", "复方丹参滴丸")
_APART = 9


def _sale(stage: Stage, place: int, day: int, drug: str, code: str) -> int:
    visit = stage.purchase(stage.person(), place, day, "I10.x00x002")
    line = stage.line(visit, drug)
    stage.trace_codes[line] = code
    return line


def _plant(stage: Stage) -> None:
    for case in range(stage.cases):
        drug = _DRUGS[case % len(_DRUGS)]
        code, other = f"98{2 * case:018d}", f"98{2 * case + 1:018d}"
        day = stage.start(_APART)
        _sale(stage, stage.pharmacy(), day, drug, code)
        again = _sale(stage, stage.pharmacy(), day + 3 + case % 6, drug, code)
        stage.mark_subject(
            NAME, "fraud", ("trace", code), (day, stage.day_of(again)),
            lines=[again], deterministic=True,
        )  # fmt: skip
        place, day = stage.pharmacy(), stage.start(_APART)
        first = _sale(stage, place, day, drug, other)
        again = _sale(stage, place, day + 5, drug, other)
        if case % 2:
            stage.split_packs.update((first, again))
        else:
            sold = stage.visits[stage.lines[first].visit]
            sold.reversed_at = sold.settle + 2 * 86_400
        stage.mark_subject(
            NAME, "innocent", ("trace", other), (day, stage.day_of(again)),
            lines=[again], deterministic=True,
        )  # fmt: skip


SCHEMES.add(NAME, _plant)
