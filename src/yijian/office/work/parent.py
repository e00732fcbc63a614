"""A process that ends with the one that started it, however that one went."""

from __future__ import annotations

import os
import signal
import threading
import time

_LOOK = 0.5
_GRACE = 15.0


def leave_with(parent: int) -> None:
    """End this process when ``parent`` (a process id) is no longer its parent.

    It is asked to end first, so that work in hand can be given back; then it is ended.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_GRACE)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
