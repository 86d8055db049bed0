r"""How patterns stand in the cells of a glossary: between slashes, ``/第(\d+)条/``, and ``i`` behind to ignore case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from xlcheck.terms.patterns.automaton import Pattern, compiled, filled

_WRITTEN = re.compile(r"/((?:[^/\\]|\\.)+)/(i?)", re.DOTALL)
_MEMBER = re.compile(rf"\s*({_WRITTEN.pattern})\s*(?:[;；]|$)|([^;；]*)(?:[;；]|$)", re.DOTALL)


class Written(NamedTuple):
    """A pattern as it is written: its text without the slashes, and whether case is ignored."""

    text: str
    ignoring_case: bool

    def compiled(self) -> Pattern:
        """Return the pattern, which refers to no other. Raises PatternError if it cannot be used."""
        return compiled(self.text, self.ignoring_case)

    def filled(self, groups: Iterable[str]) -> Pattern:
        """Return the pattern with its references replaced, full-width letters and digits made plain.

        Raises:
            PatternError: if it cannot be used, or refers to a group that is not there.
        """
        return filled(self.text, self.ignoring_case, tuple(unicodedata.normalize("NFKC", group) for group in groups))


@lru_cache(maxsize=4096)
def written(cell: str) -> Written | None:
    """Return the pattern that a text of a glossary is, None where it is an ordinary text."""
    match = _WRITTEN.fullmatch(cell) if cell[:1] == "/" else None
    return Written(match[1].replace("\\/", "/"), bool(match[2])) if match else None


def ordinary(texts: Iterable[str]) -> tuple[str, ...]:
    """Return those of some texts that are no patterns."""
    return tuple(text for text in texts if text[:1] != "/" or not written(text))


def members(cell: str) -> Iterator[str]:
    """Yield the members of a list in one cell, which semicolons divide; those within a pattern do not."""
    at = 0
    while at < len(cell):
        match = _MEMBER.match(cell, at)
        assert match
        yield (match[1] or match[4] or "").strip()
        at = match.end()
