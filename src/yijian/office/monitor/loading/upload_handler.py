"""Receiving the body of an upload: no more of it than is taken, and a full disk in words."""

from __future__ import annotations

import errno
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler


class OfficeUploadHandler(TemporaryFileUploadHandler):
    """Django's handler, which stops where the disk is full and notes it on the request.

    The view then finds ``request.META["yijian.upload_fault"]``: ``disk_full``. Of a body that is
    larger than ``LIMIT UPLOAD_BYTES`` no more is kept than shows that it is.
    """

    kept = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open the temporary file."""
        self.kept = 0
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._stop(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece of the body."""
        if self.kept > settings.LIMIT["UPLOAD_BYTES"]:
            return
        self.kept += len(raw_data)
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._stop(error)

    def _stop(self, error: OSError) -> None:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise error
        assert self.request is not None
        self.request.META["yijian.upload_fault"] = "disk_full"
        self.upload_interrupted()
        raise StopUpload(connection_reset=False)
