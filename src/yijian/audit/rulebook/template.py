"""The two files of a rule that is to be written, with what there is to fill in."""

from __future__ import annotations

from importlib.resources import files


def rule_template(tier: str) -> str:
    """``x.sql`` of a rule of this class (one of ``card.Tier``): no check lets it pass yet."""
    return _read("rule.sql").replace("{tier}", tier)


def cases_template() -> str:
    """``x.cases.yaml`` beside it."""
    return _read("rule.cases.yaml")


def _read(name: str) -> str:
    folder = files("yijian.audit.rulebook").joinpath("templates")
    return folder.joinpath(name).read_text(encoding="utf-8")
