"""Appending to the chain, and the arithmetic that makes a changed entry visible."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.trail.models import Chain, Entry

FIELDS = ("jurisdiction", "number", "at", "username", "name", "role", "organisation")
MORE = ("event", "outcome", "subject", "detail", "previous")


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
        subject=subject,
        detail=json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str),
        previous=chain.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    chain.number, chain.digest = entry.number, entry.digest
    chain.save()
    return entry


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
