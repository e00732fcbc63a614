from __future__ import annotations

import pytest
from django.urls import reverse

from tests.office.monitor.evaluated import compared, drafted
from tests.office.monitor.found import LEVEL
from tests.office.monitor.views.test_knowledge_export import rows
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_the_report_as_a_spreadsheet(client, signed_in, actor) -> None:
    compared()
    row = drafted(actor("authority"))
    path = reverse("monitor:evaluation_export", args=[row.pk])
    browser = signed_in(client, Role.AUTHORITY)
    assert browser.get(path).status_code == 302
    found = rows(browser.post(path))
    assert found[0][:3] == ["类别", "编码", "名称"]
    assert found[1][:8] == ["规则", LEVEL, "药品限医疗机构级别", "", 2, 1, 500, 50]
    assert [line[-1] for line in found[1:] if line[0] == "机构"] == ["检验检查占比", ""]
    assert Entry.objects.filter(event="monitor.export_evaluation").count() == 1
    assert signed_in(client, Role.AUDITOR).post(path).status_code == 403
