"""The pages that are open: what is new is told to each, and when the last one is gone for long, the server ends."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

BEAT = 15.0
"""Seconds after which an open page is written to, so that one that has gone is noticed."""


class Hub:
    """Streams of events. All methods but `tell` are called on the loop; `tell` from any thread."""

    def __init__(self, news: Callable[[], dict[str, Any]], end: Callable[[], None], minutes: float) -> None:
        """Take what is new at any time, what ends the server, and how long it waits without a page; 0: for ever."""
        self._news, self._end, self._minutes = news, end, minutes
        self._loop: asyncio.AbstractEventLoop | None = None
        self._queues: set[asyncio.Queue[bool]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._closed = False

    def begin(self) -> None:
        """Begin to wait for the first page."""
        self._loop = asyncio.get_running_loop()
        self._wait()

    def tell(self) -> None:
        """Tell every page that there is something new."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, True)

    def close(self) -> None:
        """End all streams: the server ends."""
        self._closed = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, False)

    async def stream(self) -> AsyncIterator[str]:
        """Yield the events of one page, as text/event-stream."""
        queue: asyncio.Queue[bool] = asyncio.Queue(1)
        self._queues.add(queue)
        if self._timer is not None:
            self._timer.cancel()
        try:
            yield f"retry: 1000\n{_event(self._news())}"
            while not self._closed:
                try:
                    going = await asyncio.wait_for(queue.get(), BEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if not going:
                    break
                yield _event(self._news())
            yield "event: closed\ndata: {}\n\n"
        finally:
            self._queues.discard(queue)
            self._wait()

    def _put(self, going: bool) -> None:
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(going)

    def _wait(self) -> None:
        if self._queues or not self._minutes or self._loop is None or self._loop.is_closed():
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_later(60 * self._minutes, self._over)

    def _over(self) -> None:
        job = self._news().get("job") or {}
        if job.get("state") == "running":
            self._wait()
        elif not self._queues:
            self._end()


def _event(value: dict[str, Any]) -> str:
    return f"data: {json.dumps(value)}\n\n"
