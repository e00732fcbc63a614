"""The catalogue of rules is fresh and holds every card whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import rule_catalogue
from yijian.audit.rulebook.rulebook import load_rulebook


def test_the_page_is_fresh() -> None:
    page = rule_catalogue.PAGE.read_text(encoding="utf-8")
    assert page == rule_catalogue.page(), "run make docs"
    assert rule_catalogue.main([]) == 0


def test_every_rule_is_there_with_its_whole_card() -> None:
    page = rule_catalogue.page()
    for rule in load_rulebook():
        card = rule.card
        assert f"`{card.code}` 第 {card.version} 版" in page
        for text in (card.what, card.why, card.how, card.basis, card.wrong_when, card.example):
            assert " ".join(text.split()) in " ".join(page.split())


def test_links_lead_to_the_files() -> None:
    for card, file in rule_catalogue.cards():
        target = (rule_catalogue.PAGE.parent / "../.." / file).resolve()
        assert target.is_file(), card["code"]


def test_a_stale_page_is_seen_and_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rule_catalogue, "PAGE", tmp_path / "rules.md")
    assert rule_catalogue.main([]) == 1
    assert "已过时" in capsys.readouterr().out
    assert rule_catalogue.main(["--write"]) == 0
    assert rule_catalogue.main([]) == 0
