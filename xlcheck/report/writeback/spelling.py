"""How each format writes characters: which stand for others, and how a new text is put down.

A text may be put down in several ways; the first that is read again as it was meant is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape

Way = Callable[[str], str]
"""From a text to what stands for it in a file."""


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a format writes a text.

    ``escape`` finds what stands for other characters, ``meant`` tells which ones. ``ways`` put a new text down.
    ``unknown`` writes a character that the encoding of the file lacks. ``feeds`` tells whether a text may have line
    ends. ``quoted`` tells that a field can be put into quotation marks as a whole.
    """

    escape: re.Pattern[str] | None = None
    meant: Way = _same
    ways: tuple[Way, ...] = (_same,)
    unknown: Way | None = None
    feeds: bool = False
    quoted: bool = False


_ENTITY = re.compile(r"&(?:#[xX][0-9A-Fa-f]{1,8}|#\d{1,9}|[A-Za-z][A-Za-z0-9]{1,31});?")
_PO = re.compile(r"\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)")
_PO_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_JSON = re.compile(r"\\(?:u[0-9A-Fa-f]{4}(?:\\u[dD][c-fC-F][0-9A-Fa-f]{2})?|.)")
_MARKDOWN = re.compile(r"\\[!-/:-@\[-`{-~]|" + _ENTITY.pattern)
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])|^([-+])(?=\s)|^(\d{1,9})([.)])(?=\s)", re.MULTILINE)


def _as_xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _references(text: str) -> str:
    return "".join(f"&#{ord(c)};" for c in text)


def _as_po(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def _meant_in_po(escape: str) -> str:
    if escape[1] == "x" and len(escape) > 2:
        return chr(int(escape[2:], 16))
    return chr(int(escape[1:], 8)) if escape[1] in "01234567" else _PO_ESCAPES.get(escape[1], escape[1])


def _as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _in_ascii(text: str) -> str:
    return json.dumps(text)[1:-1]


def _meant_in_json(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape


def _meant_in_markdown(escape: str) -> str:
    return escape[1:] if escape.startswith("\\") else unescape(escape)


def _escaped_marks(text: str) -> str:
    return _MARKS.sub(lambda m: f"{m[3]}\\{m[4]}" if m[3] else f"\\{m[0]}", text)


def _doubled(text: str) -> str:
    return text.replace('"', '""')


def _halved(escape: str) -> str:
    return escape[1:]


_XML = Spelling(_ENTITY, unescape, (_as_xml,), _references)

SPELLINGS: Mapping[str, Spelling] = {
    "txt": Spelling(),
    "subtitles": Spelling(),
    "markdown": Spelling(_MARKDOWN, _meant_in_markdown, (_same, _escaped_marks)),
    "html": _XML,
    "xliff": _XML,
    "tmx": _XML,
    "ttx": _XML,
    "po": Spelling(_PO, _meant_in_po, (_as_po,), feeds=True),
    "json": Spelling(_JSON, _meant_in_json, (_as_json,), _in_ascii, feeds=True),
    "jsonl": Spelling(_JSON, _meant_in_json, (_as_json,), _in_ascii, feeds=True),
    "tsv": Spelling(),
    "csv": Spelling(re.compile('""'), _halved, (_doubled, _same), feeds=True, quoted=True),
}
"""The formats whose files are text, by their name in the table of formats."""
