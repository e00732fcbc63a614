"""From the rows of a case to national rows: own identifiers, parents and amounts filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from yijian.audit.cases.format import Case, Row

PAID_SHARE = Decimal("0.7")
"""Share of a settlement's in-scope amount that the fund pays, unless a case says otherwise."""

_CENT = Decimal("0.01")
_MOMENT = datetime(2026, 3, 2, 10, 0)  # noqa: DTZ001 - national times have no zone
_INSTITUTIONS = {"fixmedins_code", "medins_code"}
_DOCTORS = {"bilg_dr_code", "acord_dr_code", "dr_code", "chfpdr_code"}
_OWN = {
    "psn_no", "mdtrt_id", "setl_id", "init_setl_id", "refl_old_mdtrt_id", "drug_trac_codg",
    "rtal_docno",
}  # fmt: skip
_ITEMS = {
    "hilist_code",
    "med_list_codg",
    "main_code",
    "sub_code",
    "first_line_code",
    "service_code",
}
_WHOLE = 20
"""Characters from which a code in a case is a whole national code, not a short name."""
Tables = dict[str, list[Row]]
_NEIGHBOURS = 80
"""Cases whose institutions lie in one area of four digits."""


@dataclass(frozen=True)
class Naming:
    """How a case's short names become its own: ``number`` of the case, ``rule`` of the file.

    ``peerless``: nobody else's institutions may be peers of this case's, which needs an area of
    four digits and hence a folder of the lake of its own; others share one with their neighbours.
    """

    number: int
    rule: str
    peerless: bool = False

    @property
    def area(self) -> str:
        """Six digits that no other case has."""
        if self.peerless:
            return f"{2000 + self.number:04d}01"
        return f"{1000 + self.number // _NEIGHBOURS:04d}{10 + self.number % _NEIGHBOURS:02d}"

    def name(self, column: str, value: Any) -> Any:
        """A value as it stands in the lake."""
        if not isinstance(value, str) or not value:
            return value
        if column in _INSTITUTIONS:
            return f"{value[0]}{self.area}{int(value[1:]):05d}"
        if column in _DOCTORS and value[0] == "D" and value[1:].isdigit():
            return f"D{self.area}{int(value[1:]):06d}"
        if column in _OWN:
            return f"c{self.number:04d}{value}"
        return item_code(self.rule, value) if column in _ITEMS else value


def item_code(rule: str, local: str) -> str:
    """A 23-character code that belongs to the file of a rule; a whole national code stays."""
    return local if len(local) >= _WHOLE else f"X{rule[2:]}{local.upper():0>8}"


@dataclass
class Builder:
    """Fills in what a case does not say."""

    case: Case
    tables: Tables = field(default_factory=dict)

    def build(self) -> Tables:
        """The case's rows with its short names still in place."""
        self.tables = {name: [dict(row) for row in rows] for name, rows in self.case.given.items()}
        for table, own in (("mdtrt_d", "mdtrt_id"), ("setl_d", "setl_id")):
            for row in self.tables.get(table, []):
                row.setdefault("fixmedins_code", "H1")
                row.setdefault(own, {"mdtrt_id": "v1", "setl_id": "s1"}[own])
        lines = self.tables.setdefault("fee_list_d", [])
        for number, line in enumerate(lines, 1):
            self._line(number, line)
        for visit in self.tables.get("mdtrt_d", []):
            self._visit(visit)
        self._parents("mdtrt_d", ("fixmedins_code", "mdtrt_id"), self._visit)
        self._parents("setl_d", ("fixmedins_code", "setl_id"), self._settlement)
        self._persons()
        self._institutions()
        return self.tables

    def _line(self, number: int, line: Row) -> None:
        for name, value in (
            ("fixmedins_code", "H1"), ("psn_no", "p1"), ("mdtrt_id", "v1"), ("setl_id", "s1"),
            ("bkkp_sn", str(number)), ("list_type", "101"), ("cnt", 1), ("pric", 100),
            ("bilg_dr_code", "D1"), ("bilg_dr_name", "张医师"), ("medins_list_codg", "L1"),
            ("rx_drord_no", "r1"), ("hilist_name", "项目"), ("med_chrgitm_type", "09"),
        ):  # fmt: skip
            line.setdefault(name, value)
        visit = self._find("mdtrt_d", "mdtrt_id", line["mdtrt_id"])
        line.setdefault("fee_ocur_time", moment(visit.get("begntime")) if visit else _MOMENT)
        line.setdefault("med_type", visit.get("med_type", "11") if visit else "11")
        amount = (Decimal(str(line["cnt"] or 0)) * Decimal(str(line["pric"] or 0))).quantize(
            _CENT, ROUND_HALF_UP
        )
        line.setdefault("det_item_fee_sumamt", amount)
        line.setdefault("inscp_amt", line["det_item_fee_sumamt"])

    def _lines_of(self, column: str, value: Any, institution: Any) -> list[Row]:
        return [
            line
            for line in self.tables["fee_list_d"]
            if line[column] == value and line["fixmedins_code"] == institution
        ]

    def _find(self, table: str, column: str, value: Any) -> Row | None:
        return next((r for r in self.tables.get(table, []) if r.get(column) == value), None)

    def _parents(self, table: str, key: tuple[str, str], fill: Any) -> None:
        given = self.tables.get(table)
        if given == []:
            return
        rows = self.tables.setdefault(table, [])
        for row in rows:
            fill(row)
        for line in self.tables["fee_list_d"]:
            if not any(all(row.get(k) == line[k] for k in key) for row in rows):
                row = {k: line[k] for k in key}
                rows.append(row)
                fill(row)

    def _visit(self, visit: Row) -> None:
        lines = self._lines_of("mdtrt_id", visit["mdtrt_id"], visit["fixmedins_code"])
        first = min(
            (moment(line["fee_ocur_time"]) for line in lines if line["fee_ocur_time"]),
            default=_MOMENT,
        )
        visit.setdefault("psn_no", lines[0]["psn_no"] if lines else "p1")
        visit.setdefault("med_type", lines[0]["med_type"] if lines else "11")
        visit.setdefault("begntime", first)
        if not str(visit["med_type"] or "").startswith("2"):
            visit.setdefault("endtime", visit["begntime"])

    def _settlement(self, row: Row) -> None:
        lines = self._lines_of("setl_id", row["setl_id"], row["fixmedins_code"])
        visit_id = row.setdefault("mdtrt_id", lines[0]["mdtrt_id"] if lines else "v1")
        visit = self._find("mdtrt_d", "mdtrt_id", visit_id) or {}
        fee = _total(lines, "det_item_fee_sumamt")
        inscp = _total(lines, "inscp_amt")
        row.setdefault("psn_no", lines[0]["psn_no"] if lines else "p1")
        row.setdefault("med_type", visit.get("med_type", "11"))
        row.setdefault("insutype", "310")
        row.setdefault("setl_time", visit.get("endtime") or visit.get("begntime") or _MOMENT)
        row.setdefault("medfee_sumamt", fee)
        row.setdefault("inscp_amt", inscp)
        row.setdefault("fund_pay_sumamt", (inscp * PAID_SHARE).quantize(_CENT, ROUND_HALF_UP))
        fund = Decimal(str(row["fund_pay_sumamt"] or 0))
        row.setdefault("hifp_pay", fund)
        row.setdefault("psn_pay", Decimal(str(row["medfee_sumamt"] or 0)) - fund)
        row.setdefault("acct_pay", Decimal(0))
        row.setdefault("cash_payamt", row["psn_pay"])

    def _persons(self) -> None:
        rows = self.tables.setdefault("psn_info_b", [])
        named = _named(self.tables, "psn_no")
        for name in sorted(named - {row.get("psn_no") for row in rows}):
            rows.append({"psn_no": name})
        for row in rows:
            row.setdefault("gend", "1")
            row.setdefault("brdy", date(1980, 1, 1))

    def _institutions(self) -> None:
        rows = self.tables.setdefault("fixmedins_b", [])
        for row in rows:
            row.setdefault("fixmedins_code", "H1")
        named = _named(self.tables, "fixmedins_code")
        for name in sorted(named - {row["fixmedins_code"] for row in rows}):
            rows.append({"fixmedins_code": name})
        for row in rows:
            row.setdefault("hosp_lv", "02")
            row.setdefault("fixmedins_type", "2" if row["fixmedins_code"].startswith("P") else "1")


def _named(tables: Tables, column: str) -> set[str]:
    return {row[column] for rows in tables.values() for row in rows if row.get(column)}


def _total(lines: Iterable[Row], column: str) -> Decimal:
    return sum((Decimal(str(line[column] or 0)) for line in lines), Decimal(0))


def moment(value: Any) -> datetime:
    """A YAML date, time or text as a time."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, _MOMENT.hour)  # noqa: DTZ001
    return datetime.fromisoformat(str(value)) if value else _MOMENT


def own_rows(tables: Tables, naming: Naming) -> Tables:
    """Rows with the case's own identifiers, and its area where a row has a place."""
    found: Tables = {}
    for name, rows in tables.items():
        found[name] = [{c: naming.name(c, v) for c, v in row.items()} for row in rows]
        if name in ("fixmedins_b", "setl_d"):
            for row in found[name]:
                row.setdefault("fix_blng_admdvs", naming.area)
        if name == "psn_insu_d":
            for row in found[name]:
                row.setdefault("insu_admdvs", naming.area)
    return found
