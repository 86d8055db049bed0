r"""Rich text (RTF): the text as it reads when all changes are accepted, with tables, footnotes, headers and boxes.

After the Rich Text Format Specification 1.9.1. Characters come as Unicode (``\u``) or as bytes of the code page of
their font. Left out are deletions, hidden text, comments, pictures, the instructions of fields and the numbers of
lists. Places are named as in Word documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from xlcheck.errors import InputError
from xlcheck.files.source import Source, whole
from xlcheck.model import Document, Kind, Lang
from xlcheck.read.documents.paragraph_kinds import shaped
from xlcheck.read.documents.word_processors import BREAK, broken
from xlcheck.read.text import Block, document

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z'])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\"
)
_CHARACTERS = {
    "tab": "\t", "line": BREAK, "lbr": BREAK, "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
_SIGNS = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\t": "\t"}
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
"""The codec of a font by its ``\\fcharset``."""

_PAGES = {936: "gb18030", 950: "cp950", 65001: "utf-8", 10000: "mac_roman"}
_LEFT_OUT = frozenset(
    {
        "colortbl",
        "info",
        "pict",
        "object",
        "fldinst",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "listtext",
    }
    | {"pntext", "nonesttables", "shprslt", "sn", "sv", "filetbl", "upr", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc"}
    | {"nonshppict", "tc", "xe", "txe", "rxe", "operator", "title", "author", "background"}
)
_STARRED = frozenset({"shpinst", "shptxt", "ud", "footnote", "nesttableprops"})
"""Destinations that a reader may skip by the rules and that hold text all the same."""

_MARGINS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
_HEADING = re.compile(r"(?:heading|title|标题|標題)\s?\d?;?$", re.IGNORECASE)
_ORDER = ("header", "", "footnote", "footer")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group. ``flow`` is the text it belongs to: the body is "", a note or header has its name."""

    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    flow: str = ""
    destination: str = ""
    font: int | None = None
    after_unicode: int = 1


@dataclass(slots=True)
class _Flow:
    """A text in the making: its open paragraph, and where in a table that stands."""

    text: list[str]
    kind: Kind = "text"
    in_table: bool = False
    table: int = 0
    row: int = 0
    cell: int = 0


def read_rtf(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of a file of rich text.

    Raises:
        InputError: if it is none (IOE006) or holds no text (IOE004).
    """
    data = whole(path, max_bytes)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError(f"{path}: this is no rich text; check the file, or give it its own ending", "IOE006")
    found = list(_Reader(lang).blocks(data))
    if not found:
        raise InputError(f"{path}: the document holds no text; give the document that is to be checked", "IOE004")
    return document(Source(path, [], "utf-8", ()), lang, shaped(found, lang))


class _Reader:
    """Reads the tokens of a file, with a stack of what holds in the groups that are open."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._state = _State()
        self._stack: list[_State] = []
        self._flows: dict[str, _Flow] = {"": _Flow([])}
        self._said: dict[str, list[tuple[str, str, Kind]]] = {}
        self._bytes = bytearray()
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._headings: set[int] = set()
        self._named: list[str] = []  # of the style that is read
        self._style = 0
        self._starred = False
        self._counts: dict[str, int] = {}
        self._once: set[tuple[str, str, Kind]] = set()
        self._skip = 0  # what stands for a character behind its Unicode, for readers that know none

    def blocks(self, data: bytes) -> Iterator[Block]:
        """Yield the paragraphs: headers, body, footnotes and footers."""
        at = 0
        while found := _TOKEN.match(data, at):
            at = found.end()
            if found["word"]:
                at += self._word(found["word"].decode("ascii"), found["number"])
            else:
                self._other(found)
        self._end()
        line = 0
        flows = sorted(self._said, key=lambda name: _ORDER.index(name.partition(" ")[0]))
        for name in flows:
            for text, where, kind in self._said[name]:
                line += 1
                for pieces in broken(text, line, where, self._lang):
                    yield Block(pieces, kind)

    def _other(self, found: re.Match[bytes]) -> None:
        if found["brace"]:
            self._decode()
            self._skip = 0
            self._brace(found["brace"])
        elif found["byte"]:
            self._raw(bytes.fromhex(found["byte"].decode("ascii")))
        elif found["text"]:
            self._raw(found["text"])
        elif found["sign"] == b"*":
            self._starred = True
        elif found["sign"] in (b"\n", b"\r"):
            self._end()
        elif found["sign"] in _SIGNS:
            self._add(_SIGNS[found["sign"]])

    def _brace(self, brace: bytes) -> None:
        self._starred = False
        if brace == b"{":
            self._stack.append(self._state)
            return
        closed = self._state
        if self._stack:
            self._state = self._stack.pop()
        if closed.flow != self._state.flow:
            self._end(closed.flow)
        if closed.destination == "stylesheet" and (name := "".join(self._named).strip()):
            self._headings |= {self._style} if _HEADING.match(name) else set()
            self._named = []

    def _raw(self, data: bytes) -> None:
        """Take bytes of text, less those that stand for a character that came as Unicode."""
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        self._bytes += data[skipped:]

    def _decode(self) -> None:
        """Make characters of the bytes so far, in the code page of their font."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            font = self._state.font
            name = self._fonts.get(font, self._page) if font is not None else self._page
            self._add(data.decode(name, "replace"))

    def _add(self, text: str) -> None:
        if self._bytes:
            self._decode()
        state = self._state
        if state.destination == "stylesheet":
            self._named.append(text)
        elif not (state.skipped or state.hidden or state.deleted):
            self._flows.setdefault(state.flow, _Flow([])).text.append(text)

    def _word(self, word: str, digits: bytes | None) -> int:
        """Take a control word; return how many bytes behind it are no text."""
        number = int(digits) if digits is not None else None
        if word == "u" and number is not None:
            self._decode()
            code = number % 0x10000
            self._surrogate(code)
            self._skip = self._state.after_unicode
            return 0
        self._decode()
        self._skip = 0
        starred, self._starred = self._starred, False
        if word == "bin":
            return max(0, number or 0)
        if word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word in _LEFT_OUT or (starred and word not in _STARRED):
            self._state = replace(self._state, skipped=True, destination=word)
        elif word in _MARGINS:
            self._state = replace(self._state, flow=self._numbered(_MARGINS[word]))
        elif word in ("footnote", "shptxt"):
            self._state = replace(self._state, flow=self._state.flow if word == "shptxt" else self._numbered(word))
        elif word in ("fonttbl", "stylesheet"):
            self._state = replace(self._state, skipped=True, destination=word)
        else:
            self._format(word, number)
        return 0

    def _surrogate(self, code: int) -> None:
        """Add a UTF-16 unit: the second half of a pair joins the first."""
        text = chr(code)
        flow = self._flows.setdefault(self._state.flow, _Flow([]))
        if 0xDC00 <= code < 0xE000:
            if flow.text and len(flow.text[-1]) == 1 and 0xD800 <= ord(flow.text[-1]) < 0xDC00:
                high = ord(flow.text.pop())
                text = chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
            else:
                text = "\ufffd"
        self._add(text)

    def _numbered(self, kind: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{kind} {self._counts[kind]}"

    def _format(self, word: str, number: int | None) -> None:
        """Take a control word that changes how the text behind it is read, or ends a paragraph, cell or row."""
        state, flow = self._state, self._flows.setdefault(self._state.flow, _Flow([]))
        on = number != 0
        if word in ("par", "sect", "page"):
            self._end()
        elif word in ("cell", "nestcell"):
            self._end(in_cell=True)
            flow.cell += 1
        elif word in ("row", "nestrow"):
            flow.row += 1
            flow.cell = 0
        elif word == "pard":
            flow.kind, flow.in_table = "text", False
        elif word == "intbl":
            flow.in_table = True
        elif word == "outlinelevel" or (word == "s" and state.destination != "stylesheet" and number in self._headings):
            flow.kind = "heading"
        elif word == "ls" and on and flow.kind == "text":
            flow.kind = "item"
        elif word == "s":
            self._style = number or 0
        else:
            self._character_format(word, number, on)

    def _character_format(self, word: str, number: int | None, on: bool) -> None:
        state = self._state
        if word == "v":
            self._state = replace(state, hidden=on)
        elif word == "deleted":
            self._state = replace(state, deleted=on)
        elif word == "plain":
            self._state = replace(state, hidden=False, deleted=False)
        elif word == "f":
            self._state = replace(state, font=number or 0)
        elif word == "uc":
            self._state = replace(state, after_unicode=max(0, min(number or 0, 8)))
        elif word == "fcharset" and state.destination == "fonttbl" and state.font is not None:
            self._fonts[state.font] = _CHARSETS.get(number or 0, self._page)
        elif word == "ansicpg" and number:
            self._page = _PAGES.get(
                number, f"cp{number}" if 1250 <= number <= 1258 or number in (932, 949) else "cp1252"
            )

    def _end(self, name: str | None = None, *, in_cell: bool = False) -> None:
        """End the paragraph of a flow."""
        self._decode()
        name = self._state.flow if name is None else name
        flow = self._flows.setdefault(name, _Flow([]))
        text = "".join(flow.text).encode("utf-16-le", "replace").decode("utf-16-le", "replace")
        flow.text = []
        kept = name.partition(" ")[0] if name.startswith(("header", "footer")) else name
        if in_cell or flow.in_table:
            if not flow.row and not flow.cell:
                self._counts["table"] = self._counts.get("table", 0) + (not flow.table)
                flow.table = self._counts["table"]
            where, kind = f"table {flow.table}, row {flow.row + 1}, cell {flow.cell + 1}", "cell"
        else:
            flow.table = flow.row = flow.cell = 0
            where, kind = kept, flow.kind
        if not text.strip(" \t\v\u3000\xa0"):
            return
        if not where:
            self._counts["paragraph"] = self._counts.get("paragraph", 0) + 1
            where = f"paragraph {self._counts['paragraph']}"
        entry: tuple[str, str, Kind] = text, where, "cell" if kind == "cell" else flow.kind
        if name != kept and entry in self._once:
            return  # a header that several sections have
        self._once.add(entry)
        self._said.setdefault(name, []).append(entry)
