"""An action is done wholly and remembered, or refused in words and remembered, or never was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.office.conftest import MakeActor
from tests.office.framework.conftest import refuse
from yijian.kernel.errors import Refused
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import ACTIONS, Missing, Stale, action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.writing import WriteOutsideAction, writing
from yijian.office.trail.models import Entry
from yijian.office.trail.verify import verify

Places = dict[str, Organisation]


def trail() -> list[tuple[str, str, str, dict[str, Any]]]:
    """Every entry: event, outcome, subject, detail."""
    rows = Entry.objects.order_by("number")
    return [(it.event, it.outcome, it.subject, json.loads(it.detail)) for it in rows]


@pytest.mark.article("HI-25-i01")
def test_done(rename: Any, admin: Actor, organisations: Places) -> None:
    place = organisations["agency_city"]
    said = rename(actor=admin, subject=place.pk, revision=1, name="新名", word="secret")
    place.refresh_from_db()
    assert (said, place.name, place.revision) == ("renamed", "新名", 2)
    [(event, outcome, subject, detail)] = trail()
    assert (event, outcome) == ("accounts.rename_place", "done")
    assert subject == f"accounts.organisation:{place.pk}"
    assert detail == {"name": "新名", "revision": 1, "was": "lanzhou-agency_city"}
    entry = Entry.objects.get()
    assert (entry.username, entry.role, entry.at) == (admin.username, "account_admin", admin.at)


def test_who_may_not_is_refused_and_remembered(
    rename: Any, actor: MakeActor, organisations: Places
) -> None:
    place = organisations["agency_city"]
    with pytest.raises(NotAllowed, match="“改名”由账号管理员办理；您的角色是定点医院"):
        rename(actor=actor("hospital"), subject=place.pk, revision=1, name="新名", word="secret")
    [(_, outcome, subject, detail)] = trail()
    assert (outcome, subject) == ("refused", f"accounts.organisation:{place.pk}")
    assert detail["refusal_code"] == "permission.not_allowed"
    assert "您的角色是定点医院" in detail["refusal"]
    assert "secret" not in Entry.objects.get().detail


@pytest.mark.parametrize("revision", [0, 2, "1", None])
def test_another_revision_is_stale(
    rename: Any, admin: Actor, organisations: Places, revision: object
) -> None:
    place = organisations["agency_city"]
    with pytest.raises(Stale, match="已被改动"):
        rename(actor=admin, subject=place.pk, revision=revision, name="新名")
    place.refresh_from_db()
    assert (place.name, place.revision) == ("兰州市医疗保险服务中心", 1)
    assert [(outcome, detail["refusal_code"]) for _, outcome, _, detail in trail()] == [
        ("refused", "action.stale")
    ]


def test_the_second_of_two_is_stale(rename: Any, admin: Actor, organisations: Places) -> None:
    place = organisations["agency_city"]
    rename(actor=admin, subject=place.pk, revision=1, name="甲")
    with pytest.raises(Stale):
        rename(actor=admin, subject=place.pk, revision=1, name="乙")
    place.refresh_from_db()
    assert (place.name, place.revision) == ("甲", 2)


@pytest.mark.parametrize("key", [10**6, -1, 10**30, "abc", None, "1 OR 1=1"])
def test_no_such_row(rename: Any, admin: Actor, key: object) -> None:
    with pytest.raises(Missing, match="没有这条记录"):
        rename(actor=admin, subject=key, revision=1, name="新名")
    assert [detail["refusal_code"] for *_, detail in trail()] == ["action.missing"]


def test_what_is_not_theirs_does_not_exist(
    rename: Any, admin: Actor, organisations: Places
) -> None:
    with pytest.raises(Missing):
        rename(actor=admin, subject=organisations["hainan_agency"].pk, revision=1, name="新名")
    organisations["hainan_agency"].refresh_from_db()
    assert organisations["hainan_agency"].revision == 1


def test_a_guard_refuses_in_words(rename: Any, admin: Actor, organisations: Places) -> None:
    sentence = "不能改名：没有写新名称（条例第一条）。需要：新名称，由账号管理员办理。"
    with pytest.raises(Guarded) as caught:
        rename(actor=admin, subject=organisations["agency_city"].pk, revision=1, name="")
    assert (caught.value.code, caught.value.message) == ("test.name", sentence)
    [(_, outcome, _, detail)] = trail()
    assert (outcome, detail["refusal_code"], detail["refusal"]) == (
        "refused",
        "test.name",
        sentence,
    )


def test_an_error_leaves_nothing(
    rename: Any, add: Any, admin: Actor, organisations: Places
) -> None:
    place = organisations["agency_city"]

    def fail() -> None:
        Organisation.objects.filter(pk=place.pk).update(name="半截")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rename(actor=admin, subject=place.pk, revision=1, name="新名", then=fail)
    place.refresh_from_db()
    assert (place.name, place.revision, trail()) == ("兰州市医疗保险服务中心", 1, [])
    with pytest.raises(IntegrityError):
        add(actor=admin, code=place.code)
    assert trail() == []


def test_a_refusal_inside_leaves_only_its_entry(
    rename: Any, admin: Actor, organisations: Places
) -> None:
    place = organisations["agency_city"]
    with pytest.raises(Refused, match="不行"):
        rename(actor=admin, subject=place.pk, revision=1, name="新名", then=refuse)
    place.refresh_from_db()
    assert place.name == "兰州市医疗保险服务中心"
    [(_, outcome, _, detail)] = trail()
    assert (outcome, detail["refusal_code"], detail["was"]) == (
        "refused",
        "test.refused",
        "lanzhou-agency_city",
    )


def test_an_action_within_an_action(
    rename: Any, add: Any, admin: Actor, organisations: Places
) -> None:
    place = organisations["agency_city"]

    def inner() -> None:
        rename(actor=admin, subject=place.pk, revision=1, name="新名")
        note(inner="done")

    add(actor=admin, code="new", then=inner)
    assert [(event, outcome) for event, outcome, *_ in trail()] == [
        ("accounts.rename_place", "done"),
        ("accounts.add_place", "done"),
    ]
    assert trail()[1][3]["inner"] == "done"  # said by the outer one, after the inner had ended


def test_both_or_neither(rename: Any, add: Any, admin: Actor, organisations: Places) -> None:
    place = organisations["agency_city"]

    def inner() -> None:
        rename(actor=admin, subject=place.pk, revision=1, name="新名")
        refuse()

    with pytest.raises(Refused):
        add(actor=admin, code="new", then=inner)
    place.refresh_from_db()
    assert place.revision == 1
    assert not Organisation.objects.filter(code="new").exists()
    assert [(event, outcome) for event, outcome, *_ in trail()] == [
        ("accounts.add_place", "refused")
    ]


def test_a_refusal_that_the_outer_action_bears(
    rename: Any, add: Any, admin: Actor, organisations: Places
) -> None:
    def inner() -> None:
        with pytest.raises(Stale):
            rename(actor=admin, subject=organisations["agency_city"].pk, revision=9, name="甲")

    add(actor=admin, code="new", then=inner)
    assert [(event, outcome) for event, outcome, *_ in trail()] == [
        ("accounts.rename_place", "refused"),
        ("accounts.add_place", "done"),
    ]
    assert all(report.whole for report in verify())


@pytest.mark.django_db(transaction=True)
def test_what_follows_the_commit_is_no_refusal_of_it(
    add: Any, admin: Actor, organisations: Places
) -> None:
    def inner() -> None:
        transaction.on_commit(refuse)

    with pytest.raises(Refused):
        add(actor=admin, code="new", then=inner)
    assert Organisation.objects.filter(code="new").exists()
    assert [outcome for _, outcome, *_ in trail()] == ["done"]


@pytest.mark.django_db(transaction=True)
def test_what_follows_the_commit_may_not_write(
    add: Any, admin: Actor, organisations: Places
) -> None:
    def afterwards() -> None:
        Organisation.objects.filter(code="new").update(name="x")

    with pytest.raises(WriteOutsideAction):
        add(actor=admin, code="new", then=lambda: transaction.on_commit(afterwards))
    with pytest.raises(RuntimeError, match="inside an action"):
        note(x=1)


@pytest.mark.django_db(transaction=True)
def test_nobody_wraps_an_action_in_a_transaction_of_his_own(
    add: Any, admin: Actor, organisations: Places
) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        add(actor=admin, code="new")


def test_the_permission_to_write_ends_with_the_action(
    rename: Any, admin: Actor, organisations: Places
) -> None:
    place = organisations["agency_city"]
    rename(actor=admin, subject=place.pk, revision=1, name="新名")
    with pytest.raises(WriteOutsideAction):
        place.save()


def test_a_row_that_is_gone_is_not_put_back(
    rename: Any, admin: Actor, organisations: Places
) -> None:
    place = organisations["hospital_b"]

    def vanish() -> None:
        Organisation.objects.filter(pk=place.pk).delete()

    with pytest.raises(Exception, match="did not affect any rows"):
        rename(actor=admin, subject=place.pk, revision=1, name="新名", then=vanish)
    assert Organisation.objects.filter(pk=place.pk, revision=1).exists()
    assert trail() == []


def test_awkward_words_reach_the_trail(rename: Any, admin: Actor, organisations: Places) -> None:
    place = organisations["agency_city"]
    with pytest.raises(Stale):
        rename(actor=admin, subject=place.pk, revision=7, name="零\x00半\ud800个")
    assert trail()[0][3]["name"] == "零\x00半?个"
    with pytest.raises(Missing):
        rename(actor=admin, subject="\x00\ud800" + "x" * 500, revision=7, name="x")
    assert len(trail()[1][2]) == 120
    assert all(report.whole for report in verify())


def test_a_call_without_a_revision_is_a_programming_error(rename: Any, admin: Actor) -> None:
    with pytest.raises(TypeError, match="revision"):
        rename(actor=admin, subject=1, name="x")
    assert trail() == []


def test_a_trail_that_cannot_be_written_undoes_the_action(
    add: Any, admin: Actor, organisations: Places
) -> None:
    def break_chain() -> None:
        entry = Entry(jurisdiction="lanzhou", number=1, at=admin.at, detail="{}", digest="x")
        entry.save(force_insert=True)

    with pytest.raises(IntegrityError):
        add(actor=admin, code="new", then=break_chain)
    assert not Organisation.objects.filter(code="new").exists()


@pytest.mark.postgres
def test_the_row_alone_is_locked(rename: Any, admin: Actor, organisations: Places) -> None:
    """Not the nullable side of a join, and not against rows that come to refer to it."""
    place = organisations["agency_city"]
    with CaptureQueriesContext(connection) as seen:
        rename(actor=admin, subject=place.pk, revision=1, name="新名")
    locks = [it["sql"] for it in seen.captured_queries if " FOR " in it["sql"]]
    assert locks[0].endswith('FOR NO KEY UPDATE OF "accounts_organisation"')


def test_only_keywords_with_the_actor_first(registries: None) -> None:
    with pytest.raises(TypeError, match="keywords only, actor first"):

        @action("accounts.do_it", title="x")
        def positional(actor: Actor, *, word: str) -> None: ...

    with pytest.raises(TypeError, match="actor first"):

        @action("accounts.do_it", title="x")
        def late(*, word: str, actor: Actor) -> None: ...

    with pytest.raises(TypeError, match="no keyword pasword"):

        @action("accounts.do_it", title="x", secret=("pasword",))
        def misspelt(*, actor: Actor, password: str) -> None: ...

    with pytest.raises(TypeError, match="no keyword subject"):

        @action("accounts.do_it", title="x", subject=Organisation)
        def without(*, actor: Actor) -> None: ...

    assert "accounts.do_it" not in ACTIONS


def test_guards_run_before_anything_is_written(
    rename: Any, admin: Actor, organisations: Places
) -> None:
    with connection.execute_wrapper(_no_updates), pytest.raises(Guarded):
        rename(actor=admin, subject=organisations["agency_city"].pk, revision=1, name="")


def _no_updates(execute: Any, sql: str, *rest: Any) -> Any:
    assert 'UPDATE "accounts_organisation"' not in sql
    return execute(sql, *rest)


def test_writing_alone_is_no_action(organisations: Places) -> None:
    with writing(), pytest.raises(RuntimeError, match="inside an action"):
        note(x=1)
