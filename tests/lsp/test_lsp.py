"""The language server as a process, spoken to by a real client over stdin and stdout."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types  # noqa: TID253
from pygls.lsp.client import LanguageClient  # noqa: TID253

ROOT = Path(__file__).parents[2]

ZH = "# 🚢 港口\n\n去年全市生产总值🚢达到86.6万亿元。\n\n全省水库全部完成除险加固。\n\n新建管网一千二百公里，惠及九十个乡镇。\n"  # noqa: E501
EN = """\
# 🚢 The port

Last year the city's 🚢 gross product reached 86.6 billion yuan.

All reservoirs in the province have been reinforced.

New pipelines of 1,200 kilometers serve 90 townships.
"""


class Editor:
    """An editor with one workspace; ``found`` waits for the findings in a version of a page."""

    def __init__(self):
        self.folder = Path()
        self.client = LanguageClient("editor", "1")
        self._published = asyncio.Queue()
        self.logged = asyncio.Queue()
        client = self.client

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params):
            self._published.put_nowait(params)

        @client.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params):
            self.logged.put_nowait(params.message)

    def uri(self, name):
        return (self.folder / name).resolve().as_uri()

    async def start(self, encodings=("utf-16",), **options):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-W", "error", "-m", "xlcheck", "lsp"]
        await self.client.start_io(*command, env=environment)
        general = types.GeneralClientCapabilities(position_encodings=list(encodings))
        capabilities = types.ClientCapabilities(general=general)
        params = types.InitializeParams(capabilities, initialization_options={"delay": 0, **options})
        await self.client.initialize_async(params)
        self.client.initialized(types.InitializedParams())

    async def stop(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def open(self, name, text=None):
        text = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, name, version, text):
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    def close(self, name):
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self._named(name)))

    async def found(self, name, version):
        while True:
            params = await asyncio.wait_for(self._published.get(), 60)
            if params.uri == self.uri(name) and params.version == version:
                return list(params.diagnostics)

    async def hover(self, name, line, character):
        params = types.HoverParams(self._named(name), types.Position(line, character))
        return await self.client.text_document_hover_async(params)

    async def fixes(self, name, diagnostic):
        context = types.CodeActionContext([diagnostic])
        params = types.CodeActionParams(self._named(name), diagnostic.range, context)
        return await self.client.text_document_code_action_async(params)

    def _named(self, name):
        return types.TextDocumentIdentifier(self.uri(name))


@pytest.fixture
def folder(tmp_path):
    for lang, text in (("zh", ZH), ("en", EN)):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "页.md").write_text(text, encoding="utf-8")
    (tmp_path / "xlcheck.toml").write_text('[[pairs]]\nsource = "zh/*.md"\ntarget = "en/*.md"\n', encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def service():
    """A server for all tests, with the loop in which its client lives."""
    with asyncio.Runner() as runner:
        editor = Editor()
        runner.run(editor.start())
        yield runner, editor
        runner.run(editor.stop())


@pytest.fixture
def edit(folder, service):
    """Run a conversation with the server: ``edit(talk)``, where ``talk`` takes the editor."""

    def edit(talk):
        runner, editor = service
        editor.folder = folder
        runner.run(talk(editor))

    return edit


PAGE = "en/页.md"


async def underlined(editor, start):
    editor.open(PAGE)
    (finding,) = await editor.found(PAGE, 1)
    assert (finding.code, finding.source, finding.severity) == ("NUM004", "xlcheck", types.DiagnosticSeverity.Error)
    assert "86.6" in finding.message and "number-magnitude" in finding.message
    assert EN.splitlines()[2].index("86.6 billion") == 45
    assert finding.range.start == types.Position(2, start)
    assert finding.range.end == types.Position(2, start + len("86.6 billion"))
    (related,) = finding.related_information
    assert related.location.uri == editor.uri("zh/页.md")


def test_a_finding_is_underlined_where_it_stands(edit):
    edit(lambda editor: underlined(editor, 46))


def test_a_client_that_counts_code_points_is_answered_in_them(folder):
    async def conversation():
        editor = Editor()
        editor.folder = folder
        await editor.start(["utf-32", "utf-16"])
        await underlined(editor, 45)
        await editor.stop()

    asyncio.run(conversation())


def test_what_is_edited_counts_and_not_what_is_saved(edit):
    async def talk(editor):
        editor.open(PAGE)
        assert len(await editor.found(PAGE, 1)) == 1
        editor.change(PAGE, 2, EN.replace("billion", "trillion"))
        assert await editor.found(PAGE, 2) == []
        editor.open("zh/页.md", ZH.replace("九十个", "十九个"))
        (finding,) = await editor.found(PAGE, 2)
        assert "19" in finding.message
        editor.close(PAGE)
        assert await editor.found(PAGE, None) == []

    edit(talk)


def test_a_quick_fix_replaces_what_is_wrong(edit):
    async def talk(editor):
        editor.open(PAGE)
        (finding,) = await editor.found(PAGE, 1)
        (fix,) = await editor.fixes(PAGE, finding)
        assert fix.kind == types.CodeActionKind.QuickFix
        (change,) = fix.edit.changes[editor.uri(PAGE)]
        assert (change.range, change.new_text) == (finding.range, "86.6 trillion")
        editor.change(PAGE, 2, "New line.\n\n" + EN)  # the fix was for another version
        assert not await editor.fixes(PAGE, finding)

    edit(talk)


def test_a_fix_is_not_offered_across_mark_up(edit):
    async def talk(editor):
        editor.open(PAGE, EN.replace("86.6 billion", "86.6 **billion**"))
        (finding,) = await editor.found(PAGE, 1)
        assert finding.code == "NUM004"
        assert not await editor.fixes(PAGE, finding)

    edit(talk)


def test_hover_shows_the_chinese_and_the_values(edit):
    async def talk(editor):
        editor.open(PAGE)
        await editor.found(PAGE, 1)
        hover = await editor.hover(PAGE, 2, 50)
        assert "去年全市生产总值" in hover.contents.value and "line 3" in hover.contents.value
        assert "86.6万亿" in hover.contents.value and "86.6 trillion" in hover.contents.value
        assert "≠" in hover.contents.value
        assert hover.range == types.Range(types.Position(2, 0), types.Position(2, len(EN.splitlines()[2]) + 1))
        assert "90" in (await editor.hover(PAGE, 6, 3)).contents.value
        assert await editor.hover(PAGE, 1, 0) is None
        assert await editor.hover(PAGE, 99, 99) is None

    edit(talk)


def test_a_lost_sentence_is_shown_where_it_would_stand(edit):
    async def talk(editor):
        editor.open(PAGE, EN.replace("New pipelines of 1,200 kilometers serve 90 townships.\n", ""))
        (lost,) = [f for f in await editor.found(PAGE, 1) if f.code == "OMI001"]
        assert lost.range.end == types.Position(4, len(EN.splitlines()[4]))
        (related,) = lost.related_information
        assert related.location.range.start.line == 6

    edit(talk)


def test_an_error_is_shown_and_the_server_goes_on(edit, folder):
    async def talk(editor):
        editor.open(PAGE, "\n")
        (error,) = await editor.found(PAGE, 1)
        assert "en/页.md" in error.message and "empty" in error.message
        editor.change(PAGE, 2, EN)
        assert [f.code for f in await editor.found(PAGE, 2)] == ["NUM004"]
        configuration = folder / "xlcheck.toml"
        good = configuration.read_text(encoding="utf-8")
        configuration.write_text("nonsense = 1\n" + good, encoding="utf-8")
        editor.change(PAGE, 3, EN)
        assert "nonsense" in await asyncio.wait_for(editor.logged.get(), 60)
        configuration.write_text('ignore = ["NUM"]\n\n' + good, encoding="utf-8")
        editor.change(PAGE, 4, EN)
        assert await editor.found(PAGE, 4) == []

    edit(talk)


def test_a_bilingual_file_needs_no_configuration(edit, folder):
    (folder / "xlcheck.toml").unlink()
    rows = "zh\ten\n全省新建水库12座。\tThe province built 21 reservoirs.\n"

    async def talk(editor):
        editor.open("ui.tsv", rows)
        (finding,) = await editor.found("ui.tsv", 1)
        assert finding.code == "NUM003"
        assert finding.range.start == types.Position(1, rows.splitlines()[1].index("21"))

    edit(talk)


def test_the_server_ends_with_0_when_its_editor_goes():
    def message(**fields):
        body = json.dumps({"jsonrpc": "2.0", **fields}).encode()
        return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)

    asked = message(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
    asked += message(method="initialized", params={}) + message(id=2, method="shutdown") + message(method="exit")
    done = subprocess.run([sys.executable, "-m", "xlcheck", "lsp"], input=asked, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert b"internal error" not in done.stderr
