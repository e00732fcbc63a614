"""Every write is an action: one function, keyword-only, actor first, named verb_noun.

The decorator opens the transaction, locks the row, asks the policy, compares the revision,
asks the guards, runs the function and writes the trail; a refusal is written too. No argument
skips any of it. Where the action is a step of a procedure, the procedure frozen on the case is
asked before the guards, and the case stands where the step leads once the action has succeeded.

An action may call another: both succeed or neither, and each has its entry. The outermost one
owns its transaction; called inside a transaction of somebody else it raises ``RuntimeError``,
because a rollback out there would take the refusal's entry with it.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models, transaction

from yijian.kernel.errors import Refused, YijianError
from yijian.kernel.registry import Registry
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guard, Guarded
from yijian.office.framework.permission import demand, may
from yijian.office.framework.stepping import Stepped, begin_step, check_step, end_step
from yijian.office.framework.writing import writing
from yijian.office.trail.chain import append

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class Action:
    """A registered action: ``app.verb_noun``, its Chinese title, its subject and guards.

    ``step`` is ``procedure:step`` where it moves a case, else empty.
    """

    name: str
    title: str
    subject: type[models.Model] | None
    guards: tuple[Guard, ...]
    secret: frozenset[str]
    module: str = ""
    step: str = ""


@dataclass
class Note:
    """What the trail will say beside the action's own keywords."""

    subject: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


ACTIONS: Registry[Action] = Registry("action")
_note: ContextVar[Note | None] = ContextVar("yijian_note", default=None)


class Stale(Refused):
    """Somebody else decided in between; the page must be read again."""

    def __init__(self) -> None:
        super().__init__("action.stale", "这条记录在您打开之后已被改动，请刷新页面，看过再办")


class Missing(Refused):
    """The subject does not exist, or not for this person."""

    def __init__(self) -> None:
        super().__init__("action.missing", "没有这条记录，或它不在您的管辖范围内")


def note(*, subject: str | None = None, **detail: Any) -> None:
    """Add to the trail entry of the action that is running; outside an action, an error."""
    current = _note.get()
    if current is None:
        raise RuntimeError("note() is called inside an action")
    if subject is not None:
        current.subject = subject
    current.detail.update(detail)


def action(
    name: str,
    *,
    title: str,
    subject: type[models.Model] | None = None,
    guards: tuple[Guard, ...] = (),
    secret: tuple[str, ...] = (),
    step: str = "",
) -> Callable[[Function], Function]:
    """Make a function an action.

    With ``subject`` the caller passes the row's key as ``subject`` and the ``revision`` it was
    shown; the function receives the locked row, changes it, and the decorator saves it with the
    next revision. ``secret`` names keywords that the trail must not keep. ``step`` names the step
    of a procedure that it is (``policy.change:publish_change``): the subject is a case, and every
    guard that a shipped version of the step names must be among ``guards`` under its name.

    Raises (from the action):
        NotAllowed: the role may not. Missing: no such row, or not for this person.
        Stale: another revision. Refused: the procedure does not allow the step. Guarded: a guard
        refuses. All are written to the trail.
    """

    def decorate(function: Function) -> Function:
        spec = Action(name, title, subject, guards, frozenset(secret), function.__module__, step)
        _check(spec, function)
        ACTIONS.add(name, spec)

        @functools.wraps(function)
        def run(*, actor: Actor, **kwargs: Any) -> Any:
            return _run(spec, function, actor, kwargs)

        return run  # type: ignore[return-value]

    return decorate


def _check(spec: Action, function: Callable[..., Any]) -> None:
    parameters = inspect.signature(function).parameters
    kinds = {parameter.kind for parameter in parameters.values()}
    if list(parameters)[:1] != ["actor"] or kinds != {inspect.Parameter.KEYWORD_ONLY}:
        raise TypeError(f"{spec.name} takes keywords only, actor first")
    needed = spec.secret | ({"subject"} if spec.subject else set())
    if missing := sorted(needed - set(parameters)):
        raise TypeError(f"{spec.name} has no keyword {', '.join(missing)}")
    if spec.step:
        if spec.subject is None or not issubclass(spec.subject, Stepped):
            raise TypeError(f"{spec.name} is a step, and its subject is no case")
        check_step(spec)


def _run(spec: Action, function: Callable[..., Any], actor: Actor, kwargs: dict[str, Any]) -> Any:
    outermost = _note.get() is None
    entry = Note(subject=_label(spec, kwargs.get("subject")))
    done = False
    try:
        with transaction.atomic(durable=outermost), writing(), _noting(entry):
            result = _perform(spec, function, actor, kwargs)
            _remember(spec, actor, kwargs, entry, "done")
            done = True
    except YijianError as refusal:
        if not done:  # else it was committed, and what followed the commit refused
            entry.detail |= {"refusal_code": refusal.code, "refusal": refusal.message}
            with transaction.atomic(durable=outermost), writing():
                _remember(spec, actor, kwargs, entry, "refused")
        raise
    return result


@contextmanager
def _noting(entry: Note) -> Iterator[None]:
    token = _note.set(entry)
    try:
        yield
    finally:
        _note.reset(token)


def _perform(
    spec: Action, function: Callable[..., Any], actor: Actor, given: dict[str, Any]
) -> Any:
    kwargs = dict(given)
    row: Any = None
    demand(actor, spec.name)
    if spec.subject is not None:
        if not {"subject", "revision"} <= set(kwargs):
            raise TypeError(f"{spec.name} is called with subject and revision")
        shown = kwargs.pop("revision")
        row = kwargs["subject"] = _locked(spec.subject, kwargs["subject"])
        if row is None or not may(actor, spec.name, row):
            raise Missing
        if row.revision != shown:
            raise Stale
    step = begin_step(spec, actor, row) if spec.step else None
    for guard in spec.guards:
        if refusal := guard(actor=actor, **kwargs):
            raise Guarded(refusal)
    result = function(actor=actor, **kwargs)
    if row is not None:
        if step is not None:
            end_step(step, row)
            note(state=row.state_title)
        row.revision += 1
        row.save(force_update=True)
    return result


def _locked(model: type[models.Model], key: Any) -> models.Model | None:
    # of: not the nullable side of a join; no_key: rows that refer to this one may still come
    rows = model._base_manager.select_for_update(of=("self",), no_key=True)
    try:
        return rows.filter(pk=key).first()
    except (TypeError, ValueError):  # a key that cannot be one
        return None


def _remember(
    spec: Action, actor: Actor, kwargs: dict[str, Any], entry: Note, outcome: str
) -> None:
    said = {
        key: value
        for key, value in kwargs.items()
        if key not in spec.secret and key != "subject" and not hasattr(value, "read")
    }
    append(
        actor=actor,
        event=spec.name,
        outcome=outcome,
        subject=entry.subject,
        detail={**said, **entry.detail},
    )


def _label(spec: Action, key: Any) -> str:
    return "" if spec.subject is None or key is None else f"{spec.subject._meta.label_lower}:{key}"
