"""Guards: pure questions whose answer may be a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yijian.kernel.errors import Refused


@dataclass(frozen=True)
class Refusal:
    """Why not: a stable code, what was asked, the article, what is missing, who can supply it."""

    code: str
    asked: str
    because: str
    missing: str
    by: str
    article: str = ""

    def sentence(self) -> str:
        """The whole refusal as Chinese sentences."""
        basis = f"（{self.article}）" if self.article else ""
        return f"不能{self.asked}：{self.because}{basis}。需要：{self.missing}，由{self.by}办理。"


class Guarded(Refused):
    """A guard said no."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code, refusal.sentence())
        self.refusal = refusal


Guard = Callable[..., Refusal | None]
"""Called with the action's own keywords; names those it reads and takes ``**_`` for the rest."""
