"""Starting Django for a home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from yijian.office.project.setup import start_django
start_django(Path(sys.argv[1]))
from django.conf import settings
print(settings.HOME)
"""


def test_django_starts_for_the_home_it_is_given(tmp_path: Path) -> None:
    mine = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("YIJIAN_", "DJANGO_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "here"],
        cwd=tmp_path,
        env=mine,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(tmp_path / "here")
    assert (tmp_path / "here" / "secret.key").is_file()
