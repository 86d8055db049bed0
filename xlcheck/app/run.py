"""A server from its beginning to its end: its port, its address, what ends it, and what is kept then."""

from __future__ import annotations

import contextlib
import secrets
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from xlcheck.app.guard import Guard
from xlcheck.app.options import Options
from xlcheck.app.server import Site
from xlcheck.errors import UsageError

HOST = "127.0.0.1"


def run(options: Options, announced: Callable[[str], None] | None = None) -> None:
    """Serve until Ctrl+C, until the page asks for the end, or until no page was open for long.

    ``announced`` is told the address when it can be opened; without it, it is printed, and opened in the browser.

    Raises:
        UsageError: if the port is taken, or a path on the command line is not there.
    """
    with tempfile.TemporaryDirectory(prefix="xlcheck-", ignore_cleanup_errors=True) as folder, _bound(options) as bound:
        site = Site(options, Path(folder))
        serve = _server(site, bound.getsockname()[1], announced or (lambda at: _announce(at, browser=options.browser)))
        site.open(options.paths)
        with contextlib.suppress(AttributeError, ValueError):  # on Windows; in a thread
            signal.signal(signal.SIGHUP, lambda *_: site.end())  # the window of the terminal was closed
        try:
            with contextlib.suppress(KeyboardInterrupt):
                serve(bound)
        finally:
            site.stop()
            for path in site.desk.rescue():
                with contextlib.suppress(OSError):
                    print(f"xlcheck: changed and not saved; kept as {path}", file=sys.stderr)  # noqa: T201


def _server(site: Site, port: int, announced: Callable[[str], None]) -> Callable[[socket.socket], None]:
    """Return the function that serves a site on a socket until its end."""
    import uvicorn

    token = secrets.token_urlsafe(24)
    config = uvicorn.Config(
        Guard(site.app(), port, token),
        log_level="error",
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=1,
    )

    class Server(uvicorn.Server):
        """One that tells the pages before it ends."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            site.hub.begin()
            announced(f"http://{HOST}:{port}/?token={token}")

        def handle_exit(self, sig: int, frame: Any) -> None:
            site.hub.close()
            super().handle_exit(sig, frame)

    server = Server(config)

    def end() -> None:
        site.hub.close()
        server.should_exit = True

    site.end = end
    return lambda bound: server.run(sockets=[bound])


@contextlib.contextmanager
def _bound(options: Options) -> Iterator[socket.socket]:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with contextlib.closing(bound):
        if sys.platform != "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, options.port))
        except OSError as error:
            raise UsageError(
                f"--port {options.port}: cannot be had ({error.strerror}); leave it out, and a free one is taken"
            ) from None
        yield bound


def _announce(address: str, *, browser: bool) -> None:
    print(f"xlcheck: the page is at {address}\nxlcheck: Ctrl+C ends it", flush=True)  # noqa: T201
    if browser:
        import threading
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
