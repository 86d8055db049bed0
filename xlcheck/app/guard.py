"""Who may speak to the server: one browser of this machine, which has the token, and pages that came from here.

A page of another site can send requests to 127.0.0.1, by its number or by a name that is made to point there (DNS
rebinding). So the Host must be ours, a request that does something must come from our own page (Origin), and every one
needs the cookie that only the address with the token gives (Barth, Jackson and Mitchell, "Robust Defenses for
Cross-Site Request Forgery", 2008).
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_SAFE = ("GET", "HEAD")
_CLOSED = "default-src 'none'; frame-ancestors 'none'"
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Lets through what the browser of this machine asks; everything else is refused before it is read."""

    def __init__(self, app: App, port: int, token: str) -> None:
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        self._origins = frozenset(f"http://{host}" for host in self._hosts)
        self._token = token
        self._secret = secrets.token_urlsafe(32)
        self._cookie = f"xlcheck-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request (ASGI)."""
        if scope["type"] != "http":
            return
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        first = scope["path"] == "/" and scope["method"] in _SAFE and _same(given, self._token)
        refusal = self._refusal(scope, headers, first=first)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {key.lower() for key, _ in message["headers"]}
                added = {"content-security-policy": _CLOSED, **_HEADERS}
                if first:
                    added["set-cookie"] = f"{self._cookie}={self._secret}; Path=/; HttpOnly; SameSite=Strict"
                message["headers"] = [
                    *message["headers"],
                    *((k.encode(), v.encode()) for k, v in added.items() if k.encode() not in present),
                ]
            await send(message)

        if refusal:
            body = refusal.encode()
            start = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
            first = False
            await guarded({"type": "http.response.start", "status": 403, "headers": start})
            await guarded({"type": "http.response.body", "body": body})
            return
        await self._app(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: dict[str, str], *, first: bool) -> str:
        """Return why a request is refused, in words for a person; empty where it is let through."""
        if headers.get("host", "") not in self._hosts:
            return "xlcheck answers to the address that it has printed, and to no other name."
        origin = headers.get("origin")
        if origin is not None and origin not in self._origins:
            return "xlcheck takes no requests from other pages."
        if scope["method"] not in _SAFE and origin is None:
            return "xlcheck takes no requests from other programs."
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and not first:
            return "xlcheck takes no requests from other pages."
        if first or _same(_cookie(headers.get("cookie", ""), self._cookie), self._secret):
            return ""
        return "This page opens at the address with the token that xlcheck has printed: copy all of it."


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())
