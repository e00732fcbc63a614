"""One row per institution out of the three registers that may name it."""

from __future__ import annotations

from yijian.claims.reading.current import current_rows
from yijian.claims.snapshot import SOURCE, Snapshot

_REGISTERS: dict[str, dict[str, str]] = {
    "fixmedins_b": {
        "code": "fixmedins_code",
        "name": "fixmedins_name",
        "type": "fixmedins_type",
        "level": "hosp_lv",
        "area": "fix_blng_admdvs",
    },
    "medins_info_b": {
        "code": "medins_code",
        "name": "medins_name",
        "type": "fixmedins_type",
        "level": "hosp_lv",
        "area": "admdvs",
    },
    "rtal_phac_b": {"code": "rtal_phac_code", "name": "rtal_phac_name", "area": "admdvs"},
}
"""Registers in order of precedence, and what each calls the columns."""

PHARMACY_TYPE, HOSPITAL_TYPE = "2", "1"
"""``fixmedins_type`` of what a register leaves open, told by the code's first letter."""


def type_sql(code: str, told: str = "NULL") -> str:
    """The type of an institution: what is told, else by the letter its code begins with."""
    return (
        f"coalesce({told}, CASE WHEN starts_with({code}, 'P') THEN '{PHARMACY_TYPE}'"
        f" ELSE '{HOSPITAL_TYPE}' END)"
    )


def admdvs_sql(code: str, told: str = "NULL") -> str:
    """The division of an institution: what is told, else digits 2-7 of its code."""
    return f"coalesce({told}, substring({code}, 2, 6))"


def register_sql(snapshot: Snapshot) -> str:
    """A parenthesised subquery: ``fixmedins_code, fixmedins_name, fixmedins_type, hosp_lv,
    admdvs``, one row per institution of any register.

    The designation comes before the registers of hospitals and pharmacies; within a register
    the version that begins last.
    """
    stacked = " UNION ALL ".join(
        _one(snapshot, table, columns, precedence)
        for precedence, (table, columns) in enumerate(_REGISTERS.items())
    )
    latest = ", ".join(f"version.{it} DESC NULLS LAST" for it in ("begntime", *SOURCE))
    return (
        f"(SELECT version.code AS fixmedins_code, version.title AS fixmedins_name,"
        f" {type_sql('version.code', 'version.type')} AS fixmedins_type,"
        f" version.level AS hosp_lv, {admdvs_sql('version.code', 'version.area')} AS admdvs"
        f" FROM ({stacked}) AS version"
        " QUALIFY row_number() OVER (PARTITION BY version.code"
        f" ORDER BY version.precedence, {latest}) = 1)"
    )


def _one(snapshot: Snapshot, table: str, columns: dict[str, str], precedence: int) -> str:
    def told(what: str) -> str:
        return f"nullif(trim(held.{columns[what]}), '')" if what in columns else "NULL::VARCHAR"

    rows = current_rows(snapshot, table, (*columns.values(), "begntime", *SOURCE))
    return (
        f"SELECT held.{columns['code']} AS code, {told('name')} AS title, {told('type')} AS type,"
        f" {told('level')} AS level, {told('area')} AS area, {precedence} AS precedence,"
        f" held.begntime, {', '.join(f'held.{it}' for it in SOURCE)} FROM {rows} AS held"
    )
