"""The door: account and password."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.contrib.auth import SESSION_KEY, authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yijian.office.accounts.actions.sign_in import sign_in as write_sign_in
from yijian.office.accounts.candidate import asked_page, begin, home
from yijian.office.accounts.demonstration import from_this_machine
from yijian.office.accounts.doors import allow, door
from yijian.office.accounts.entering import MARK, address_of, onward
from yijian.office.accounts.forms.signing import SignInForm
from yijian.office.accounts.guards.nothing_against_sign_in import Fault
from yijian.office.accounts.lockout import locked_until
from yijian.office.accounts.models import User
from yijian.office.framework import clock
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guarded

TOO_MANY = 429
FAULTY = 422


@door
@allow("GET", "POST")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for account and password; then on to what is still missing, or in."""
    if request.method == "POST":
        return _try(request)
    if request.actor is not None:  # type: ignore[attr-defined]
        return redirect(asked_page(request) or home())
    return _show(request, SignInForm(), notice=_notice(request))


def _try(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=FAULTY)
    username, password = form.cleaned_data["username"], form.cleaned_data["password"]
    if until := locked_until(request, username):
        return _locked(request, until)
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        return _failed(request, form, username)
    if not user.is_staff:
        _write_down(request, user, Fault.CLOSED)
        form.add_error(None, f"您所在的单位“{user.organisation}”已停用，不能登录")
        return _show(request, form, status=FAULTY)
    begin(request, user, asked_page(request))
    return onward(request, user)


def _failed(request: HttpRequest, form: SignInForm, username: str) -> HttpResponse:
    """One sentence for every reason: who stands at the door does not learn which names exist."""
    request.axes_locked_out = False  # type: ignore[attr-defined] # we answer for it ourselves
    until = locked_until(request, username)
    known = User.objects.select_related("organisation").filter(username=username).first()
    if known is not None:
        wrong = Fault.WRONG_PASSWORD if known.is_active else Fault.DISABLED
        _write_down(request, known, Fault.LOCKED if until else wrong)
    if until:
        return _locked(request, until)
    limit = settings.LIMIT
    form.add_error(
        None,
        f"账号或密码不对，或账号已停用。连续失败 {limit['SIGN_IN_FAILURES']} 次，"
        f"锁定 {limit['LOCK_MINUTES']} 分钟。",
    )
    return _show(request, form, status=FAULTY)


def _write_down(request: HttpRequest, known: User, fault: Fault) -> None:
    """A failed attempt belongs to nobody yet: the system writes it down, about the account."""
    with suppress(Guarded):
        write_sign_in(
            actor=Actor.system(known.organisation.jurisdiction, clock.now()),
            account=known.pk,
            proof="",
            fault=fault,
            address=address_of(request),
        )


def _locked(request: HttpRequest, until: object) -> HttpResponse:
    context = {"title": "登录已锁定", "until": until, "limit": settings.LIMIT}
    return render(request, "accounts/locked.html", context, status=TOO_MANY)


def _show(
    request: HttpRequest, form: SignInForm, notice: str = "", status: int = 200
) -> HttpResponse:
    form.point()
    demo = settings.DEMO and from_this_machine(request)
    context = {"title": "登录", "form": form, "notice": notice, "demo": demo}
    return render(request, "accounts/sign_in.html", context, status=status)


def _notice(request: HttpRequest) -> str:
    """Why somebody stands at the door who did not ask for it."""
    if SESSION_KEY in request.session:
        # the session names somebody whom it no longer lets in
        request.session.flush()
        return "这个账号已停用，登录随即失效。需要恢复时，请联系本单位账号管理员。"
    if request.COOKIES.get(MARK):
        return "登录已过期，请重新登录；登录后回到刚才的页面。"
    return "请先登录，登录后打开您要看的页面。" if asked_page(request) else ""
