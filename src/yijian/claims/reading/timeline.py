"""One person's claims around a day: every fee line and every visit, whatever the institution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from yijian.claims.reading.current import current_rows, fee_files, is_text, person_bucket
from yijian.claims.reading.lines import TimelineRow, check_limit, select_lines
from yijian.claims.reading.opened import opened
from yijian.claims.reading.registers import register_sql
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import UsageError

_NEAREST = (
    "abs(date_diff('day', $around::DATE, line.fee_ocur_time::DATE)), line.fee_ocur_time,"
    " line.fixmedins_code, line.setl_id, line.bkkp_sn"
)


@dataclass(frozen=True)
class VisitRow:
    """A visit; official column names, local time.

    ``endtime`` is ``None`` for a stay that has not ended (also where the source writes year
    9999). ``main_diag_name`` is the name that the visit or its main diagnosis gives the code.
    """

    fixmedins_code: str
    fixmedins_name: str | None
    mdtrt_id: str
    med_type: str | None
    begntime: datetime | None
    endtime: datetime | None
    main_diag_code: str | None
    main_diag_name: str | None


def _window(around: date, days: int) -> tuple[date, date]:
    """The first and the last day within ``days`` of ``around``, both inclusive."""
    if days < 0:
        raise UsageError("reading.days", f"天数 {days} 不行；应不小于 0")
    middle = around.toordinal()
    earliest, latest = date.min.toordinal(), date.max.toordinal()
    return (
        date.fromordinal(max(earliest, middle - days)),
        date.fromordinal(min(latest, middle + days)),
    )


def person_timeline(
    snapshot: Snapshot, *, psn_no: str, around: date, days: int, limit: int
) -> list[TimelineRow]:
    """The person's fee lines whose day is at most ``days`` (calendar days) before or after
    ``around``, in order of time; none for a person nobody knows.

    Of more than ``limit`` lines the nearest to ``around`` are given: ask for one more than is
    shown to learn whether there are others.

    Raises:
        UsageError: ``days`` is negative or ``limit`` below 1.
        Refused: a file of the lake cannot be read.
    """
    check_limit(limit)
    first, last = _window(around, days)
    if not is_text(psn_no):
        return []
    by_month = fee_files(snapshot, first=first, last=last)
    return select_lines(
        snapshot,
        [path for month in by_month.values() for path in month],
        "WHERE line.psn_bucket = $bucket::SMALLINT AND line.psn_no = $psn_no"
        " AND line.fee_ocur_time >= $first::DATE AND line.fee_ocur_time::DATE <= $last::DATE"
        f" ORDER BY {_NEAREST} LIMIT $limit",
        {
            "bucket": person_bucket(psn_no),
            "psn_no": psn_no,
            "first": first,
            "last": last,
            "around": around,
            "limit": limit,
        },
    )


def person_visits(
    snapshot: Snapshot, *, psn_no: str, around: date, days: int, limit: int
) -> list[VisitRow]:
    """The first ``limit`` of the person's visits that have a day in common with the days at most
    ``days`` before or after ``around``, in order of beginning.

    An inpatient stay without an end goes on; any other visit without an end lasts its first day.

    Raises:
        UsageError: ``days`` is negative or ``limit`` below 1.
        Refused: a file of the lake cannot be read.
    """
    check_limit(limit)
    first, last = _window(around, days)
    if not is_text(psn_no):
        return []
    values = {
        "bucket": person_bucket(psn_no),
        "psn_no": psn_no,
        "first": first,
        "last": last,
        "limit": limit,
    }
    with opened(snapshot) as engine:
        found = engine.execute(_visits_sql(snapshot), values).fetchall()
    return [VisitRow(*row) for row in found]


_VISIT = (
    "fixmedins_code", "fixmedins_name", "mdtrt_id", "psn_no", "psn_bucket", "med_type",
    "begntime", "endtime", "dscg_maindiag_code", "dscg_maindiag_name",
)  # fmt: skip
_DIAGNOSIS = (
    "mdtrt_id", "psn_no", "psn_bucket", "diag_code", "diag_name", "inout_diag_type",
    "diag_srt_no", "maindiag_flag",
)  # fmt: skip


def _visits_sql(snapshot: Snapshot) -> str:
    visits = current_rows(snapshot, "mdtrt_d", _VISIT)
    return f"""
    WITH own AS (
        SELECT visit.* REPLACE (
                   CASE WHEN year(visit.endtime) < 9999 THEN visit.endtime END AS endtime,
                   nullif(trim(visit.dscg_maindiag_code), '') AS dscg_maindiag_code,
                   nullif(trim(visit.dscg_maindiag_name), '') AS dscg_maindiag_name),
               NOT starts_with(visit.fixmedins_code, 'P') AND (starts_with(visit.med_type, '2')
                   OR starts_with(visit.med_type, '52')) AS inpatient
        FROM   {visits} AS visit
        WHERE  visit.psn_bucket = $bucket::SMALLINT AND visit.psn_no = $psn_no
    ),
    seen AS (
        SELECT own.* FROM own
        WHERE  coalesce(own.begntime, own.endtime)::DATE <= $last::DATE
          AND  (greatest(own.begntime, own.endtime) >= $first::DATE
                OR (own.endtime IS NULL AND own.inpatient))
        ORDER  BY own.begntime, own.fixmedins_code, own.mdtrt_id LIMIT $limit
    ),
    diagnosed AS ({_main_diagnoses_sql(snapshot)})
    SELECT seen.fixmedins_code, coalesce(seen.fixmedins_name, place.fixmedins_name), seen.mdtrt_id,
           seen.med_type, seen.begntime, seen.endtime,
           coalesce(seen.dscg_maindiag_code, diagnosed.diag_code) AS main_diag_code,
           coalesce(seen.dscg_maindiag_name, CASE
               WHEN coalesce(seen.dscg_maindiag_code, diagnosed.diag_code) = diagnosed.diag_code
               THEN diagnosed.diag_name END)
    FROM   seen
    LEFT   JOIN diagnosed ON diagnosed.mdtrt_id = seen.mdtrt_id
    LEFT   JOIN {register_sql(snapshot)} AS place ON place.fixmedins_code = seen.fixmedins_code
    ORDER  BY seen.begntime, seen.fixmedins_code, seen.mdtrt_id
    """


def _main_diagnoses_sql(snapshot: Snapshot) -> str:
    """One main diagnosis for each visit in ``seen``; a row without a person lies in bucket 0."""
    diagnoses = current_rows(snapshot, "setl_diag_list_d", _DIAGNOSIS)
    return f"""
    SELECT diagnosis.mdtrt_id, diagnosis.diag_code, diagnosis.diag_name
    FROM   {diagnoses} AS diagnosis
    WHERE  diagnosis.psn_bucket IN ($bucket::SMALLINT, 0::SMALLINT)
      AND  coalesce(diagnosis.psn_no, $psn_no) = $psn_no AND diagnosis.maindiag_flag = '1'
      AND  diagnosis.mdtrt_id IN (SELECT seen.mdtrt_id FROM seen)
    QUALIFY row_number() OVER (PARTITION BY diagnosis.mdtrt_id
        ORDER BY diagnosis.inout_diag_type DESC NULLS LAST, diagnosis.diag_srt_no NULLS LAST,
                 diagnosis.diag_code) = 1
    """
