"""Appending to the chain, and the arithmetic that makes a changed entry visible."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from yijian.office.framework.actor import Actor
from yijian.office.trail.models import Chain, Entry

FIELDS = ("jurisdiction", "number", "at", "username", "name", "role", "organisation")
MORE = ("event", "outcome", "subject", "detail", "previous")
LONGEST_SUBJECT = Entry._meta.get_field("subject").max_length


def digest_of(entry: Entry) -> str:
    """SHA-256 over every field of the entry and the digest of the one before it."""
    said = {name: getattr(entry, name) for name in (*FIELDS, *MORE)}
    said["at"] = _moment(entry.at)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def append(
    *, actor: Actor, event: str, outcome: str, subject: str, detail: dict[str, Any]
) -> Entry:
    """Add an entry at the end of the actor's jurisdiction's chain, in the caller's transaction."""
    Chain.objects.get_or_create(jurisdiction=actor.jurisdiction)
    chain = Chain.objects.select_for_update().get(jurisdiction=actor.jurisdiction)
    entry = Entry(
        jurisdiction=actor.jurisdiction,
        number=chain.number + 1,
        at=actor.at,
        username=actor.username,
        name=actor.name,
        role=actor.role.value,
        organisation=actor.organisation,
        event=event,
        outcome=outcome,
        subject=_writable(subject)[:LONGEST_SUBJECT],
        detail=_written(detail),
        previous=chain.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    chain.number, chain.digest = entry.number, entry.digest
    chain.save(force_update=True)
    return entry


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _written(detail: dict[str, Any]) -> str:
    return _writable(json.dumps(detail, ensure_ascii=False, sort_keys=True, default=_plain))


def _writable(text: str) -> str:
    """The text without what a database cannot keep: half characters and zero characters."""
    return text.encode(errors="replace").decode().replace("\x00", "�")


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return f"{value._meta.label_lower}:{value.pk}"
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, Iterable):
        return sorted(value) if isinstance(value, set | frozenset) else list(value)
    return str(value)
