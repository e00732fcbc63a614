"""The index over the shipped packs: what an official looks for is found first."""

from __future__ import annotations

import pytest

from yijian.law import Law
from yijian.law.obeys import Obeys
from yijian.law.procedures import Procedures
from yijian.law.search import KINDS, Index
from yijian.law.searched import build

LAW = Law.load()


@pytest.fixture(scope="module")
def index() -> Index:
    procedures = Procedures(LAW)
    return build(LAW, procedures, Obeys(LAW, procedures))


def test_everything_is_in_it_once(index: Index) -> None:
    keys = [(it.kind, it.key, it.place) for it in index.entries]
    assert len(keys) == len(set(keys))
    kinds = {kind: sum(it.kind == kind for it in index.entries) for kind in KINDS}
    assert kinds["parameter"] == len(LAW.names())
    assert kinds["instrument"] == len(LAW.shelf.instruments)
    assert kinds["article"] == sum(len(LAW.articles(place)) for place in LAW.jurisdictions)
    assert kinds["procedure"] == len(Procedures(LAW).names())


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("签订协议后公布", "agreement.publish_signed.deadline"),
        ("agreement.publish_signed.deadline", "agreement.publish_signed.deadline"),
        ("医疗保障法", "medical-security-law"),
        ("LZ-22", "LZ-22"),
        ("陈述申辩 5个工作日", "agreement.pre_decision_notice.statement_window"),
        ("挂床住院", "provider_behaviours/P02"),
        ("协议违约处理", "agreement.breach"),
    ],
)
def test_what_is_looked_for_comes_first(index: Index, words: str, key: str) -> None:
    hits = index.search(words)
    assert hits[0].entry.key == key
    assert index.why(hits[0].entry, words)


def test_an_amount_is_found_in_articles_and_parameters(index: Index) -> None:
    found = {hit.entry.key for hit in index.search("5万元")}
    assert "LZ-22-1" in found
    assert "agreement.decision_authority.collective_discussion_threshold" in found


def test_topics_are_those_of_the_duties_and_of_what_cites(index: Index) -> None:
    modules = {it.key: it.modules for it in index.entries}
    assert modules["LZ-22-1"] == {"agreement"}
    assert modules["agreement.breach"] == {"agreement"}
    assert "case" in modules["REG-38"]
