from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.keys import FindingKeys
from yijian.office.monitor.loading.load import load_run
from yijian.office.monitor.models import Finding


def test_each_finding_has_the_number_the_database_gave_it(folder, opened, quiet) -> None:
    run = opened(folder)
    load_run(run, quiet)
    ids = pq.read_table(folder / "findings.parquet")["finding_id"].slice(3, 50)
    found = FindingKeys(run).of(ids).to_pylist()
    kept = dict(Finding.objects.values_list("finding_id", "pk"))
    assert found == [kept[it] for it in ids.to_pylist()]


def test_a_line_of_no_finding_is_refused(folder, opened) -> None:
    keys = FindingKeys(opened(folder))
    with pytest.raises(Refused, match="疑点明细指向不存在的疑点 abc"):
        keys.of(pa.chunked_array([["abc"]]))
