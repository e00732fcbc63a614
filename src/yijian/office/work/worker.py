"""``python -m yijian.office.work.worker``: the process that does the background work."""

from __future__ import annotations

from yijian.office.project.setup import start_django


def main() -> None:
    """Work for the office of ``YIJIAN_HOME`` until told to end."""
    start_django()
    from yijian.office.work.loop import run_worker

    run_worker()


if __name__ == "__main__":
    main()
