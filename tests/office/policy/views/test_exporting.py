from __future__ import annotations

import json
from pathlib import Path

import pytest
import python_calamine
from django.urls import reverse

from tests.office.policy.asked import estimated, proposed
from tests.office.policy.estimating.test_differences import made
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.policy.estimating.differences import compare_runs
from yijian.office.trail.models import Entry
from yijian.office.work.progress import job_folder


@pytest.fixture
def browser(client, signed_in):
    return signed_in(client, Role.AUTHORITY_HEAD)


def rows_of(answer, tmp_path: Path) -> list[list[object]]:
    path = tmp_path / "given.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    return python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()


def test_the_list_as_it_is_filtered(browser, officer, tmp_path) -> None:
    change = proposed(officer)
    answer = browser.post(reverse("policy:changes_export") + "?state=drafted")
    rows = rows_of(answer, tmp_path)
    assert rows[0][:3] == ["变更编号", "类别", "名称"]
    assert rows[1][0] == change.number
    said = json.loads(Entry.objects.get(event="policy.export_changes").detail)
    assert (said["rows"], said["filters"]) == (1, {"state": "drafted"})
    assert browser.post(reverse("policy:changes_export") + "?state=published").status_code == 409
    assert browser.get(reverse("policy:changes_export")).status_code == 302


def test_the_findings_that_an_estimate_changes(browser, officer, tmp_path, settings) -> None:
    change = estimated(proposed(officer))
    path = reverse("policy:differences", args=(change.pk,))
    assert browser.post(path).status_code == 404
    folder = job_folder(5)
    made(folder / "before", [("a", "H1", "70.00")], 0)
    made(folder / "after", [("b", "H2", "9.00")], 0)
    compare_runs(folder, 5)
    with writing():
        change.estimate = {**change.estimate, "job": 5}
        change.save()
    rows = rows_of(browser.post(path), tmp_path)
    assert [row[0] for row in rows[1:]] == ["新增", "消失"]
    assert rows[2][-2:] == [70.0, 0.0]
