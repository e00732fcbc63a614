"""Which finding meets which label: by a shared line, or by subject and period.

A label on a subject is met by a finding about that subject in an overlapping period. Where the
subject is an institution, only findings that are about the institution as such count, i.e. that
have no lines: every line belongs to some institution, and a finding about one line says nothing
about, say, that institution's stock.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from yijian.analytics.run_files import LINE_KEY, RunFiles

_SUBJECT = ("subject_type", "subject_code")


def match(labels: pa.Table, run: RunFiles) -> pa.Table:
    """Pairs ``finding_id, label_id, kind``, each once."""
    pairs = pa.concat_tables([_by_line(labels, run), _by_subject(labels, run)])
    return pairs.group_by(["finding_id", "label_id", "kind"]).aggregate([])


def on_line(labels: pa.Table) -> pa.ChunkedArray:
    """For each row of the labels, whether it names a line (else it names a subject)."""
    return labels.column("bkkp_sn").is_valid()


def _by_line(labels: pa.Table, run: RunFiles) -> pa.Table:
    touched = labels.filter(on_line(labels)).select(["label_id", "kind", *LINE_KEY])
    keys = list(LINE_KEY)
    return _pairs(run.lines.join(touched, keys, join_type="inner"))


def _by_subject(labels: pa.Table, run: RunFiles) -> pa.Table:
    rows = labels.filter(pc.invert(on_line(labels)))
    wanted = rows.select(["label_id", "kind", *_SUBJECT, "period_from", "period_to"])
    about = _about_a_subject(run).select(["finding_id", *_SUBJECT, "occurred_from", "occurred_to"])
    met = about.join(wanted, list(_SUBJECT), join_type="inner")
    overlap = pc.and_(
        pc.less_equal(met.column("occurred_from"), met.column("period_to")),
        pc.greater_equal(met.column("occurred_to"), met.column("period_from")),
    )
    return _pairs(met.filter(overlap, null_selection_behavior="drop"))


def _about_a_subject(run: RunFiles) -> pa.Table:
    lined = pc.is_in(
        run.findings.column("finding_id"), value_set=run.lines.column("finding_id").unique()
    )
    institution = pc.equal(run.findings.column("subject_type"), "institution")
    return run.findings.filter(pc.invert(pc.and_(lined, institution)))


def _pairs(table: pa.Table) -> pa.Table:
    return table.select(["finding_id", "label_id", "kind"])
