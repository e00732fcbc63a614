"""No page shows English: every page of the sidebar and what lies below, as every role."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.conftest import AT, SignedIn
from tests.office.monitor.brought import make_job, make_upload
from tests.office.monitor.charged import make_coverage, make_faults, make_peers
from tests.office.monitor.evaluated import drafted as evaluated
from tests.office.monitor.found import HOSPITAL_A, LEVEL, make_many, make_run
from tests.office.monitor.ruled import drafted, tried
from tests.office.monitor.screened import screening
from tests.office.pages import foreign_words, visible_text
from tests.office.policy.asked import WINDOW, proposed
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.actor import Actor
from yijian.office.framework.middleware import actor_of
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import UploadState
from yijian.office.monitor.rule_models import RuleTrial

PEOPLE = [role for role in Role if role != Role.SYSTEM]
LAW = {
    "policy:instrument": ["lanzhou-measure"],
    "policy:article": ["LZ-22"],
    "policy:parameter": ["inspection.sealing.limit"],
    "policy:code_list": ["sanctions"],
    "policy:procedure": ["fund.risk"],
}


def _addresses(place: Organisation, officer: Actor) -> list[str]:
    run = make_run()
    many = make_many(run)
    make_peers(run)
    make_coverage(run)
    make_faults(run)
    job = make_job(place, result={"tables": {"fee_list_d": {"total": 3, "accepted": 3}}})
    make_upload(place, job=job, state=UploadState.IMPORTED)
    make_upload(place, sha256="1" * 64)
    found, change = many[0].finding_id, proposed(officer)
    version = drafted(officer)
    tried(version, "replay")
    trial = RuleTrial.objects.get()
    evaluation = evaluated(officer)
    listed = ("monitor:dashboard", "monitor:findings", "monitor:rules", "monitor:institutions",
              "monitor:imports", "monitor:runs", "monitor:knowledge", "monitor:knowledge_codes",
              "monitor:knowledge_batches", "accounts:users", "accounts:open_user",
              "accounts:organisations", "accounts:account", "trail:entries", "policy:library",
              "policy:instruments", "policy:code_lists", "policy:procedures", "policy:compare",
              "policy:between", "policy:reckoner", "policy:duties", "policy:changes",
              "policy:choose", "policy:calendar", "policy:propose_year", "policy:items",
              "policy:item_draft", "monitor:rule_versions", "monitor:rule_quality",
              "monitor:rule_new", "monitor:evaluations", "monitor:antifraud")  # fmt: skip
    below = {"monitor:finding": [found], "monitor:rule": [LEVEL], "monitor:run": [run.pk],
             "monitor:institution": [HOSPITAL_A], "monitor:knowledge_kind": ["drug_sex"],
             "work:job": [job.pk], "accounts:organisation": [place.pk], **LAW,
             "policy:change": [change.pk], "policy:change_revise": [change.pk],
             "policy:propose": [WINDOW], "monitor:rule_version": [version.pk],
             "monitor:rule_edit": [version.pk], "monitor:rule_trial": [trial.pk],
             "monitor:evaluation": [evaluation.pk], "monitor:pattern": ["false_stay"],
             "monitor:screening": [screening(officer).pk]}  # fmt: skip
    return [reverse(name) for name in listed] + [
        reverse(name, args=args) for name, args in below.items()
    ]


@pytest.mark.parametrize("role", PEOPLE)
def test_no_page_shows_english(
    role: Role,
    client: Client,
    signed_in: SignedIn,
    people: dict[str, User],
    organisations: dict[str, Organisation],
) -> None:
    names = {user.username for user in people.values()}
    names |= {place.code for place in organisations.values()}
    browser, seen, faults = signed_in(client, role), 0, {}
    officer = actor_of(people[Role.AUTHORITY], AT)
    for path in _addresses(organisations["agency_city"], officer):
        answer = browser.get(path, follow=True)
        assert answer.status_code in {200, 403, 404}, path
        html = answer.content.decode()
        seen += answer.status_code == 200
        words = {word for word in foreign_words(html) if not any(word in name for name in names)}
        if words:
            faults[path] = words
    assert seen
    assert faults == {}


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>共 3 条 records</p>", {"records"}),
        ('<img alt="Chart of months">', {"Chart", "of", "months"}),
        ("<script>var english = 1</script><code>SELECT</code><p>文件 CSV</p>", set()),
        ('<p>编号 GZ10000101012000，<span class="mono">abcdef</span></p>', set()),
        ("<p>账号 first_reviewer@example 1b6409e889caaaa6</p>", set()),
        ('<td data-label="Amount">1</td>', {"Amount"}),
    ],
)
def test_english_is_seen(html: str, words: set[str]) -> None:
    assert foreign_words(html) == words


def test_visible_text_reads_what_a_reader_hears() -> None:
    text = visible_text('<p>甲<svg><text>no</text></svg>乙</p><input placeholder="丙"><br>丁')
    assert text.split() == ["甲", "乙", "丙", "丁"]
