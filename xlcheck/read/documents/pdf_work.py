"""What a PDF makes its reader do, told before it is done: a few kilobytes can name work without end.

A stream unfolds to a thousand times its bytes, pages share one stream, and what is drawn draws again. So the bytes of
the content that the pages and the forms on them come to are added up first, each stream read once, and the operators
are counted as they come. Both may grow with the file; real ones have a tenth of what is allowed. How many tokens a
stream and how many entries a list may have is what pypdf itself limits.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlcheck.errors import InputError

if TYPE_CHECKING:
    from pypdf import PageObject

_CONTENT = 4 << 20
_CONTENT_PER_BYTE = 10
_OPERATORS = 100_000
_OPERATORS_PER_BYTE = 0.5
"""How much content and how many operators a PDF may come to: so much, and so much more for each of its bytes."""

_UNPACKED = 4 << 20
"""Bytes of a stream that is written in digits (ASCII85 and the like), which are unfolded slowly; Flate is not."""
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")


class Work:
    """The work that the pages of one file come to so far."""

    def __init__(self, path: Path, size: int) -> None:
        """Name a file of ``size`` bytes."""
        self._path = path
        self._content = _CONTENT + _CONTENT_PER_BYTE * size
        self._operators = int(_OPERATORS + _OPERATORS_PER_BYTE * size)
        self._known: dict[int, int] = {}

    def add_page(self, page: PageObject) -> None:
        """Count the content of a page, that of forms as often as they are drawn.

        Raises:
            InputError: (IOE014) if all pages come to more than so large a file has.
        """
        contents = page.get("/Contents")
        contents = contents.get_object() if contents is not None else None
        streams = contents if isinstance(contents, list) else [contents]
        for stream in streams:
            self._content -= self._cost(stream, page.get("/Resources"), ())
            if self._content < 0:
                raise self._refused("content")

    def add_operator(self, *_: object) -> None:
        """Count an operator, as a visitor of pypdf.

        Raises:
            InputError: (IOE014) if there are more than so large a file has.
        """
        self._operators -= 1
        if self._operators < 0:
            raise self._refused("operators")

    def _cost(self, stream: Any, resources: Any, above: tuple[int, ...]) -> int:
        """Return the bytes of a stream, and of the forms that it draws."""
        stream = stream.get_object() if stream is not None else None
        if not hasattr(stream, "get_data") or id(stream) in above:
            return 0
        if id(stream) in self._known:
            return self._known[id(stream)]
        filters = stream.get("/Filter")
        if filters is not None and str(filters) != "/FlateDecode" and len(stream._data) > _UNPACKED:
            raise self._refused("content")
        data = stream.get_data()
        total = len(data) + 1
        forms = _entry(_entry(stream, "/Resources") or resources, "/XObject")
        for name in _DRAWS.findall(data) if forms else ():
            form = _entry(forms, "/" + name.decode("latin-1"))
            if _entry(form, "/Subtype") == "/Form":
                total += self._cost(form, resources, (*above, id(stream)))
            if total > self._content:
                raise self._refused("content")
        self._known[id(stream)] = total
        return total

    def _refused(self, what: str) -> InputError:
        return InputError(
            f"{self._path}: its pages come to more {what} than a PDF of this size has; print it to a new PDF", "IOE014"
        )


def _entry(value: Any, key: str) -> Any:
    """Return what a dictionary of a PDF has under a key, without the reference; None where it has nothing."""
    value = value.get_object() if value is not None else None
    found = value.get(key) if isinstance(value, dict) else None
    return found.get_object() if found is not None else None
