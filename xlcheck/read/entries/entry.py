"""One text of a file of keys, as every reader yields it."""

from __future__ import annotations

from typing import NamedTuple

from xlcheck.read.text import Piece

SHADOWED = "shadowed"
"""The state of an entry whose key comes again further down: a program never shows it."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of Unicode CLDR, under which most formats keep the forms of a text."""


class Entry(NamedTuple):
    """A key and its text, in the order of the file.

    ``key`` is the whole path ("menu.open", "items[2]"), ``pieces`` the text with its places, at least one: that of a
    text without characters is empty and tells where it would begin. Of a text that depends on a number or a choice,
    ``form`` is the one that this is ("one", "other", "female", "=0"), and ``group`` the key that its forms share.
    ``notes`` are comments, ``limit`` the most characters that the text may have (0: any), ``state`` what the file says
    of the progress of its translation.
    """

    key: str
    pieces: tuple[Piece, ...]
    form: str = ""
    group: str = ""
    notes: tuple[str, ...] = ()
    limit: int = 0
    state: str = ""

    @property
    def text(self) -> str:
        """The text of the pieces, one behind the other."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def name(self) -> str:
        """What a person finds it by: its key, and the form where the key is that of all of them."""
        return f"{self.key} ({self.form})" if self.form and self.key == self.group else self.key


def step(above: str, key: str | int) -> str:
    """Return the path of a member of a list or an object."""
    if isinstance(key, int):
        return f"{above}[{key}]"
    return f"{above}.{key}" if above else key
