"""What is wrong with a glossary, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from xlcheck.errors import GlossaryError

Grade = Literal["error", "warning", "info"]


class Defect(NamedTuple):
    """One defect: with an ``error`` the glossary is not used; ``line`` is 0 where it is about the whole file."""

    path: str
    line: int
    name: str
    message: str
    grade: Grade = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class PassedOver:
    """Counts the concepts that lack one of the languages: a base of many languages has many."""

    def __init__(self) -> None:
        self.lines: list[int] = []

    def look(self, line: int, chinese: Sequence[object], english: Sequence[object]) -> None:
        """Count a concept if it has one of the languages and not the other."""
        if bool(chinese) != bool(english):
            self.lines.append(line)

    def said(self, path: str) -> Iterator[Defect]:
        """Yield one remark about all of them, at the first."""
        if self.lines:
            n = len(self.lines)
            what = "this concept lacks" if n == 1 else f"{n:,} concepts, this the first, lack"
            message = f"{what} Chinese or English, and {'is' if n == 1 else 'are'} passed over"
            yield Defect(path, self.lines[0], "passed-over", message, "info")


def refuse(first: Defect, *more: Defect) -> GlossaryError:
    """Return defects as the error that ends a run: it names the first, and how to see the others."""
    rest = f" ({len(more)} more: `xlcheck terms lint {first.path}` lists them)" if more else ""
    return GlossaryError(f"{first}{rest}")
