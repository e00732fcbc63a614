"""The catalogue and the page of a rule."""

from __future__ import annotations

from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.office.conftest import SignedIn
from tests.office.monitor.charged import make_coverage
from tests.office.monitor.found import HOSPITAL_A, HOSPITAL_B, LEVEL, SPLIT
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run
from yijian.office.monitor.selectors.cards import shipped_rules


def test_the_catalogue_lists_every_rule(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    page = signed_in(client, Role.AUDITOR).get("/rules/").content.decode()
    for code, rule in shipped_rules().items():
        assert code in page
        assert rule.card.name in page


def test_filters_stay_in_the_address_and_say_when_nothing_fits(
    client: Client, signed_in: SignedIn, run: Run
) -> None:
    browser = signed_in(client, Role.AUTHORITY)
    page = browser.get("/rules/", {"tier": "政策", "q": "级别"}).content.decode()
    assert "<option selected>政策</option>" in page
    assert LEVEL in page
    assert SPLIT not in page
    assert "没有符合条件的规则" in browser.get("/rules/", {"q": "查无此规则"}).content.decode()


def test_the_whole_card_with_its_law(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    make_coverage(run)
    card = shipped_rules()[SPLIT].card
    page = signed_in(client, Role.SECOND_REVIEWER).get(f"/rules/{SPLIT}/").content.decode()
    for text in (card.what, card.why, card.how, card.amount, card.wrong_when, card.basis):
        assert text in page
    for words in ("分解住院的核心间隔天数", "7 日", "没有条文", "SELECT", "城关安康大药房"):
        assert words in page


def test_a_provider_sees_the_card_and_no_other_institution(
    client: Client, signed_in: SignedIn, run: Run, many: list[Finding]
) -> None:
    make_coverage(run)
    page = signed_in(client, Role.HOSPITAL).get(f"/rules/{LEVEL}/").content.decode()
    assert shipped_rules()[LEVEL].card.what in page
    assert HOSPITAL_A not in page
    assert HOSPITAL_B not in page
    assert "涉及的机构" not in page


def test_who_may(client: Client, signed_in: SignedIn, run: Run) -> None:
    browser = signed_in(client, Role.ACCOUNT_ADMIN)
    assert browser.get("/rules/").status_code == 403
    assert browser.get(f"/rules/{LEVEL}/").status_code == 403


def test_no_such_rule_and_no_run(client: Client, signed_in: SignedIn) -> None:
    browser = signed_in(client, Role.AUTHORITY)
    assert browser.get("/rules/GZ99999999999999/").status_code == 404
    assert "还没有稽核结果" in browser.get("/rules/").content.decode()
    assert "还没有稽核结果" in browser.get(f"/rules/{LEVEL}/").content.decode()


def test_so_many_queries_and_no_more(
    client: Client,
    signed_in: SignedIn,
    run: Run,
    many: list[Finding],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = signed_in(client, Role.AUTHORITY)
    for path, most in (("/rules/", 14), (f"/rules/{LEVEL}/", 22)):
        with django_assert_max_num_queries(most):
            browser.get(path)
