"""The folder of a run with any number of findings, made by NumPy: as an audit would have left it.

``python -m benchmarks.make_findings --findings 1000000 --out DIR [--seed 1]``

Spread over 300 institutions of unequal size, 12 months and the shipped rules; each finding has one
to seven lines. Amounts are log-normal. Everything hangs on the seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.kernel.files import write_json
from yijian.kernel.identifiers import sha256_hex

INSTITUTIONS, MONTHS, FIRST = 300, 12, date(2026, 1, 1)
AREAS = ("620102", "620103", "620104", "620105", "620111", "620121", "620122", "620123")
PERSONS_PER_FINDING = 0.35
LINES_PER_FINDING = (1, 2, 3, 4, 7)
SHARES = (0.45, 0.3, 0.12, 0.08, 0.05)
ROW_GROUP = 122_880
_CENT = pa.decimal128(16, 2)
Numbers = np.ndarray[Any, Any]


def make(findings: int, out: Path, seed: int = 1, jurisdiction: str = "lanzhou") -> Path:
    """Write the files of a run into ``out`` and answer it."""
    out.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(seed)
    table = _findings(findings, seed, chance)
    lines = _lines(table, chance)
    _write(table, out / "findings.parquet")
    _write(lines, out / "finding_lines.parquet")
    _write(_coverage(chance), out / "coverage_by_area.parquet")
    _write(_quality(findings // 20, chance), out / "quality.parquet")
    write_json(out / "run.json", _summary(table, seed, jurisdiction))
    return out


def _write(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd", row_group_size=ROW_GROUP)


def _text(pattern: str, numbers: Numbers) -> pa.Array:
    """``pattern`` with each number of eight digits behind it."""
    digits = np.char.zfill(numbers.astype("U8"), 8)
    return pa.array(np.char.add(pattern, digits))


def _picked(words: Sequence[str], at: Numbers) -> pa.Array:
    return pc.take(pa.array(words), pa.array(at))


def _money(cents: Numbers) -> pa.Array:
    whole = pa.array(cents.astype(np.int64)).cast(pa.decimal128(19, 0))
    cent = pa.scalar("0.01").cast(pa.decimal128(3, 2))
    return pc.multiply(whole, cent).cast(_CENT)


def _codes() -> list[tuple[str, str, str]]:
    return [(r.card.code, r.card.outcome, r.card.grain) for r in load_rulebook()]


@dataclass(frozen=True)
class _Drawn:
    """What chance decides of each finding, as numbers."""

    rule: Numbers
    place: Numbers
    day: Numbers
    lasted: Numbers
    person: Numbers
    insured: Numbers
    fee: Numbers
    fund: Numbers
    counted: Numbers
    core: Numbers


def _drawn(n: int, rules: int, chance: np.random.Generator) -> _Drawn:
    weight = chance.dirichlet(np.full(rules, 0.8))
    fee = np.exp(chance.normal(8.5, 1.2, n)).astype(np.int64) + 100
    fund = fee * chance.integers(40, 95, n) // 100
    return _Drawn(
        rule=np.sort(chance.choice(rules, n, p=weight)),
        place=(chance.zipf(1.3, n) - 1) % INSTITUTIONS,
        day=chance.integers(0, MONTHS * 30, n),
        lasted=chance.integers(0, 7, n),
        person=chance.integers(0, max(1, int(n * PERSONS_PER_FINDING)), n),
        insured=chance.integers(0, len(AREAS), n),
        fee=fee,
        fund=fund,
        counted=np.where(chance.random(n) < 0.9, fund, fund // 2),
        core=chance.random(n) < 0.8,
    )


def _findings(n: int, seed: int, chance: np.random.Generator) -> pa.Table:
    rules = sorted(_codes())
    it = _drawn(n, len(rules), chance)
    codes, outcomes, grains = ([rule[position] for rule in rules] for position in range(3))
    wrong = np.array([outcome == "违规" for outcome in outcomes])[it.rule]
    severity = np.where(~it.core, 0, np.where(wrong, 2, 1))
    first = (np.datetime64(FIRST) + it.day).astype("datetime64[D]")
    table = pa.table(
        {
            "run_id": pa.repeat(pa.scalar(sha256_hex(f"{seed} {n}", 16)), n),
            "finding_id": _ids(seed, it.rule, n),
            "rule_code": _picked(codes, it.rule),
            "rule_version": pa.repeat(pa.scalar(1, pa.int32()), n),
            "outcome": _picked(outcomes, it.rule),
            "severity": _picked(("提示", "一般", "严重"), severity),
            "zone": _picked(("关注", "核心"), it.core.astype(np.int8)),
            "grain": _picked(grains, it.rule),
            "subject_type": pa.repeat(pa.scalar("institution"), n),
            "subject_code": _place(it.place),
            "admdvs": _picked(AREAS, it.place % len(AREAS)),
            "insu_admdvs": _picked(AREAS, it.insured),
            "fixmedins_code": _place(it.place),
            **{name: _text(name[0].upper() + "62010", numbers) for name, numbers in
               (("psn_no", it.person), ("mdtrt_id", np.arange(n)), ("setl_id", np.arange(n)))},
            "occurred_from": pa.array(first),
            "occurred_to": pa.array(first + it.lasted),
            **_amounts(it),
        }
    )  # fmt: skip
    return table.append_column("evidence", _evidence(table))


def _amounts(it: _Drawn) -> dict[str, pa.Array]:
    return {
        "measured": _money(it.fee).cast(pa.decimal128(18, 4)),
        "limit_value": _money(it.fee - it.fund).cast(pa.decimal128(18, 4)),
        "fee_amount": _money(it.fee),
        "fund_amount": _money(it.fund),
        "counted_fund_amount": _money(it.counted),
    }


def _ids(seed: int, rule: Numbers, n: int) -> pa.Array:
    """32 hex digits, unlike each other, in order inside each rule as an audit writes them."""
    chance = np.random.default_rng([seed, n])
    words = np.char.zfill(np.char.mod("%x", chance.integers(0, 1 << 62, n)), 16)
    tail = np.char.zfill(np.char.mod("%x", np.arange(n)), 16)
    ids = np.char.add(words, tail)
    return pa.array(ids[np.lexsort((ids, rule))])


def _place(place: Numbers) -> pa.Array:
    return _picked([f"H6201{i % 8:02d}{i:05d}" for i in range(INSTITUTIONS)], place)


def _evidence(table: pa.Table) -> pa.ChunkedArray:
    parts = ('[{"role":"违规","setl_id":"', table["setl_id"], '","bkkp_sn":"1",',
             '"item_name":"注射用头孢曲松钠","min_level":"二级","hosp_lv":"10","amount":"',
             table["fee_amount"].cast(pa.string()), '"}]')  # fmt: skip
    return pc.binary_join_element_wise(*parts, "")


def _lines(table: pa.Table, chance: np.random.Generator) -> pa.Table:
    n = table.num_rows
    count = chance.choice(LINES_PER_FINDING, n, p=SHARES)
    of = np.repeat(np.arange(n), count)
    number = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
    first = pa.array(number == 0)
    zero = pa.scalar("0.00").cast(_CENT)
    taken = table.take(pa.array(of))
    money = {
        name: pc.if_else(first, taken[name], zero)
        for name in ("fee_amount", "fund_amount", "counted_fund_amount")
    }
    made = pa.table(
        {
            "finding_id": taken["finding_id"],
            "fixmedins_code": taken["fixmedins_code"],
            "setl_id": taken["setl_id"],
            "bkkp_sn": _text("", number),
            "role": pc.if_else(first, "违规", "涉及"),
            **money,
        }
    )
    return made.sort_by([("finding_id", "ascending"), ("bkkp_sn", "ascending")])


def _coverage(chance: np.random.Generator) -> pa.Table:
    states = (("hit", None), ("passed", None), ("cannot_assess", "line.hosp_lv"))
    rows = [
        (code, 1, grain, area, state, reason, int(chance.integers(1, 100_000)))
        for code, _, grain in sorted(_codes())
        for area in AREAS
        for state, reason in states
    ]
    names = ("rule_code", "rule_version", "unit", "admdvs", "state", "reason", "n")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    return pa.table({name: pa.array(values) for name, values in columns.items()})


def _quality(n: int, chance: np.random.Generator) -> pa.Table:
    at = chance.integers(0, INSTITUTIONS, n)
    text = pa.repeat(pa.scalar("1"), n)
    return pa.table(
        {
            "code": _picked(("QF101", "QF203", "QF301"), at % 3),
            "effect": _picked(("blocks", "marks"), at % 2),
            "fixmedins_code": _place(at),
            **dict.fromkeys(("setl_id", "bkkp_sn", "mdtrt_id", "detail"), text),
        }
    )


def _summary(table: pa.Table, seed: int, jurisdiction: str) -> dict[str, Any]:
    n = table.num_rows
    return {
        "run_id": sha256_hex(f"{seed} {n}", 16),
        "jurisdiction": jurisdiction,
        "lake_version": 0,
        "from": None,
        "to": None,
        "lines": n * 20,
        "findings": n,
        "fee_amount": str(pc.sum(table["fee_amount"]).as_py()),
        "counted_fund_amount": str(pc.sum(table["counted_fund_amount"]).as_py()),
        "quality": {},
        "engine": "duckdb",
        "seconds": 0.0,
        "rules": [
            {
                "code": it.card.code,
                "name": it.card.name,
                "version": it.card.version,
                "state": "done",
                **dict.fromkeys(("assessed", "hit", "passed", "cannot_assess"), 0),
            }
            for it in load_rulebook()
        ],
    }


def main() -> None:
    """Make the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=1_000_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    make(asked.findings, asked.out, asked.seed)


if __name__ == "__main__":
    main()
