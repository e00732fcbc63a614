"""The SQL of the assembly: hits to findings in DuckDB's own dialect."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from yijian.audit.run.precedence import SUBJECT_COLUMNS, rank
from yijian.audit.sql.check import CheckedRule

HIT_TABLE = """
CREATE TEMP TABLE hit (
    rule_code VARCHAR, rule_version INTEGER, rank INTEGER, outcome VARCHAR, grain VARCHAR,
    subject_type VARCHAR, subject_code VARCHAR, finding_id VARCHAR, fixmedins_code VARCHAR,
    setl_id VARCHAR, bkkp_sn VARCHAR, role VARCHAR, fee_amount DECIMAL(16,2),
    fund_amount DECIMAL(16,2), measured DECIMAL(18,4), limit_value DECIMAL(18,4), zone VARCHAR,
    occurred_from DATE, occurred_to DATE, evidence VARCHAR)
"""

UNIT_TABLE = """
CREATE TEMP TABLE unit (
    rule_code VARCHAR, finding_id VARCHAR, unit_key VARCHAR, day DATE, admdvs VARCHAR,
    insu_admdvs VARCHAR, psn_no VARCHAR, mdtrt_id VARCHAR)
"""

NO_LINES = """
CREATE TEMP TABLE billed (
    fixmedins_code VARCHAR, setl_id VARCHAR, bkkp_sn VARCHAR, mdtrt_id VARCHAR, psn_no VARCHAR,
    admdvs VARCHAR, insu_admdvs VARCHAR, fee_amount DECIMAL(16,2), fund_amount DECIMAL(16,2),
    day DATE)
"""

NO_QUALITY = """
CREATE TEMP TABLE quality (
    code VARCHAR, effect VARCHAR, fixmedins_code VARCHAR, setl_id VARCHAR, bkkp_sn VARCHAR,
    mdtrt_id VARCHAR, detail VARCHAR)
"""

COVERAGE_TABLE = """
CREATE TEMP TABLE coverage (
    rule_code VARCHAR, rule_version INTEGER, unit VARCHAR, admdvs VARCHAR, state VARCHAR,
    reason VARCHAR, n BIGINT)
"""

COVERAGE = """
SELECT rule_code, rule_version, unit, state, reason, CAST(sum(n) AS BIGINT) AS n
FROM coverage GROUP BY ALL ORDER BY ALL
"""

_SAME_LINE = """b.fixmedins_code = h.fixmedins_code AND b.setl_id = h.setl_id
    AND b.bkkp_sn = h.bkkp_sn"""

COUNTED = f"""
CREATE TEMP TABLE counted AS
WITH asked AS (
    SELECT h.*, b.psn_no, b.mdtrt_id, b.admdvs, b.insu_admdvs, b.day,
           b.fund_amount AS line_fund,
           CASE WHEN h.role = '违规' AND b.fund_amount IS NOT NULL
                THEN greatest(coalesce(h.fund_amount, 0), 0) ELSE 0 END AS asks
    FROM   hit AS h
    LEFT   JOIN billed AS b ON {_SAME_LINE}
)
SELECT asked.*,
       CAST(least(asks, greatest(0, coalesce(line_fund, 0) - (
           sum(asks) OVER (PARTITION BY fixmedins_code, setl_id, bkkp_sn
               ORDER BY rank, rule_code, finding_id ROWS UNBOUNDED PRECEDING) - asks)))
           AS DECIMAL(16,2)) AS counted_fund_amount
FROM   asked
"""

_ONLY = "CASE WHEN count(DISTINCT c.{0}) = 1 THEN max(c.{0}) END AS {0}"

FINDINGS = f"""
CREATE TEMP TABLE findings AS
WITH gathered AS (
    SELECT c.rule_code, c.rule_version, c.finding_id, c.outcome, c.grain, c.subject_type,
           min(c.subject_code) AS subject_code,
           {_ONLY.format("fixmedins_code")}, {_ONLY.format("psn_no")}, {_ONLY.format("mdtrt_id")},
           {_ONLY.format("setl_id")}, {_ONLY.format("insu_admdvs")},
           min(c.admdvs) AS admdvs,
           CASE WHEN bool_or(c.zone = '核心') OR count(c.zone) = 0 THEN '核心' ELSE '关注' END
               AS zone,
           coalesce(min(c.occurred_from), min(c.day) FILTER (c.role = '违规'), min(c.day))
               AS occurred_from,
           coalesce(max(c.occurred_to), max(c.day) FILTER (c.role = '违规'), max(c.day))
               AS occurred_to,
           max(c.measured) FILTER (c.role = '违规') AS measured,
           max(c.limit_value) FILTER (c.role = '违规') AS limit_value,
           coalesce(sum(c.fee_amount) FILTER (c.role = '违规'), 0) AS fee_amount,
           coalesce(sum(c.fund_amount) FILTER (c.role = '违规'), 0) AS fund_amount,
           sum(c.counted_fund_amount) AS counted_fund_amount,
           '[' || string_agg(c.evidence, ', ' ORDER BY c.role DESC, c.fixmedins_code, c.setl_id,
                             c.bkkp_sn, c.evidence) || ']' AS evidence
    FROM   counted AS c
    GROUP  BY ALL
)
SELECT ? AS run_id, g.finding_id, g.rule_code, g.rule_version, ? AS knowledge_digest,
       ? AS law_digest, g.outcome,
       CASE WHEN g.zone = '关注' THEN '提示' WHEN g.outcome = '违规' THEN '严重' ELSE '一般' END
           AS severity,
       g.zone, '规则' AS origin, g.grain, g.subject_type, g.subject_code,
       coalesce(g.admdvs, u.admdvs) AS admdvs,
       coalesce(g.insu_admdvs, u.insu_admdvs) AS insu_admdvs,
       g.fixmedins_code, coalesce(g.psn_no, u.psn_no) AS psn_no,
       coalesce(g.mdtrt_id, u.mdtrt_id) AS mdtrt_id, g.setl_id,
       coalesce(g.occurred_from, u.day) AS occurred_from,
       coalesce(g.occurred_to, u.day) AS occurred_to,
       g.measured, g.limit_value,
       CAST(g.fee_amount AS DECIMAL(16,2)) AS fee_amount,
       CAST(g.fund_amount AS DECIMAL(16,2)) AS fund_amount,
       CAST(g.counted_fund_amount AS DECIMAL(16,2)) AS counted_fund_amount, g.evidence
FROM   gathered AS g
LEFT   JOIN unit AS u ON u.finding_id = g.finding_id
"""

FINDING_LINES = """
SELECT finding_id, fixmedins_code, setl_id, bkkp_sn, role, fee_amount, fund_amount,
       counted_fund_amount
FROM   counted
WHERE  bkkp_sn IS NOT NULL
ORDER  BY finding_id, role DESC, fixmedins_code, setl_id, bkkp_sn
"""

HIT_UNITS = """
SELECT rule_code, admdvs, day, count(DISTINCT unit_key) FROM unit GROUP BY ALL
"""

CODE_MAP = """
CREATE TEMP TABLE code_map AS
WITH sexed AS (
    SELECT hilist_code, min(sex) AS sex FROM read_parquet(?, union_by_name = true)
    GROUP BY hilist_code HAVING count(DISTINCT sex) = 1
),
mapped AS (
    SELECT m.*, sexed.sex IS NOT NULL AND m.gend IS NOT NULL AS told,
           (sexed.sex = '男') = (m.gend = '1') AS own
    FROM   read_parquet(?, union_by_name = true) AS m
    LEFT   JOIN sexed USING (hilist_code)
)
SELECT fixmedins_code, medins_list_codg,
       string_agg(DISTINCT hilist_code, '、' ORDER BY hilist_code) AS codes,
       count(DISTINCT hilist_code) AS national_codes,
       coalesce(sum(n) FILTER (told AND own), 0) AS own_sex,
       coalesce(sum(n) FILTER (told AND NOT own), 0) AS other_sex,
       coalesce(sum(persons) FILTER (told AND NOT own), 0) AS other_sex_persons
FROM   mapped
GROUP  BY fixmedins_code, medins_list_codg
"""

QUALITY = """
SELECT DISTINCT code, effect, fixmedins_code, setl_id, bkkp_sn, mdtrt_id, detail
FROM quality ORDER BY ALL
"""

TOTALS = """
SELECT count(*), coalesce(sum(fee_amount), 0)::DECIMAL(16,2),
       coalesce(sum(counted_fund_amount), 0)::DECIMAL(16,2) FROM findings
"""


def _plain(name: str, kinds: Mapping[str, str]) -> str:
    """A column as text, the same whichever engine wrote it."""
    column = f'r."{name}"'
    if kinds.get(name, "").startswith("TIMESTAMP"):
        column = f"CAST({column} AS TIMESTAMP)"
    return f"CAST({column} AS VARCHAR)"


def _identity(rule: CheckedRule, kinds: Mapping[str, str]) -> str:
    parts = [f"coalesce({_plain(name, kinds)}, '')" for name in rule.card.anchor]
    joined = " || chr(31) || ".join([f"'{rule.card.code}'", *parts])
    return f"left(sha256({joined}), 32)"


def take_hits(rule: CheckedRule, kinds: Mapping[str, str], evidence: Sequence[str]) -> str:
    """Insert the raw rows of a rule into ``hit``."""
    card = rule.card
    subject = rule.grain.subject or ""

    def optional(name: str, kind: str) -> str:
        return f'CAST(r."{name}" AS {kind})' if name in kinds else f"CAST(NULL AS {kind})"

    shown = ["role", "setl_id", "bkkp_sn", *(e for e in evidence if e not in FIXED)]
    pairs = ", ".join(f"'{name}', {_plain(name, kinds)}" for name in shown)
    return f"""
        INSERT INTO hit
        SELECT '{card.code}', {card.version}, {rank(card)}, '{card.outcome}', '{card.grain}',
               '{subject}', {_plain(SUBJECT_COLUMNS[subject], kinds)}, {_identity(rule, kinds)},
               r.fixmedins_code, r.setl_id, r.bkkp_sn, r.role,
               CAST(r.fee_amount AS DECIMAL(16,2)), CAST(r.fund_amount AS DECIMAL(16,2)),
               {optional("measured", "DECIMAL(18,4)")}, {optional("limit_value", "DECIMAL(18,4)")},
               {optional("zone", "VARCHAR")}, {optional("occurred_from", "DATE")},
               {optional("occurred_to", "DATE")}, CAST(json_object({pairs}) AS VARCHAR)
        FROM   read_parquet(?) AS r
    """


FIXED = ("role", "setl_id", "bkkp_sn")


def take_units(rule: CheckedRule, present: Collection[str]) -> str:
    """Insert the hit units of a rule whose grain is not the line."""
    kinds = rule.grain.columns

    def optional(name: str) -> str:
        return f"r.{name}" if name in present else "NULL"

    key = " || '|' || ".join(_plain(name, kinds) for name in rule.grain.key)
    identity = "NULL" if rule.card.grain == "line" else _identity(rule, kinds)
    return f"""
        INSERT INTO unit
        SELECT '{rule.card.code}', {identity}, {key}, r.day, {optional("admdvs")},
               {optional("insu_admdvs")}, {optional("psn_no")}, {optional("mdtrt_id")}
        FROM   units__{rule.card.grain} AS r
        WHERE  r.rule_code = ?
    """
