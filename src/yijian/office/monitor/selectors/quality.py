"""Quality faults of a run's data, for the institutions an actor may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum

from yijian.claims.quality.faults import QualityFault, quality_faults
from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import QualityTally, Run
from yijian.office.monitor.selectors.place import of_places


@dataclass(frozen=True)
class Faults:
    """A fault, how often it was met, and in how many institutions."""

    code: str
    effect: str
    n: int
    places: int

    @property
    def fault(self) -> QualityFault | None:
        """What is published about it."""
        return next((fault for fault in quality_faults() if fault.code == self.code), None)

    @property
    def name(self) -> str:
        """Its Chinese name."""
        return self.fault.name if self.fault else self.code

    @property
    def blocks(self) -> bool:
        """Whether what it touches is not judged."""
        return self.effect == "blocks"


def quality(actor: Actor, run: Run, fixmedins_code: str | None = None) -> list[Faults]:
    """Faults with their numbers, most first; of one institution where one is named."""
    rows = QualityTally.objects.filter(run=run)
    if fixmedins_code is not None:
        rows = rows.filter(fixmedins_code=fixmedins_code)
    else:
        rows = of_places(actor, run, rows)
    counted = rows.values_list("code", "effect").annotate(
        Sum("n"), Count("fixmedins_code", distinct=True)
    )
    return [Faults(*row) for row in counted.order_by("-n__sum", "code")]
