from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.office.monitor.rulebook.test_comparing import side
from tests.office.monitor.ruled import drafted, tried
from yijian.office.framework.roles import Role
from yijian.office.monitor.rule_models import RuleTrial
from yijian.office.monitor.rulebook.comparing import compare


@pytest.fixture
def home(tmp_path: Path, settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_the_page_of_a_trial(client, signed_in, actor, home: Path) -> None:
    row = drafted(actor("first_reviewer"))
    tried(row, "replay")
    trial = RuleTrial.objects.get()
    browser = signed_in(client, Role.AUDITOR)
    html = browser.get(reverse("monitor:rule_trial", args=(trial.pk,))).content.decode()
    for said in ("只有这一版查出", "没有现行版本可比", "280.00 元", "全部费用"):
        assert said in html
    assert "下载" not in html
    assert browser.get(reverse("monitor:rule_trial", args=(99,))).status_code == 404


def test_the_differences_are_handed_out(client, signed_in, actor, home: Path) -> None:
    row = drafted(actor("first_reviewer"))
    live = side(home / "a", 1, [("a" * 32, "H1", "70.00")])
    mine = side(home / "b", 1001, [("b" * 32, "H2", "9.00")])
    compare(live, mine, home / "jobs" / "1", 5)
    tried(row, "replay", home / "jobs" / "1")
    path = reverse("monitor:rule_trial_export", args=(RuleTrial.objects.get().pk,))
    browser = signed_in(client, Role.FIRST_REVIEWER)
    assert browser.get(path).status_code == 302
    answer = browser.post(path)
    book = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == ["新增", "消失"]
    tried(drafted(actor("first_reviewer")), "replay", home / "jobs" / "nowhere")
    gone = RuleTrial.objects.order_by("-pk")[0].pk
    assert browser.post(reverse("monitor:rule_trial_export", args=(gone,))).status_code == 404
