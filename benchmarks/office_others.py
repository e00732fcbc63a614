"""Other people's statements while a run is being loaded: how long they wait.

``python -m benchmarks.office_others SECONDS`` for the office of ``YIJIAN_HOME``; ends earlier when
its standard input is closed. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import threading
import time

from yijian.office.project.setup import start_django

_PAUSES = (0.03, 0.11, 0.07, 0.19, 0.05)


def summary(seconds: list[float]) -> dict[str, float | int]:
    """Count, median, 95th percentile and maximum in milliseconds."""
    if not seconds:
        return {"n": 0}
    ordered = sorted(seconds)
    at = {"p50": 0.5, "p95": 0.95}
    found: dict[str, float | int] = {"n": len(ordered)}
    for name, share in at.items():
        found[name] = round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)
    return found | {"max": round(1000 * ordered[-1], 1)}


def watch(limit: float) -> dict[str, dict[str, float | int]]:
    """Write and read every now and then, until standard input is closed."""
    from django.contrib.sessions.models import Session
    from django.db import connection, transaction
    from django.utils import timezone

    from yijian.office.monitor.models import Finding, Tally

    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    began = time.perf_counter()
    locks: list[float] = []
    writes: list[float] = []
    reads: list[float] = []
    connection.ensure_connection()
    for number in range(1_000_000):
        if ended.is_set() or time.perf_counter() - began > limit:
            break
        start = time.perf_counter()
        with transaction.atomic():  # IMMEDIATE on SQLite: this is where one waits
            locks.append(time.perf_counter() - start)
            Session.objects.update_or_create(
                session_key="benchmark",
                defaults={"session_data": str(number), "expire_date": timezone.now()},
            )
        writes.append(time.perf_counter() - start)
        start = time.perf_counter()
        list(Finding.objects.order_by("-pk").values("finding_id", "fee_amount")[:50])
        Tally.objects.count()
        reads.append(time.perf_counter() - start)
        time.sleep(_PAUSES[number % len(_PAUSES)])
    return {"lock_ms": summary(locks), "write_ms": summary(writes), "read_ms": summary(reads)}


if __name__ == "__main__":
    start_django()
    sys.stdout.write(json.dumps(watch(float(sys.argv[1]))) + "\n")
