"""Tiny lakes made by the real import, rules written for a test, and runs over them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from yijian.audit.knowledge.kinds import kinds, load_rows
from yijian.audit.knowledge.resolve import Resolved
from yijian.audit.rulebook.rule import Rule, parse_rule
from yijian.audit.rulebook.rulebook import Rulebook, parse_rulebook
from yijian.audit.run.start import RunRequest, run_audit
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake

MADE_AT = datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001 - local time, as the lake keeps it
HOSPITAL = "H62010200001"
DRUG = "XA11DAW036A001010104127"
Row = dict[str, Any]

LINE: Row = {
    "fixmedins_code": HOSPITAL, "setl_id": "S1", "bkkp_sn": "1", "mdtrt_id": "V1", "psn_no": "p1",
    "fee_ocur_time": "2026-03-02 10:00:00", "hilist_code": DRUG, "list_type": "101", "cnt": 1,
    "pric": 100, "med_type": "11", "bilg_dr_code": "D620102000001", "bilg_dr_name": "张医师",
    "medins_list_codg": "L1", "rx_drord_no": "R1", "med_chrgitm_type": "09",
}  # fmt: skip
SETTLEMENT: Row = {
    "fixmedins_code": HOSPITAL, "setl_id": "S1", "mdtrt_id": "V1", "psn_no": "p1",
    "med_type": "11", "insutype": "310", "setl_time": "2026-03-02 11:00:00",
}  # fmt: skip
VISIT: Row = {
    "fixmedins_code": HOSPITAL, "mdtrt_id": "V1", "psn_no": "p1", "med_type": "11",
    "begntime": "2026-03-02 09:00:00", "endtime": "2026-03-02 11:00:00",
    "dscg_maindiag_code": "I10.x00",
}  # fmt: skip


@dataclass
class Claims:
    """National rows by table, each with sensible values where a test says nothing."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, row: Row) -> Row:
        """One row of a national table."""
        self.tables.setdefault(table, []).append(row)
        return row

    def line(self, **said: Any) -> Row:
        """A fee line; its amount is count times price, all of it in scope."""
        row = LINE | said
        amount = Decimal(str(row["cnt"])) * Decimal(str(row["pric"]))
        row.setdefault("det_item_fee_sumamt", amount)
        row.setdefault("inscp_amt", row["det_item_fee_sumamt"])
        return self.add("fee_list_d", row)

    def settlement(self, fee: Any, fund: Any, **said: Any) -> Row:
        """A settlement that pays ``fund`` of ``fee``, the person the rest in cash."""
        own = Decimal(str(fee)) - Decimal(str(fund))
        money = {
            "medfee_sumamt": fee, "inscp_amt": fee, "fund_pay_sumamt": fund, "hifp_pay": fund,
            "psn_pay": own, "acct_pay": 0, "cash_payamt": own,
        }  # fmt: skip
        return self.add("setl_d", SETTLEMENT | money | said)

    def visit(self, **said: Any) -> Row:
        """A visit."""
        return self.add("mdtrt_d", VISIT | said)

    def hospital(self, code: str = HOSPITAL, level: str = "02") -> Row:
        """An institution."""
        kind = "2" if code.startswith("P") else "1"
        row = {"fixmedins_code": code, "hosp_lv": level, "fixmedins_type": kind}
        return self.add("fixmedins_b", row | {"fix_blng_admdvs": code[1:7]})

    def person(self, psn_no: str = "p1", gend: str = "1", brdy: str = "1980-01-01") -> Row:
        """A person of the register."""
        return self.add("psn_info_b", {"psn_no": psn_no, "gend": gend, "brdy": brdy})

    def simple(self, name: str, fund: Any = 70, **line: Any) -> None:
        """A line with a settlement, a visit and a person of its own, all called ``name``."""
        row = self.line(**{"setl_id": name, "mdtrt_id": name, "psn_no": name} | line)
        own = {k: row[k] for k in ("fixmedins_code", "setl_id", "mdtrt_id", "psn_no")}
        self.settlement(row["det_item_fee_sumamt"], fund, **own)
        self.visit(**{k: v for k, v in own.items() if k != "setl_id"})
        self.person(name)

    def reversal(self, of: Row, fee: Any, fund: Any, **said: Any) -> Row:
        """A settlement that takes back part or all of another."""
        own = {k: of[k] for k in ("fixmedins_code", "mdtrt_id", "psn_no", "med_type")}
        own |= {"setl_id": f"{of['setl_id']}-r", "init_setl_id": of["setl_id"]}
        return self.settlement(fee, fund, **(own | {"refd_setl_flag": "1"} | said))

    def write(self, folder: Path) -> Path:
        """One Parquet file of text per table."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.tables.items():
            columns = sorted({column for row in rows for column in row})
            texts = {c: pa.array([_text(r.get(c)) for r in rows], pa.string()) for c in columns}
            pq.write_table(pa.table(texts), folder / f"{name}.parquet")
        return folder

    def lake(self, folder: Path) -> Path:
        """A lake below ``folder`` that holds these rows and nothing else, none rejected."""
        files = self.write(folder / "files")
        report = import_paths(Lake(folder / "lake"), [files], made_at=MADE_AT).as_json()
        lost = {name: table["rejected"] for name, table in report["tables"].items()}
        assert not any(lost.values()), lost
        return folder / "lake"


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


CARD: Row = {
    "version": 1, "name": "测试规则", "tier": "政策", "outcome": "违规", "moments": "[事后]",
    "grain": "line", "partition_by": "none", "anchor": "[fixmedins_code, setl_id, bkkp_sn]",
    "scope": "line.bkkp_sn IS NOT NULL", "needs": "[]", "knowledge": "[]", "law": "[]",
    "basis": "测试依据", "what": "测试事实", "why": "测试理由", "how": "测试方法",
    "amount": "测试金额", "wrong_when": "从不使用", "example": "测试示例", "evidence": "{}",
}  # fmt: skip
ECHO = "YJ00000000000009"
HEAD = """SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, '违规' AS role,
       line.fee_amount, line.fund_amount"""


def rule_text(code: str, sql: str, **card: Any) -> str:
    """The text of a rule file: a complete card, changed as asked, then ``sql``."""
    lines = [f"{key}: {value}" for key, value in ({"code": code} | CARD | card).items()]
    return "\n".join(["/* ---", *lines, "--- */", sql])


def rule(sql: str, code: str = "YJ00000000000001", **card: Any) -> Rule:
    """A rule as if read from ``<code>.sql``."""
    return parse_rule(rule_text(code, sql, **card), f"{code}.sql")


def echo(*columns: str, grain: str = "line", code: str = ECHO, **card: Any) -> Rule:
    """A rule that hits every unit of a grain and shows columns of it as evidence."""
    keys = {"line": ("setl_id", "bkkp_sn")}.get(grain, ("NULL AS setl_id", "NULL AS bkkp_sn"))
    own = [f"{grain}.{key}" if " AS " not in key else key for key in keys]
    anchor = ["fixmedins_code", *(keys if grain == "line" else ("mdtrt_id",))]
    first = [f"{grain}.fixmedins_code", *([f"{grain}.mdtrt_id"] if grain != "line" else [])]
    shown = [f"CAST({grain}.{c} AS VARCHAR) AS {c}_shown" for c in columns]
    parts = [*first, *own, "'违规' AS role", f"{grain}.fee_amount", f"{grain}.fund_amount", *shown]
    evidence = "{" + ", ".join(f"{c}_shown: 所示 {c}" for c in columns) + "}"
    own_card = {
        "grain": grain,
        "anchor": "[" + ", ".join(anchor) + "]",
        "scope": f"{grain}.fixmedins_code IS NOT NULL",
        "evidence": evidence,
    }
    return rule(f"SELECT {', '.join(parts)}\nFROM {grain}", code, **(own_card | card))


def book(*rules: Rule) -> Rulebook:
    """These rules, checked."""
    return parse_rulebook(rules)


def known(folder: Path, rows: Mapping[str, Sequence[Row]] | None = None) -> Resolved:
    """Knowledge tables below ``folder``: these rows, every other kind empty."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {kind: list((rows or {}).get(kind, [])) for kind in kinds()}
    paths = {kind: folder / f"{kind}.parquet" for kind in given}
    for kind, table in given.items():
        pq.write_table(load_rows(kind, table), paths[kind])
    return Resolved(paths, {kind: len(table) for kind, table in given.items()}, "test")


def day(text: str) -> date:
    """A date written ``2026-03-02``."""
    return date.fromisoformat(text)


@dataclass(frozen=True)
class Ran:
    """A finished run: its ``run.json`` and the rows of its files."""

    summary: dict[str, Any]
    out: Path

    def rows(self, name: str) -> list[Row]:
        """The rows of a file of the run."""
        found: list[Row] = pq.read_table(self.out / f"{name}.parquet").to_pylist()
        return found

    def shown(self, code: str = ECHO) -> dict[Any, Row]:
        """What :func:`echo` showed, by ``(setl_id, bkkp_sn)``, or by visit."""
        found: dict[Any, Row] = {}
        for finding in self.rows("findings"):
            if finding["rule_code"] == code:
                [evidence] = json.loads(finding["evidence"])
                row = {k.removesuffix("_shown"): v for k, v in evidence.items()}
                row |= {k: finding[k] for k in ("fee_amount", "counted_fund_amount")}
                key = (row["setl_id"], row["bkkp_sn"]) if row["bkkp_sn"] else row["mdtrt_id"]
                found[key] = row
        return found

    def rule(self, code: str) -> Row:
        """What ``run.json`` says of a rule."""
        found: Row = next(r for r in self.summary["rules"] if r["code"] == code)
        return found


def canonical(path: Path) -> list[tuple[Any, ...]]:
    """The rows of a file of a run, in order, without what names the run itself."""
    table = pq.read_table(path)
    names = [name for name in table.column_names if name != "run_id"]
    rows = [tuple(str(value) for value in row.values()) for row in table.select(names).to_pylist()]
    return sorted(rows)


def run(lake: Path, out: Path, *rules: Rule, **asked: Any) -> Ran:
    """Run these rules over a lake; without ``knowledge`` every kind is empty."""
    asked.setdefault("knowledge", known(out.parent / f"{out.name}-knowledge"))
    asked.setdefault("jurisdiction", "national")
    asked.setdefault("memory", "1GB")
    request = RunRequest(lake=lake, out=out, rulebook=book(*rules), **asked)
    return Ran(run_audit(request), out)
