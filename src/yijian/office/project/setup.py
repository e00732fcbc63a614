"""Starting Django for the command line and the tests."""

from __future__ import annotations

import os
from pathlib import Path


def start_django(folder: Path | None = None) -> None:
    """Configure Django for the home ``folder`` (default: ``YIJIAN_HOME``)."""
    import django

    if folder is not None:
        os.environ["YIJIAN_HOME"] = str(folder.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yijian.office.project.settings")
    django.setup()
