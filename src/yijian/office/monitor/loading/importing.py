"""Importing an upload into the lake; a second time it finds its content there and says so."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

from django.utils import timezone

from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused
from yijian.office.framework import clock
from yijian.office.monitor.loading.folders import lake_folder, upload_folder
from yijian.office.monitor.models import Upload
from yijian.office.work.handlers import Outcome
from yijian.office.work.progress import Tell

REJECTS = "rejects.csv"
_PER_MILLE = 1000
_PAUSE = 1.0


def import_upload(upload: Upload, tell: Tell) -> Outcome:
    """Import the file of ``upload`` into the lake of its jurisdiction.

    ``result``: ``batch``, ``tables`` with their row accounting, ``rejects`` (whether there are
    any beside the upload), ``notes``.

    Raises:
        Refused: the file cannot be used, in words; the lake is as it was.
    """
    lake = Lake(lake_folder(upload.jurisdiction))
    path = upload_folder(upload.pk) / upload.name
    if not path.is_file():
        raise Refused("upload.gone", f"服务器上找不到上传的文件“{upload.name}”；请重新上传")
    recognised = _import(lake, path, tell)
    batch = batch_of(lake.snapshot(), upload.sha256)
    if batch is None:
        raise Refused("upload.nothing", f"文件“{upload.name}”里没有可导入的表")
    has_rejects = _keep_rejects(lake, batch, upload_folder(upload.pk))
    message = _message(batch, recognised=recognised)
    result = {"batch": batch["batch"], "tables": batch["tables"], "notes": batch["notes"]}
    return Outcome(message, result | {"rejects": has_rejects, "recognised": recognised})


def batch_of(snapshot: Snapshot, sha256: str) -> dict[str, Any] | None:
    """The batch through which content of this digest came into the lake."""
    for batch in snapshot.batches:
        if any(entry["digest"] == sha256 for entry in batch["files"]):
            return batch
    return None


def _import(lake: Lake, path: Path, tell: Tell) -> bool:
    """Import; whether the content was there before. Waits while somebody else writes."""

    def step(what: str, share: float) -> None:
        tell(int(share * _PER_MILLE), _PER_MILLE, what)

    while True:
        made_at = timezone.localtime(clock.now())
        try:
            report = import_paths(lake, [path], made_at=made_at, progress=step)
        except Refused as refusal:
            if refusal.code != "lock.busy":
                raise
            tell(0, 0, "数据湖正在被另一个程序写入，等它结束")
            time.sleep(_PAUSE)
        else:
            return report.batch is None


def _keep_rejects(lake: Lake, batch: dict[str, Any], folder: Path) -> bool:
    source = lake.path / batch["rejects"] if batch["rejects"] else None
    if source is None or not source.is_file():
        return False
    beside = folder / f".{REJECTS}.tmp"
    shutil.copyfile(source, beside)
    beside.replace(folder / REJECTS)
    return True


def _message(batch: dict[str, Any], *, recognised: bool) -> str:
    counts = batch["tables"].values()
    total, accepted, rejected = (
        sum(count[name] for count in counts) for name in ("total", "accepted", "rejected")
    )
    start = f"内容已在数据湖第 {batch['batch']} 批" if recognised else f"第 {batch['batch']} 批"
    said = f"{start}：{total:,} 行，收下 {accepted:,} 行"
    return f"{said}，拒收 {rejected:,} 行（可下载原因）" if rejected else said
