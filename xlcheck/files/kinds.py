"""What the content of a file tells of its format where its name may mean two: ``.ts`` is Qt's, or TypeScript."""

from __future__ import annotations

from pathlib import Path

from xlcheck.errors import InputError
from xlcheck.files import formats
from xlcheck.files.formats import Format
from xlcheck.files.source import pieces

_HEAD = 200


def entries_format(path: Path) -> Format | None:
    """Return the format of a file of keys, None where the file is of another one."""
    found = formats.entries_by_suffix().get(path.suffix.lower())
    return None if found and _is_qt(path) else found


def is_bilingual(path: Path) -> bool:
    """Tell whether a file, given alone, holds both sides."""
    found = formats.known(path.suffix.lower())
    return found is not None and found.kind == "pairs" and (found.name != "qt" or _is_qt(path))


def may_be_bilingual(path: Path) -> bool:
    """Tell whether one file of this name may hold both sides: also a document, in a table."""
    found = formats.by_suffix().get(path.suffix.lower())
    return is_bilingual(path) or (found is not None and found.kind == "document" and bool(found.other))


def _is_qt(path: Path) -> bool:
    """Tell whether a file that ends with ``.ts`` is one of Qt Linguist: it begins as XML does."""
    if path.suffix.lower() != ".ts":
        return False
    try:
        head = next(pieces(path, _HEAD, None), b"")
    except InputError:  # whoever reads it will say why
        return False
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")
