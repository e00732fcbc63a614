"""The audit against its peers: all shipped rules over a lake, cold process to fsynced findings.

``python -m benchmarks.audit --lines 20000000 --out DIR [--skip-spark] [--skip-alone]``

Beside ours, in one run on the same machine and threads: (a) each shipped ``.sql`` alone over
raw-Parquet views with the same outputs, summed; (b) the same run on Spark local. Memory is the
peak of the process tree. Import is not part of it.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
from pathlib import Path

import psutil

from benchmarks.make_lake import make
from benchmarks.measure import Measured, measure
from yijian.audit.rulebook.rulebook import load_rulebook

GIB = 1 << 30


def ours(lake: Path, out: Path, engine: str, memory: str) -> Measured:
    """``yijian audit run``."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "yijian.cli", "audit", "run", "--lake", str(lake)]
    command += ["--jurisdiction", "lanzhou", "--out", str(out), "--engine", engine]
    command += ["--memory", memory, "--budget", "3600"]
    return measure(command)


def alone(lake: Path, out: Path, memory: str) -> tuple[Measured, list[str]]:
    """Every rule alone: summed seconds, largest peak, and the rules that failed."""
    seconds, cpu, peak, failed = 0.0, 0.0, 0, []
    for rule in load_rulebook():
        shutil.rmtree(out, ignore_errors=True)
        command = [sys.executable, "-m", "benchmarks.alone", str(lake), rule.card.code]
        done = measure([*command, str(out), memory])
        sys.stderr.write(f"{rule.card.code} {rule.rule.name}: {done.seconds:.1f} s\n")
        seconds, cpu = seconds + done.seconds, cpu + done.cpu_seconds
        peak = max(peak, done.peak_bytes)
        failed += [rule.card.code] if done.code else []
    return Measured(seconds, cpu, peak, len(failed)), failed


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--persons", type=int, default=20_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--skip-spark", action="store_true")
    parser.add_argument("--skip-alone", action="store_true")
    parser.add_argument("--memory", default="4GB")
    asked = parser.parse_args()
    lake = make(asked.lines, asked.out, asked.persons)
    lines = lake.snapshot().rows("fee_list_d")
    result: dict[str, object] = {
        "machine": f"{psutil.cpu_count()} 核 {psutil.virtual_memory().total / GIB:.0f} GiB",
        "python": platform.python_version(),
        "lines": lines,
    }
    mine = ours(lake.path, asked.out / "run-duckdb", "duckdb", asked.memory)
    result["yijian"] = _row(mine, lines) | {"findings": _findings(asked.out / "run-duckdb")}
    if not asked.skip_alone:
        each, failed = alone(lake.path, asked.out / "run-alone", "12GB")
        result["each_rule_alone"] = _row(each, lines) | {"failed": failed} | _ratios(each, mine)
    if not asked.skip_spark:
        spark = ours(lake.path, asked.out / "run-spark", "spark", "8GB")
        found = {"findings": _findings(asked.out / "run-spark")}
        result["spark_local"] = _row(spark, lines) | found | _ratios(spark, mine)
    sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")


def _findings(out: Path) -> int | None:
    path = out / "run.json"
    return int(json.loads(path.read_text(encoding="utf-8"))["findings"]) if path.exists() else None


def _ratios(done: Measured, mine: Measured) -> dict[str, object]:
    return {
        "ratio": round(done.seconds / mine.seconds, 2),
        "cpu_ratio": round(done.cpu_seconds / mine.cpu_seconds, 2),
    }


def _row(done: Measured, lines: int) -> dict[str, object]:
    return {
        "seconds": round(done.seconds, 1),
        "cpu_seconds": round(done.cpu_seconds, 1),
        "lines_per_second": round(lines / done.seconds),
        "peak_gib": round(done.peak_bytes / GIB, 2),
        "exit": done.code,
    }


if __name__ == "__main__":
    main()
