"""Convention 7: each rule has its cases: hit, near miss, exemption, dates, each need missing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from scripts.rule_text import read_rule, rule_files
from tests.conventions.house import name_of, refuse, unexplained
from yijian.kernel.yaml import load_yaml

KINDS = ("hit", "near_miss", "exemption", "date", "missing")


def _expects_hit(case: dict[str, Any]) -> bool:
    expect = case.get("expect")
    return isinstance(expect, dict) and bool(expect.get("hit"))


def _absent_kinds(card: dict[str, Any], file: dict[str, Any], kinds: set[str]) -> list[str]:
    wanted = {"hit", "near_miss"}
    if not file.get("no_exemption"):
        wanted.add("exemption")
    if card.get("knowledge") or card.get("law"):
        wanted.add("date")
    return [f"no case of kind {kind}" for kind in KINDS if kind in wanted - kinds]


def faults_of_cases(card: dict[str, Any], file: dict[str, Any]) -> list[str]:
    """What the cases of a rule lack, compared with its card."""
    cases: list[dict[str, Any]] = file.get("cases") or []
    faults = _absent_kinds(card, file, {str(case.get("kind")) for case in cases})
    if file.get("rule") != card.get("code"):
        faults.append(f"rule {file.get('rule')} is not the card's code {card.get('code')}")
    dated = [_expects_hit(case) for case in cases if case.get("kind") == "date"]
    if dated and len(set(dated)) == 1:
        faults.append("date cases stand on one side only")
    unknown = {
        case["expect"].get("cannot_assess")
        for case in cases
        if case.get("kind") == "missing" and isinstance(case.get("expect"), dict)
    }
    needs = card.get("needs") or ()
    faults += [f"need {need} is never missing" for need in needs if need not in unknown]
    return faults + _faults_of_each(cases)


def _faults_of_each(cases: list[dict[str, Any]]) -> list[str]:
    ids = Counter(str(case.get("id")) for case in cases)
    faults = [f"id {name} stands twice" for name, times in sorted(ids.items()) if times > 1]
    for case in cases:
        if case.get("kind") not in KINDS:
            faults.append(f"case {case.get('id')}: kind {case.get('kind')}")
        if not case.get("what"):
            faults.append(f"case {case.get('id')} does not say what")
    return faults


def test_every_rule_has_its_cases() -> None:
    broken = []
    for path in rule_files():
        beside = path.with_name(f"{path.stem}.cases.yaml")
        if not beside.is_file():
            broken.append(f"{name_of(path)}: no cases")
            continue
        faults = faults_of_cases(read_rule(path)[0], load_yaml(beside))
        broken += [f"{name_of(beside)}: {fault}" for fault in faults]
    refuse(unexplained("rule_cases", broken))


CARD = {"code": "YJ1", "knowledge": ["drug_sex"], "law": [], "needs": ["line.gend"]}
HIT = {"hit": [{"bkkp_sn": "1"}]}


def _case(kind: str, expect: object, name: str | None = None) -> dict[str, Any]:
    return {"id": name or kind, "kind": kind, "what": "说明", "expect": expect}


def test_a_good_sample_passes() -> None:
    cases = [
        _case("hit", HIT),
        _case("near_miss", "passed"),
        _case("date", HIT, "after"),
        _case("date", "passed", "before"),
        _case("missing", {"cannot_assess": "line.gend"}),
    ]
    assert faults_of_cases(CARD, {"rule": "YJ1", "no_exemption": "无", "cases": cases}) == []


def test_a_bad_sample_is_seen() -> None:
    cases = [_case("hit", HIT), _case("date", HIT), _case("date", HIT), {"kind": "other"}]
    assert faults_of_cases(CARD, {"rule": "YJ2", "cases": cases}) == [
        "no case of kind near_miss",
        "no case of kind exemption",
        "rule YJ2 is not the card's code YJ1",
        "date cases stand on one side only",
        "need line.gend is never missing",
        "id date stands twice",
        "case None: kind other",
        "case None does not say what",
    ]
