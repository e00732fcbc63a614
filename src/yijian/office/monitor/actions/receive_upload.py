"""A file is handed in."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings

from yijian.kernel.files import fsync_dir
from yijian.office.accounts.models import Organisation
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.upload_named import upload_named
from yijian.office.monitor.guards.upload_new import upload_new
from yijian.office.monitor.guards.upload_small import upload_small
from yijian.office.monitor.guards.upload_truthful import upload_truthful
from yijian.office.monitor.loading.folders import upload_folder
from yijian.office.monitor.loading.staging import Staged
from yijian.office.monitor.models import Upload


@action(
    "monitor.receive_upload",
    title="上传导入文件",
    guards=(upload_named, upload_small, upload_truthful, upload_new),
)
def receive_upload(*, actor: Actor, staged: Staged) -> Upload:
    """Keep a file that :func:`~yijian.office.monitor.loading.staging.staged` has brought in.

    Raises:
        Guarded: its name, size or content are not right, or the content is here already.
    """
    upload = Upload.objects.create(
        jurisdiction=actor.jurisdiction,
        organisation=Organisation.objects.get(code=actor.organisation),
        name=staged.name,
        size=staged.size,
        sha256=staged.sha256,
        path="",
        uploaded_by=actor.username,
        at=actor.at,
    )
    folder = upload_folder(upload.pk)
    shutil.rmtree(folder, ignore_errors=True)  # of an upload that was never committed
    folder.mkdir(parents=True)
    staged.path.rename(folder / staged.name)
    fsync_dir(folder)
    upload.path = str((folder / staged.name).relative_to(Path(settings.HOME)))
    upload.save()
    note(subject=f"monitor.upload:{upload.pk}", name=staged.name, size=staged.size)
    return upload
