"""The office with many findings: loading them, and its pages while more are being loaded.

``python -m benchmarks.office --findings 1000000 --database sqlite --out DIR [--each 100]``

First a run is loaded into an empty office, while another process writes and reads now and then:
how long does it wait? Then the office is served as ``yijian serve`` does it, and four signed-in
people ask for the list (several filters and orders) and for finding pages at once: with nothing
else going on, then while a second run of the same size is loaded. A GET is measured at the
browser's end of a kept connection. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.make_findings import make
from benchmarks.office_home import PEOPLE, Home, answer, office
from benchmarks.office_pages import Browser, at_once

LISTS = (
    "/findings/",
    "/findings/?sort=-day",
    "/findings/?rule=GZ10000101012000",
    "/findings/?zone=%E6%A0%B8%E5%BF%83&outcome=%E8%BF%9D%E8%A7%84",
    "/findings/?institution=H62010100001",
    "/findings/?since=2026-03-05&until=2026-05-20&least=200",
)
WARM = 5
LONGEST = 3600.0


def load(home: Home, folder: Path) -> dict[str, Any]:
    """Load into an empty office, with somebody else at the database."""
    other = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.office_others", str(LONGEST)],
        env={**os.environ, **home.environment, "YIJIAN_HOME": str(home.folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    began = time.perf_counter()
    told = answer(home.load(folder))
    seconds = time.perf_counter() - began
    waited = json.loads(other.communicate()[0])
    rows = told["findings"] + told["finding_lines"]
    return {
        "findings": told["findings"],
        "finding_lines": told["finding_lines"],
        "seconds": round(seconds, 1),
        "rows_per_second": round(rows / seconds),
        "others": waited,
    }


def pages(home: Home, folder: Path, each: int, workers: int | None) -> dict[str, Any]:
    """Serve, and measure the pages quiet and beside a load of the run in ``folder``."""
    port = _free_port()
    words = ["-m", "yijian.cli", "serve", "--home", str(home.folder), "--port", str(port)]
    words += ["--json", *(["--workers", str(workers)] if workers else [])]
    server = home.start(*words)
    try:
        assert server.stdout is not None
        while server.stdout.readline().strip() != b"}":
            if server.poll() is not None:
                raise RuntimeError("the office did not start")
        browsers = [Browser(port, name) for name in PEOPLE]
        details = [f"/findings/{it}/" for it in browsers[0].findings()]
        at_once(browsers, [*LISTS, *details[:20]], WARM * len(LISTS), lambda: False)
        quiet = _measured(browsers, details, each, lambda: False)
        loading = home.load(folder)
        time.sleep(10)
        busy = _measured(browsers, details, each, lambda: loading.poll() is not None)
        still = loading.poll() is None
        told = answer(loading)
        return {"quiet": quiet, "loading": busy, "loading_went_on": still, "second": told}
    finally:
        server.terminate()
        server.wait()


def _measured(browsers: list[Browser], details: list[str], each: int, stop: Any) -> dict[str, Any]:
    return {
        "list_ms": at_once(browsers, LISTS, each, stop),
        "finding_ms": at_once(browsers, details, each, stop),
    }


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _machine() -> dict[str, Any]:
    one, five, _ = os.getloadavg()
    return {
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "load_1_min": round(one, 1),
        "load_5_min": round(five, 1),
    }


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=1_000_000)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--each", type=int, default=100, help="GETs of each person and page")
    parser.add_argument("--workers", type=int)
    asked = parser.parse_args()
    folders = [asked.out / f"findings-{asked.findings}-{seed}" for seed in (1, 2)]
    for seed, folder in enumerate(folders, 1):
        if not (folder / "run.json").exists():
            make(asked.findings, folder, seed)
    home = asked.out / f"home-{asked.database}"
    shutil.rmtree(home, ignore_errors=True)
    found: dict[str, Any] = {"database": asked.database, "before": _machine()}
    with office(home, asked.database) as place:
        found["load"] = load(place, folders[0])
        found["pages"] = pages(place, folders[1], asked.each, asked.workers)
    found["after"] = _machine()
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
