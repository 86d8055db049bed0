"""The server: what the editor says, and what it is answered. Checks run in a thread, one at a time, the newest text."""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.errors import XlcheckError
from xlcheck.lsp.editor_session import Checked, Desk, Work
from xlcheck.lsp.show import Page, diagnostics, fixes, hover
from xlcheck.version import __version__

if TYPE_CHECKING:
    from lsprotocol import types
    from pygls.lsp.server import LanguageServer
    from pygls.workspace import TextDocument

DELAY = 0.4
"""Seconds without a change after which the text is checked."""


@dataclass(frozen=True, slots=True)
class _State:
    work: Work
    checked: Checked
    version: int | None


class Service:
    """Keeps for each open translation what was found in which version of it.

    Initialization options: ``review`` (also show what is below the gate), ``delay`` in seconds.
    """

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._desk = Desk()
        self._states: dict[Path, _State] = {}
        self._asked: dict[Path, int] = defaultdict(int)
        self._one = asyncio.Lock()
        self.review = False
        self.delay = DELAY

    def set_up(self, options: object) -> None:
        """Take the initialization options of the editor."""
        if isinstance(options, dict):
            self.review = bool(options.get("review", self.review))
            delay = options.get("delay", self.delay)
            self.delay = float(delay) if isinstance(delay, int | float) and 0 <= delay <= 60 else self.delay

    async def changed(self, uri: str) -> None:
        """Check the pair of a file when it has not changed for a while, and publish what is found."""
        path = self._path(uri)
        try:
            work = await asyncio.to_thread(self._desk.work, path) if path else None
        except (XlcheckError, OSError) as error:
            self._log(f"xlcheck: {error}")
            return
        if work is None:
            return
        self._asked[work.target] += 1
        asked = self._asked[work.target]
        await asyncio.sleep(self.delay)
        async with self._one:
            if asked != self._asked[work.target] or not (document := self._open().get(work.target)):
                return
            texts = {path: other.source for path, other in self._open().items()}
            version = document.version
            try:
                checked = await asyncio.to_thread(self._desk.check, work, texts)
            except Exception as error:  # a fault of ours must not take the editor's server away
                self._log(f"xlcheck: internal error, a fault of xlcheck: {type(error).__name__}: {error}")
                return
        if asked == self._asked[work.target]:
            self._states[work.target] = _State(work, checked, version)
            self._publish(document.uri, self._states[work.target], texts[work.target])

    def closed(self, uri: str) -> None:
        """Forget a file and take its findings away."""
        path = self._path(uri)
        if path and self._states.pop(path, None):
            self._send(uri, [], None)

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """Return the Chinese side and the values at a position; nothing while a change waits for its check."""
        known = self._known(uri)
        return hover(known[0].checked, known[1], position) if known else None

    def fixes(self, uri: str, wanted: types.Range) -> list[types.CodeAction]:
        """Return the quick fixes in a range; none while a change waits for its check."""
        known = self._known(uri)
        return fixes(known[0].checked, known[1], uri, known[0].work.source.as_uri(), wanted) if known else []

    def _known(self, uri: str) -> tuple[_State, Page] | None:
        path = self._path(uri)
        state = self._states.get(path) if path else None
        document = self._open().get(path) if path else None
        if state is None or document is None or document.version != state.version:
            return None
        return state, self._page(document.source)

    def _publish(self, uri: str, state: _State, text: str) -> None:
        page, gate = self._page(text), state.work.configuration.settings.gate
        self._send(uri, diagnostics(state.checked, page, gate, self.review, state.work.source.as_uri()), state.version)

    def _send(self, uri: str, shown: list[types.Diagnostic], version: int | None) -> None:
        from lsprotocol import types

        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))

    def _log(self, text: str) -> None:
        from lsprotocol import types

        self._server.window_log_message(types.LogMessageParams(types.MessageType.Error, text))

    def _page(self, text: str) -> Page:
        return Page.of(text, self._server.workspace.position_codec.client_num_units)

    def _open(self) -> dict[Path, TextDocument]:
        documents = self._server.workspace.text_documents
        return {path: document for uri, document in documents.items() if (path := self._path(uri))}

    @staticmethod
    def _path(uri: str) -> Path | None:
        """Return the file of a URI; None where it is none: an unsaved page, a page of a version control."""
        from pygls.uris import to_fs_path

        name = to_fs_path(uri) if uri.startswith("file:") else None
        return Path(os.path.realpath(name)) if name else None


def start() -> None:
    """Serve over stdin and stdout until the editor says exit."""
    build().start_io()


def build() -> LanguageServer:
    """Return the server with its features."""
    from lsprotocol import types
    from pygls.lsp.server import LanguageServer

    server = LanguageServer("xlcheck", f"v{__version__}")
    service = Service(server)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        service.set_up(params.initialization_options)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await service.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await service.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await service.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        service.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        return service.hover(params.text_document.uri, params.position)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return service.fixes(params.text_document.uri, params.range)

    return server
