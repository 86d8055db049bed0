"""A check that runs in a thread of its own: how far it is, how long it will take, and its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Literal

from xlcheck.app.words import Trouble, trouble
from xlcheck.errors import XlcheckError
from xlcheck.remaining import left_of

State = Literal["running", "done", "failed", "cancelled"]

#: How far a pair is when a stage begins, by the first word of what is said of it (documents of 5 to 50 pages).
_STAGES = {"reading": 0.02, "loading": 0.08, "aligning": 0.15, "encoding": 0.2, "checking": 0.6}
_FEWEST = 0.1  # of the work done, before it is said how long the rest will take
_SOON = 2.0  # seconds


class Cancelled(BaseException):
    """The person does not want it any more."""


class Job:
    """A check of one pair or of several. ``told`` is called whenever there is something new to show."""

    def __init__(self, names: Sequence[str], told: Callable[[], None]) -> None:
        self.state: State = "running"
        self.names = tuple(names)
        self.trouble: dict[int, Trouble] = {}
        self._told = told
        self._begun = time.monotonic()
        self._at = 0
        self._stage, self._share = "", 0.0
        self._stop = threading.Event()

    def start(self, work: Callable[[Job], bool]) -> None:
        """Do the work; it returns whether there is anything to look at."""
        threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def begin(self, number: int) -> None:
        """Say that the pair of this number begins."""
        self._at = number
        self.stage("reading")

    def stage(self, text: str) -> None:
        """Say what begins; raise where the work is no longer wanted."""
        if self._stop.is_set():
            raise Cancelled
        self._stage = text
        within = _STAGES.get(text.split(" ", 1)[0], self._share * len(self.names) - self._at)
        self._share = max(self._share, (self._at + min(1.0, max(0.0, within))) / len(self.names))
        self._told()

    def cancel(self) -> None:
        """End the work at its next stage; nobody waits for it."""
        self._stop.set()
        self._end("cancelled")

    def seen(self) -> dict[str, Any]:
        """Return what the page shows of it."""
        seconds = time.monotonic() - self._begun
        left = left_of(seconds, self._share) if seconds > _SOON and _FEWEST < self._share < 1 else ""
        many = len(self.names)
        pair = f"{self._at + 1} of {many}: {self.names[self._at]}" if many > 1 and self.state == "running" else ""
        return {
            "state": self.state,
            "stage": self._stage,
            "share": round(self._share, 3),
            "left": left,
            "pair": pair,
            "trouble": [{"pair": self.names[n], **said._asdict()} for n, said in sorted(self.trouble.items())],
        }

    def _run(self, work: Callable[[Job], bool]) -> None:
        try:
            self._end("done" if work(self) else "failed")
        except Cancelled:
            self._end("cancelled")
        except XlcheckError as error:  # of the settings: it holds for every pair
            self.trouble[0] = trouble(error)
            self._end("failed")
        except Exception as error:
            self.trouble[0] = Trouble("xlcheck itself has failed here.", f"{type(error).__name__}: {error}")
            self._end("failed")

    def _end(self, state: State) -> None:
        if self.state == "running":
            self.state = state
            self._share = 1.0 if state == "done" else self._share
        self._told()
