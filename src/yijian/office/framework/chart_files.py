"""The script that draws charts in a page, made from the installed vl-convert, kept in the home."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from yijian.kernel.files import write_atomic

SCRIPT = "yijian/charts/vega.js"
"""Its place among the static files; ``embed.js`` and ``embed.css`` lie beside it."""


def make_chart_files(generated: Path) -> bool:
    """Write the script below ``generated`` unless it is that of the installed version.

    Returns whether anything was written. Making it takes seconds.
    """
    stamp = version("vl-convert-python").encode()
    mark = generated / ".charts"
    if (generated / SCRIPT).exists() and mark.exists() and mark.read_bytes() == stamp:
        return False
    from yijian.analytics.charts.render import bundle  # slow to import, hence only here

    write_atomic(generated / SCRIPT, bundle())
    write_atomic(mark, stamp)
    return True
