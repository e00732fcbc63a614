"""The whole rule library over a lake of any size, with its peers beside it in one run.

``python -m benchmarks.library --lines 50000000 --out DIR [--alone N] [--spark]``

Ours is measured from a cold process to fsynced findings; import is not part of it. Memory is the
peak of the process tree, spill the largest size of the run's scratch folders. ``--alone N``
also runs ``N`` rules (evenly chosen; 0 for none) each alone over raw-Parquet views with the
same outputs and threads; ``--spark`` the same library on Spark local. Both can be asked for on
a smaller lake with ``--peer-lines``, where ours is then measured again beside them.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

import psutil

from benchmarks.audit import GIB, ours
from benchmarks.make_lake import BASE_PERSONS, make
from benchmarks.measure import Measured, measure
from yijian.audit.rulebook.rulebook import load_rulebook

_LOOK = 0.5


class Spill:
    """The largest size that the scratch folders below a run have had."""

    def __init__(self, out: Path) -> None:
        self.out, self.peak, self._stop = out, 0, threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Spill:
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._stop.wait(_LOOK):
            self.peak = max(self.peak, sum(map(_size, self.out.glob(".run/scratch/**/*"))))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0


def run(lake: Path, out: Path, engine: str, memory: str, lines: int) -> dict[str, Any]:
    """One run of the library and what it took."""
    shutil.rmtree(out, ignore_errors=True)
    with Spill(out) as spill:
        done = ours(lake, out, engine, memory)
    said = json.loads((out / "run.json").read_text(encoding="utf-8"))
    states = [rule["state"] for rule in said["rules"]]
    return _row(done, lines) | {
        "spill_gib": round(spill.peak / GIB, 2),
        "findings": said["findings"],
        "rules": len(states),
        "judging": states.count("done"),
        "stopped": states.count("stopped"),
    }


def alone(lake: Path, out: Path, memory: str, wanted: int) -> dict[str, Any]:
    """``wanted`` rules each alone, evenly chosen: seconds of each, and which did not end."""
    codes = [rule.card.code for rule in load_rulebook()]
    chosen = [codes[i * len(codes) // wanted] for i in range(wanted)]
    seconds: dict[str, float] = {}
    cpu, peak, failed = 0.0, 0, []
    for code in chosen:
        shutil.rmtree(out, ignore_errors=True)
        words = [sys.executable, "-m", "benchmarks.alone", str(lake), code, str(out), memory]
        done = measure(words)
        sys.stderr.write(f"{code}: {done.seconds:.1f} s, {done.code}\n")
        seconds[code], cpu = round(done.seconds, 1), cpu + done.cpu_seconds
        peak = max(peak, done.peak_bytes)
        failed += [code] if done.code else []
    return {
        "of_rules": len(codes),
        "seconds": seconds,
        "sum_seconds": round(sum(seconds.values()), 1),
        "cpu_seconds": round(cpu, 1),
        "peak_gib": round(peak / GIB, 2),
        "failed": failed,
        "scaled_to_all": round(sum(seconds.values()) * len(codes) / max(1, len(chosen)), 1),
    }


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=5_000_000)
    parser.add_argument("--peer-lines", type=int, default=0)
    parser.add_argument("--persons", type=int, default=BASE_PERSONS)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--memory", default="6GB")
    parser.add_argument("--alone", type=int, default=0)
    parser.add_argument("--spark", action="store_true")
    asked = parser.parse_args()
    result: dict[str, Any] = {
        "machine": f"{psutil.cpu_count()} 核 {psutil.virtual_memory().total / GIB:.0f} GiB",
        "python": platform.python_version(),
        "load_before": psutil.getloadavg()[0],
    }
    lake, lines = _lake(asked.lines, asked)
    result["lines"] = lines
    result["yijian"] = mine = run(lake, asked.out / "run", "duckdb", asked.memory, lines)
    if asked.peer_lines and (asked.alone or asked.spark):
        lake, lines = _lake(asked.peer_lines, asked)
        mine = run(lake, asked.out / "run-beside", "duckdb", asked.memory, lines)
        result["beside_peers"] = mine | {"lines": lines}
    if asked.alone:
        each = alone(lake, asked.out / "run-alone", "12GB", asked.alone)
        ratio = round(each["scaled_to_all"] / mine["seconds"], 2)
        result["each_rule_alone"] = each | {"ratio": ratio}
    if asked.spark:
        other = run(lake, asked.out / "run-spark", "spark", "8GB", lines)
        ratio = round(other["seconds"] / mine["seconds"], 2)
        result["spark_local"] = other | {"ratio": ratio}
    sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")


def _lake(lines: int, asked: argparse.Namespace) -> tuple[Path, int]:
    lake = make(lines, asked.out, asked.persons)
    return lake.path, lake.snapshot().rows("fee_list_d")


def _row(done: Measured, lines: int) -> dict[str, Any]:
    return {
        "seconds": round(done.seconds, 1),
        "cpu_seconds": round(done.cpu_seconds, 1),
        "lines_per_second": round(lines / done.seconds),
        "peak_gib": round(done.peak_bytes / GIB, 2),
        "exit": done.code,
    }


if __name__ == "__main__":
    main()
