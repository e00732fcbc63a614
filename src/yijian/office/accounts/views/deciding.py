"""Disabling, enabling and resetting an account: why, then one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from yijian.office.accounts.actions.disable_user import disable_user as disable
from yijian.office.accounts.actions.enable_user import enable_user as enable
from yijian.office.accounts.actions.reset_sign_in import reset_sign_in as reset
from yijian.office.accounts.doors import allow
from yijian.office.accounts.forms.people import ReasonForm
from yijian.office.accounts.models import User
from yijian.office.accounts.once import keep
from yijian.office.accounts.passwords import one_time_password
from yijian.office.accounts.selectors import users_for
from yijian.office.framework.guard import Guarded
from yijian.office.framework.page import page, show

FAULTY = 422
FIELDS = {"accounts.no_reason": "reason"}


@dataclass(frozen=True)
class Decision:
    """One of the three: its words, its button, the action, what the action gets beside."""

    title: str
    effect: str
    submit: str
    done: str
    act: Callable[..., Any]
    danger: bool = False


DISABLE = Decision(
    title="停用账号",
    effect="停用后，本人即刻不能使用；已登录的，下一次点击即退出。账号和留痕保留，可以恢复。",
    submit="停用",
    done="已停用账号",
    act=disable,
    danger=True,
)
ENABLE = Decision(
    title="恢复账号",
    effect="恢复后，本人用原来的密码和动态口令登录。",
    submit="恢复",
    done="已恢复账号",
    act=enable,
)
RESET = Decision(
    title="重置密码与动态口令",
    effect="原密码、动态口令和登录锁定都失效，已登录的随即退出。新的一次性密码只显示一次，"
    "请当面或经可靠途径交给本人；本人首次登录时设置新密码并重新绑定动态口令。",
    submit="重置",
    done="已重置登录方式",
    act=reset,
    danger=True,
)


@page("accounts.disable_user")
@allow("GET", "POST")
def disable_user(request: HttpRequest, pk: int) -> HttpResponse:
    """Disable an account."""
    return _decide(request, pk, DISABLE)


@page("accounts.enable_user")
@allow("GET", "POST")
def enable_user(request: HttpRequest, pk: int) -> HttpResponse:
    """Enable an account again."""
    return _decide(request, pk, ENABLE)


@page("accounts.reset_sign_in")
@allow("GET", "POST")
def reset_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Reset password and second factor; the one-time password is shown once, on the next page."""
    return _decide(request, pk, RESET, password=one_time_password())


def _decide(request: HttpRequest, pk: int, decision: Decision, **more: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    person: User = get_object_or_404(users_for(actor), pk=pk)
    form = ReasonForm(request.POST or None, initial={"revision": person.revision})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            decision.act(
                actor=actor,
                subject=person.pk,
                revision=given["revision"],
                reason=given["reason"],
                **more,
            )
        except Guarded as error:
            form.refuse(error, FIELDS)
        else:
            if "password" in more:
                keep(request, f"password.{person.pk}", more["password"])
            messages.success(request, f"{decision.done} {person.username}。")
            return redirect("accounts:user", person.pk)
    form.point()
    context = {
        "title": f"{decision.title}：{person.name}",
        "lead": decision.effect,
        "person": person,
        "form": form,
        "submit": decision.submit,
        "danger": decision.danger,
        "back": reverse("accounts:user", args=(person.pk,)),
    }
    return show(request, "accounts/form.html", context, FAULTY if form.is_bound else 200)
