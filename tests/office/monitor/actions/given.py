"""Uploads and jobs for the tests of actions, made by the actions themselves."""

from __future__ import annotations

from collections.abc import Callable

from yijian.office.framework.actor import Actor
from yijian.office.monitor.actions.receive_upload import receive_upload
from yijian.office.monitor.actions.start_import import start_import
from yijian.office.monitor.loading.staging import staged
from yijian.office.monitor.models import Upload

CONTENT = "psn_no,psn_name\nP1,甲\n"


def hand_in(actor: Actor, content: str | bytes = CONTENT, name: str = "psn_info_b.csv") -> Upload:
    """An upload that waits."""
    blocks = content if isinstance(content, bytes) else content.encode()
    with staged(iter([blocks]), name) as file:
        made: Upload = receive_upload(actor=actor, staged=file)
    return made


def begin_import(actor: Callable[..., Actor], **more: str) -> Upload:
    """An upload whose import has been asked for."""
    who = actor("first_reviewer")
    upload = hand_in(who, **more)
    started: Upload = start_import(actor=who, subject=upload.pk, revision=upload.revision)
    return started
