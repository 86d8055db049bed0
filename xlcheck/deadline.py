"""A limit of time for the work on one pair: what takes longer is an error of its files, and the run goes on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from xlcheck.errors import InputError

_AGAIN = 1.0  # seconds after which it is said again, should somebody not have listened


class _Late(BaseException):
    """The time is up; no ``except Exception`` on the way takes it for its own."""


@contextmanager
def deadline(seconds: float, name: str) -> Iterator[None]:
    """End a block after so many seconds; 0 is no limit.

    Only the main thread of a process can be interrupted, and only where the system has interval timers (not on
    Windows): elsewhere there is no limit. A block within another one has the limit of that.

    Raises:
        InputError: (IOE017) if the block took longer, (IOE014) if there was not enough memory for it.
    """
    limited = seconds > 0 and hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not limited or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def late(*_: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    except _Late:
        raise InputError(
            f"{name}: not done after {seconds:g} seconds, the limit for one pair; split it, or raise the limit with "
            "--timeout-per-pair (0: none)",
            "IOE017",
        ) from None
    except MemoryError:
        raise InputError(f"{name}: there is not enough memory to check it; split it", "IOE014") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
