"""On which line of a TOML file a key stands, for error messages: the parser of the standard library does not tell."""

from __future__ import annotations

import re

_LONGEST = 1000
_HEADER = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*""")

Path_ = tuple[str | int, ...]


def line_of(text: str, path: Path_) -> int | None:
    """Return the 1-based line on which a key is set, or on which the table begins that holds it; None if unclear.

    ``path`` are the keys from the top, with the 0-based number of the element behind the name of an array of tables.
    """
    best: tuple[int, int] | None = None
    table: Path_ = ()
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > _LONGEST:  # a value; its key is not told in the time that such a line would take
            continue
        here: Path_ | None = None
        if header := _HEADER.match(line):
            names = _parts(header[2])
            if header[1] == "[[":
                counts[names] = counts.get(names, -1) + 1
            table = here = _numbered(names, counts)
        elif key := _KEY.match(line):
            here = table + _parts(key[1])
        if here is not None and here == path[: len(here)] and (best is None or len(here) > best[0]):
            best = len(here), number
    return best[1] if best else None


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(a or b or c for a, b, c in _PART.findall(dotted))


def _numbered(names: tuple[str, ...], counts: dict[tuple[str, ...], int]) -> Path_:
    path: Path_ = ()
    for i, name in enumerate(names, 1):
        path += (name,)
        if names[:i] in counts:
            path += (counts[names[:i]],)
    return path
