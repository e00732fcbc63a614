"""Approved versions as files of the lake: ``rulebook/<code>/<version>.sql``, for whoever reads it.

A file never changes once it is there. ``rulebook/in_force.json`` says which of them hold now, and
where the grey ones do. The database is the truth: what is missing is written again.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction

from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused
from yijian.kernel.files import write_atomic, write_json
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.registry import greys, in_force

NOW = "in_force.json"


def rulebook_folder(jurisdiction: str) -> Path:
    """Where the versions of a jurisdiction lie."""
    return lake_folder(jurisdiction) / "rulebook"


def version_file(row: RuleVersion) -> Path:
    """Where a version lies."""
    return rulebook_folder(row.jurisdiction) / row.code / f"{row.version}.sql"


def publish_after_commit(jurisdiction: str) -> None:
    """Write the files once what was decided is committed; what fails is written by the next run."""
    transaction.on_commit(partial(_publish_if_filled, jurisdiction), robust=True)


def _publish_if_filled(jurisdiction: str) -> None:
    if Lake(lake_folder(jurisdiction)).exists:
        publish_rules(jurisdiction)


def publish_rules(jurisdiction: str) -> Path:
    """Write what is in force and grey; answers the file that names it.

    Raises:
        Refused: ``rule.file_changed``: a version's file holds something else.
    """
    live, grey = in_force(jurisdiction), greys(jurisdiction)
    for row in (*live.values(), *grey.values()):
        _write(row)
    said = {"rules": [_named(row) for row in (*live.values(), *grey.values())]}
    path = rulebook_folder(jurisdiction) / NOW
    if not path.exists() or json.loads(path.read_text(encoding="utf-8")) != said:
        write_json(path, said)
    return path


def _write(row: RuleVersion) -> None:
    path, text = version_file(row), row.text.encode()
    if not path.exists():
        write_atomic(path, text)
    elif path.read_bytes() != text:
        raise Refused(
            "rule.file_changed",
            f"{path} 与办公端登记的{row}不同；已公布的版本不得改动，请恢复原文件或删去它",
        )


def _named(row: RuleVersion) -> dict[str, Any]:
    said = {"code": row.code, "version": row.version, "digest": row.digest, "state": row.state}
    return said | ({"grey": row.grey} if row.grey and row.state == "grey" else {})
