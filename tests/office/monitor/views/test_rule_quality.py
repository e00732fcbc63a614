from __future__ import annotations

from django.urls import reverse

from tests.office.conftest import AT
from tests.office.monitor.found import make_finding
from tests.office.monitor.ruled import DEATH, REASON, reviewed, shipped
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.rule_models import FindingOutcome, Notice
from yijian.office.work.models import Job


def test_the_board(client, signed_in, actor) -> None:
    browser = signed_in(client, Role.AUTHORITY)
    path = reverse("monitor:rule_quality")
    assert "还没有登记规则" in browser.get(path).content.decode()
    row = shipped(actor, DEATH)[DEATH]
    reviewed(row, upheld=3, rejected=1)
    for order in ("", "hits", "cost", "code", "nothing"):
        html = browser.get(path, {"order": order}).content.decode()
        for said in ("75.0%", "满 20 条起算", "可疑类 40.0%", "威尔逊区间", "还没有测过速"):
            assert said in html


def test_measuring_is_started(client, signed_in, actor, home) -> None:
    shipped(actor, DEATH)
    browser = signed_in(client, Role.FIRST_REVIEWER)
    assert browser.post(reverse("monitor:rule_bench")).status_code == 302
    assert Job.objects.get().kind == "rule_bench"
    assert "规则测速" in browser.get(reverse("monitor:rule_quality")).content.decode()


def test_a_reviewer_records_what_became_of_a_finding(client, signed_in, run) -> None:
    found = make_finding(run, "1")
    page = reverse("monitor:finding", args=(found.finding_id,))
    path = reverse("monitor:finding_outcome", args=(found.finding_id,))
    browser = signed_in(client, Role.SECOND_REVIEWER)
    assert "记录复核结论" in browser.get(page).content.decode()
    assert browser.post(path, {"reason": REASON}).status_code == 400
    answer = browser.post(path, {"reason": REASON, "upheld": "no"})
    assert answer.url == page
    assert not FindingOutcome.objects.get().upheld
    assert "不属实" in browser.get(page).content.decode()
    gone = reverse("monitor:finding_outcome", args=("0" * 32,))
    assert browser.post(gone, {"reason": REASON, "upheld": "no"}).status_code == 404
    hospital = signed_in(client, Role.HOSPITAL).get(page).content.decode()
    assert "不属实" not in hospital


def test_a_notice_stands_on_the_first_page_until_it_is_read(client, signed_in, actor, run) -> None:
    row = shipped(actor, DEATH)[DEATH]
    with writing():
        notice = Notice.objects.create(
            jurisdiction="lanzhou", username="authority", text="规则已退回", version=row, at=AT
        )
    browser = signed_in(client, Role.AUTHORITY)
    for name in ("dashboard", "rules", "rule_quality"):
        assert "规则已退回" in browser.get(reverse(f"monitor:{name}")).content.decode()
    path = reverse("monitor:notice_read", args=(notice.pk,))
    answer = browser.post(path, {"revision": 1})
    assert answer.url == reverse("monitor:rule_version", args=(row.pk,))
    assert "规则已退回" not in browser.get(reverse("monitor:rules")).content.decode()
    stranger = signed_in(client, Role.SECOND_REVIEWER)
    assert stranger.post(path, {"revision": 2}).status_code == 404
