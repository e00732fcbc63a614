"""Actions of the tests' own on organisations, in registries that forget them afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from tests.office.conftest import MakeActor
from yijian.kernel.errors import Refused
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import ACTIONS, action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.framework.permission import PERMISSIONS, permit
from yijian.office.framework.roles import Role


@pytest.fixture
def registries(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test registers is gone after it."""
    monkeypatch.setattr(ACTIONS, "_items", dict(ACTIONS._items))
    monkeypatch.setattr(PERMISSIONS, "_items", dict(PERMISSIONS._items))


def named(*, name: str, **_: Any) -> Refusal | None:
    """Refuses an empty name."""
    if name:
        return None
    return Refusal("test.name", "改名", "没有写新名称", "新名称", "账号管理员", "条例第一条")


@pytest.fixture
def rename(registries: None) -> Any:
    """``rename(actor=, subject=, revision=, name=, word=, then=)``: ``then`` runs inside."""
    permit(
        "accounts.rename_place",
        "改名",
        {Role.ACCOUNT_ADMIN},
        lambda actor, place: place.jurisdiction == actor.jurisdiction,
    )

    @action(
        "accounts.rename_place",
        title="改名",
        subject=Organisation,
        guards=(named,),
        secret=("word",),
    )
    def rename_place(
        *, actor: Actor, subject: Organisation, name: str, word: str = "", then: Any = None
    ) -> str:
        subject.name = name
        note(was=subject.code)
        if then is not None:
            then()
        return "renamed"

    return rename_place


@pytest.fixture
def add(registries: None) -> Any:
    """``add(actor=, code=, then=)`` makes an organisation; ``then`` runs inside."""
    permit("accounts.add_place", "新增", {Role.ACCOUNT_ADMIN})

    @action("accounts.add_place", title="新增")
    def add_place(*, actor: Actor, code: str, then: Any = None) -> Organisation:
        place = Organisation.objects.create(
            code=code, name=code, kind="agency", jurisdiction=actor.jurisdiction, admdvs="620100"
        )
        note(subject=f"accounts.organisation:{place.pk}")
        if then is not None:
            then()
        return place

    return add_place


@pytest.fixture
def admin(actor: MakeActor) -> Actor:
    """The account administrator of Lanzhou."""
    return actor(Role.ACCOUNT_ADMIN)


def refuse(code: str = "test.refused") -> None:
    """Raise a refusal."""
    raise Refused(code, "不行")
