"""Static files: hashed names once they are collected, plain names before that."""

from __future__ import annotations

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class OfficeStatic(CompressedManifestStaticFilesStorage):
    """Compressed files under hashed names; without a manifest WhiteNoise serves the sources."""

    def url(self, name: str, force: bool = False) -> str:  # noqa: FBT001, FBT002 - Django's own
        """The address of a static file."""
        if not self.hashed_files:
            return StaticFilesStorage.url(self, name)
        return super().url(name, force=force)
