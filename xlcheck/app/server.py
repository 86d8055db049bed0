"""The server: requests to the desk and back, on the loopback interface alone."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from xlcheck.app.desk import Desk, Stale
from xlcheck.app.files import within
from xlcheck.app.hub import Hub
from xlcheck.app.kept import MOST_BYTES
from xlcheck.app.options import Options
from xlcheck.app.render import first_page, review_page
from xlcheck.app.words import trouble
from xlcheck.app.work import opened
from xlcheck.errors import InputError, UsageError, XlcheckError

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

MOST_JSON = 1 << 20
"""Bytes of what a page sends beside files and decisions."""

Handler = Callable[["Request"], Awaitable["Response"]]


class TooLarge(InputError):
    """More bytes than are taken."""


class Site:
    """The pages and calls of one server."""

    def __init__(self, options: Options, folder: Path) -> None:
        self.hub = Hub(self.news, lambda: self.end(), options.close_after)
        self.desk = Desk(options.configuration, folder, self.hub.tell)
        self.end: Callable[[], None] = lambda: None
        self._given: list[str] = []

    def open(self, paths: tuple[Path, ...]) -> None:
        """Take what the command line names: two files or a bilingual one are checked at once.

        Raises:
            UsageError: if a path is not there, or holds nothing.
        """
        for path in paths:
            if not path.exists():
                raise UsageError(f"{path}: there is no such file; check the path")
            if path.is_dir():
                inside = {file: file.relative_to(path) for file in within(path)}
                named = len(paths) > 1  # by the folder too: files of both may bear one name
                self._given += [
                    self.desk.files.add(opened(file, str(Path(path.name, at) if named else at)), at)
                    for file, at in inside.items()
                ]
            else:
                self._given.append(self.desk.files.add(opened(path, path.name), Path(path.name)))

        if len(paths) == 2 and not any(path.is_dir() for path in paths):
            first, second = self._given
            # Two files that are dropped on an icon come in any order.
            if [self._language(first), self._language(second)] == ["en", "zh"]:
                first, second = second, first
            self.desk.start([(first, second)], {})
        elif len(paths) == 1 and paths[0].is_file() and self._kind(self._given[0]) == "pairs":
            self.desk.start([(self._given[0], None)], {})

    def _kind(self, key: str) -> Any:
        return self.desk.files.described(key, self.desk.settings)["kind"]

    def _language(self, key: str) -> Any:
        return self.desk.files.described(key, self.desk.settings).get("language")

    def stop(self) -> None:
        """End the check that runs."""
        if self.desk.job:
            self.desk.job.cancel()

    def news(self) -> dict[str, Any]:
        """Return what every open page wants to know at once."""
        job = self.desk.job
        return {"revision": self.desk.revision, "open": len(self.desk.works), "job": job.seen() if job else None}

    def app(self) -> Starlette:
        """Return the application, to be guarded."""
        from starlette.applications import Starlette

        return Starlette(routes=self._routes())

    def _routes(self) -> list[Route]:
        from starlette.routing import Route

        get: dict[str, Handler] = {
            "/": self._page,
            "/events": self._events,
            "/data": self._called(lambda _: self.desk.data()),
            "/save/{what}": self._download,
        }
        post: dict[str, Handler] = {
            "/files": self._upload,
            "/forget": self._called(lambda v: self.desk.files.forget(_text(v, "key"))),
            "/pairs": self._called(lambda v: self.desk.proposed(_texts(v, "keys"))),
            "/check": self._called(self._check),
            "/cancel": self._called(lambda _: self.stop()),
            "/edit": self._called(self._edit),
            "/undo": self._called(lambda v: self.desk.undo(_number(v, "revision"), _number(v, "document"))),
            "/as-text": self._called(lambda v: self.desk.as_text(_number(v, "revision"), _number(v, "document"))),
            "/term": self._called(lambda v: self.desk.add_term(_number(v, "revision"), v.get("entry"))),
            "/decisions": self._called(lambda v: self.desk.decide(_text(v, "file")), MOST_BYTES),
            "/save/{what}": self._called(self._save, MOST_BYTES),
            "/end": self._called(lambda _: self.end()),
        }
        return [
            *(Route(path, handler, methods=["GET"]) for path, handler in get.items()),
            *(Route(path, handler, methods=["POST"]) for path, handler in post.items()),
        ]

    # ---- pages and events ----

    async def _page(self, request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import HTMLResponse

        def made() -> tuple[str, str]:
            if self.desk.works and "new" not in request.query_params:
                return review_page(self.desk.data())
            return first_page(self._first())

        page, policy = await run_in_threadpool(made)
        return HTMLResponse(page, headers={"content-security-policy": f"{policy}; frame-ancestors 'none'"})

    def _first(self) -> dict[str, Any]:
        settings = self.desk.settings
        return {
            "given": [self.desk.files.described(key, settings) for key in self._given if key in self.desk.files.known],
            "open": len(self.desk.works),
            "most": settings.max_bytes,
            "glossary": [Path(name).name for name in self.desk.configuration.settings.glossary if name != "shipped"],
            "style": self.desk.configuration.settings.style,
            "none": not self.desk.configuration.settings.glossary,
            "job": self.desk.job.seen() if self.desk.job else None,
        }

    async def _events(self, request: Request) -> Response:
        from starlette.responses import StreamingResponse

        del request
        return StreamingResponse(self.hub.stream(), media_type="text/event-stream")

    # ---- calls ----

    def _called(self, work: Callable[[dict[str, Any]], Any], most: int = MOST_JSON) -> Handler:
        """Return the handler of a call: JSON in, the work in a thread, JSON out, errors in people's words."""

        async def handler(request: Request) -> Response:
            from starlette.concurrency import run_in_threadpool

            try:
                value: Any = {}
                if request.method == "POST":
                    try:
                        value = json.loads(await _body(request, most) or b"{}")
                    except (ValueError, RecursionError):
                        raise UsageError("This is no call of the page.") from None
                if not isinstance(value, dict):
                    raise UsageError("This is no call of the page.")
                return _json(await run_in_threadpool(work, {**value, **request.path_params}) or {})
            except Exception as error:
                return _failed(error)

        return handler

    async def _upload(self, request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        desk = self.desk
        try:
            key, path = desk.files.place(request.query_params.get("name", ""))
            try:
                with path.open("wb") as file:
                    async for piece in _pieces(request, desk.settings.max_bytes):
                        file.write(piece)
            except BaseException:
                desk.files.forget(key)
                raise
            if request.query_params.get("kind") == "glossary":
                return _json({"key": key, "name": desk.files.known[key].name})
            return _json(await run_in_threadpool(desk.files.described, key, desk.settings))
        except Exception as error:
            return _failed(error)

    def _check(self, value: Mapping[str, Any]) -> dict[str, Any]:
        pairs = value.get("pairs")
        options = value.get("options", {})
        if not isinstance(pairs, list) or not isinstance(options, dict):
            raise UsageError("This is no call of the page.")
        for pair in pairs:
            if not (isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)):
                raise UsageError("This is no call of the page.")
            if not isinstance(pair[1], str | None):
                raise UsageError("This is no call of the page.")
        for name in ("off", "own", "fields"):
            if not isinstance(options.get(name, []), list):
                raise UsageError("This is no call of the page.")
        self.desk.start([(source, target) for source, target in pairs], options)
        return {}

    def _edit(self, value: Mapping[str, Any]) -> dict[str, Any]:
        revision, document, bead, passage = (_number(value, n) for n in ("revision", "document", "bead", "passage"))
        return self.desk.edit(revision, document, bead, passage, _text(value, "text"))

    def _save(self, value: Mapping[str, Any]) -> dict[str, Any]:
        what = _text(value, "what")
        content = _text(value, "content").encode() if what == "decisions" else None
        path = self.desk.save(
            what, _number(value, "document"), _text(value, "name"), content, replacing=value.get("replacing") is True
        )
        return {"path": str(path)}

    async def _download(self, request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import Response

        try:
            given = request.query_params.get("document", "0")
            number = int(given) if given.isdecimal() and len(given) < 6 else -1
            name, content = await run_in_threadpool(self.desk.made, request.path_params["what"], number)
        except Exception as error:
            return _failed(error)
        disposition = f"attachment; filename*=UTF-8''{quote(name)}"
        return Response(content, media_type="application/octet-stream", headers={"content-disposition": disposition})


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    if not isinstance(found, str):
        raise UsageError("This is no call of the page.")
    return found


def _texts(value: Mapping[str, Any], name: str) -> list[str]:
    found = value.get(name)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise UsageError("This is no call of the page.")
    return found


def _number(value: Mapping[str, Any], name: str) -> int:
    found = value.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise UsageError("This is no call of the page.")
    return found


async def _body(request: Request, most: int) -> bytes:
    return b"".join([piece async for piece in _pieces(request, most)])


async def _pieces(request: Request, most: int) -> Any:
    """Yield what is sent, piece by piece, and end it where it is more than is taken."""
    said = request.headers.get("content-length", "0")
    total = int(said) if said.isdecimal() and len(said) < 16 else 0
    if total > most:
        raise TooLarge(f"more than {most:,} bytes", "IOE005")
    total = 0
    async for piece in request.stream():
        total += len(piece)
        if total > most:
            raise TooLarge(f"more than {most:,} bytes", "IOE005")
        yield piece


def _json(value: Any, status: int = 200) -> Response:
    from starlette.responses import Response

    # A text may hold half a character, which UTF-8 has none for.
    return Response(json.dumps(value, separators=(",", ":")), status, media_type="application/json")


def _failed(error: Exception) -> Response:
    """Return an error as the page shows it."""
    if isinstance(error, FileExistsError):
        return _json({"exists": True, "error": "There is a file of this name already.", "detail": ""}, 409)
    if not isinstance(error, XlcheckError):
        detail = f"{type(error).__name__}: {error}"
        return _json({"error": "xlcheck itself has failed here.", "detail": detail}, 500)
    said = trouble(error)
    status = 413 if isinstance(error, TooLarge) else 409 if isinstance(error, Stale) else 400
    return _json({"error": said.said, "detail": said.detail}, status)
