"""The numbers that the database gave to the findings of a run, by ``finding_id``."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from django.db import connection

from yijian.kernel.errors import Refused
from yijian.office.monitor.models import Finding, Run

_FETCH = 50_000


class FindingKeys:
    """A sorted table in memory: 40 bytes a finding."""

    def __init__(self, run: Run) -> None:
        ids, keys = [np.empty(0, "S32")], [np.empty(0, np.int64)]
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT finding_id, id FROM "{Finding._meta.db_table}" WHERE run_id = %s', [run.pk]
            )
            while rows := cursor.fetchmany(_FETCH):
                found, numbers = zip(*rows, strict=True)
                ids.append(np.array(found, "S32"))
                keys.append(np.array(numbers, np.int64))
        every = np.concatenate(ids)
        order = np.argsort(every, kind="stable")
        self._ids, self._keys = every[order], np.concatenate(keys)[order]

    def of(self, finding_ids: pa.ChunkedArray) -> pa.Array:
        """The number of each finding.

        Raises:
            Refused: a line names a finding that the run does not have.
        """
        wanted = np.asarray(finding_ids.to_numpy(zero_copy_only=False), "S32")
        at = np.searchsorted(self._ids, wanted)
        known = at < len(self._ids)
        known[known] = self._ids[at[known]] == wanted[known]
        if not known.all():
            missing = wanted[~known][0].decode()
            raise Refused(
                "load.orphan", f"疑点明细指向不存在的疑点 {missing}，运行目录已损坏；请重新运行稽核"
            )
        return pa.array(self._keys[at])
